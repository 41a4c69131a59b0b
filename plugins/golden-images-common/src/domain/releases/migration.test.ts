import { trackMigration } from './migration';

it('GT-DEP-04: 950 of 1,070 pods on the new track are 88.8 %', () => {
  const old = { teams: 45, pods: 120 };
  const next = { teams: 8, pods: 950 };
  expect(trackMigration(old, next)).toEqual({
    old,
    new: next,
    pods: { numerator: 950, denominator: 1070 },
    display: '88.8 %',
  });
});

it('has no figure when nobody runs either track', () => {
  const none = { teams: 0, pods: 0 };
  expect(trackMigration(none, none).display).toBe('n/a');
});
