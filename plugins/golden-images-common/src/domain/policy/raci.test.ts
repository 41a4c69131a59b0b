import { GOVERNED_DECISIONS, roleFor } from './governedDecision';
import { NOTICE_ROUTES } from './noticeRoute';
import {
  accountableFor,
  ACTIVITIES,
  RACI_MATRIX,
  rolesWith,
  type Activity,
  type RaciCell,
} from './raci';
import { ROLES, type Role } from './role';

describe('the RACI matrix (GT-RACI-01)', () => {
  const HANDBOOK: [Activity, ...RaciCell[]][] = [
    ['golden-image-selection', 'R/A', 'C', 'I', 'I', '—'],
    ['acceptance-testing', 'R', 'C', 'I', '—', '—'],
    ['customization-approval', 'C', 'A', 'R', 'I', '—'],
    ['vulnerability-response', 'R/A', 'C', 'I', 'I', 'I'],
    ['license-compliance', 'C', 'R/A', 'I', 'I', '—'],
    ['image-deprecation', 'R/A', 'C', 'I', 'C', '—'],
    ['cost-tracking', 'C', '—', '—', 'I', 'A/R'],
  ];
  const cells = HANDBOOK.flatMap(([activity, ...letters]) =>
    letters.map((cell, i): [Activity, Role, RaciCell] => [
      activity,
      ROLES[i],
      cell,
    ]),
  );

  it('has 7 activities and 5 roles', () => {
    expect(cells).toHaveLength(35);
    expect(Object.keys(RACI_MATRIX)).toEqual([...ACTIVITIES]);
  });

  it.each(cells)('%s: %s is %s', (activity, role, cell) => {
    expect(RACI_MATRIX[activity][role]).toBe(cell);
  });

  it.each(ACTIVITIES)('%s has exactly one who answers for it', activity => {
    expect(rolesWith(activity, 'A')).toHaveLength(
      activity === 'acceptance-testing' ? 0 : 1,
    );
  });

  it('takes the platform team for acceptance testing, and says that it is assumed (AMB-11)', () => {
    expect(accountableFor('acceptance-testing')).toEqual({
      role: 'platform',
      assumed: true,
    });
    expect(accountableFor('cost-tracking')).toEqual({
      role: 'finance',
      assumed: false,
    });
  });
});

describe('notices (R-RACI)', () => {
  it.each([
    ['promotion', 'golden-image-selection'],
    ['patch', 'vulnerability-response'],
    ['deprecation', 'image-deprecation'],
    ['removal', 'image-deprecation'],
  ] as const)('of a %s go to all who have a part in %s', (kind, activity) => {
    expect(NOTICE_ROUTES[kind].roles).toEqual(
      ROLES.filter(
        role => role !== 'app-team' && RACI_MATRIX[activity][role] !== '—',
      ),
    );
  });
});

describe('decisions of the portal (R-RACI-09)', () => {
  it('are taken by the role that the matrix gives them to', () => {
    expect(
      Object.fromEntries(GOVERNED_DECISIONS.map(one => [one, roleFor(one)])),
    ).toEqual({
      'sign-off-platform': 'platform',
      'sign-off-security': 'security',
      veto: 'security',
      'lift-veto': 'security',
      reject: 'platform',
      promote: 'platform',
      'fast-track': 'platform',
      deprecate: 'platform',
      remove: 'platform',
      emergency: 'platform',
      'post-mortem': 'platform',
      notes: 'platform',
    });
  });
});
