import { changesOf } from './changesOf';

describe('changesOf', () => {
  it.each([
    [
      'what changed, and not what stayed',
      { phase: 'active', track: '3.12' },
      { phase: 'legacy', track: '3.12' },
      [{ path: 'phase', before: 'active', after: 'legacy' }],
    ],
    [
      'parts of parts',
      { dates: { removalAt: null } },
      { dates: { removalAt: '2027-06-01' } },
      [{ path: 'dates.removalAt', after: '2027-06-01' }],
    ],
    [
      'what is new',
      undefined,
      { promoted: true, refs: ['a', 'b'] },
      [
        { path: 'promoted', after: 'true' },
        { path: 'refs', after: 'a, b' },
      ],
    ],
    ['what is gone', 'a', undefined, [{ path: '', before: 'a' }]],
    ['nothing', { a: 1 }, { a: 1 }, []],
    ['nothing at all', undefined, null, []],
    [
      'lists of objects by their place',
      [{ a: 1 }],
      [{ a: 2 }],
      [{ path: '0.a', before: '1', after: '2' }],
    ],
  ])('tells %s', (_what, before, after, changes) => {
    expect(changesOf(before, after)).toEqual(changes);
  });
});
