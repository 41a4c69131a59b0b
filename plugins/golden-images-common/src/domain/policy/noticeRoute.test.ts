import { NOTICE_KINDS, NOTICE_ROUTES } from './noticeRoute';

describe('NOTICE_ROUTES', () => {
  it.each([
    ['promotion (R-RACI-01)', 'promotion', ['platform', 'security', 'cto']],
    ['patch (R-RACI-04)', 'patch', ['platform', 'security', 'cto', 'finance']],
    ['deprecation (R-RACI-06)', 'deprecation', ['platform', 'security', 'cto']],
    ['reminder', 'reminder', []],
  ] as const)('tells the roles of the matrix of a %s', (_what, kind, roles) => {
    expect(NOTICE_ROUTES[kind].roles).toEqual(roles);
  });

  it('lets only news be turned off, and no deadline (R-NOTIF-04)', () => {
    expect(NOTICE_KINDS.filter(kind => NOTICE_ROUTES[kind].optional)).toEqual([
      'promotion',
      'patch',
    ]);
  });
});
