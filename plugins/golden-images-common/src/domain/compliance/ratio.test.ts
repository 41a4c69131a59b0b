import { meets, percent, percentText, toTarget, wholePercent } from './ratio';

it.each([
  [1250, 1360, 91.9, 92, 91],
  [5, 3, 166.7, 167, 166],
  [1, 2000, 0.1, 0, 0],
  [1999, 2000, 100, 100, 99],
  [0, 7, 0, 0, 0],
  [1, 200, 0.5, 1, 0],
])('rounds %s/%s', (numerator, denominator, tenth, halfUp, floor) => {
  const ratio = { numerator, denominator };
  expect(percent(ratio)).toBe(tenth);
  expect(wholePercent(ratio, 'half-up')).toBe(halfUp);
  expect(wholePercent(ratio, 'floor')).toBe(floor);
});

it('has no percentage of nothing, and meets no target with it', () => {
  const none = { numerator: 0, denominator: 0 };
  expect(percent(none)).toBeUndefined();
  expect(percentText(none)).toBe('n/a');
  expect(meets(none, { percent: 0, comparison: 'at-least' })).toBe(false);
});

it.each([
  ['above', 992, false],
  ['at-least', 992, true],
  ['below', 992, false],
  ['above', 993, true],
  ['below', 991, true],
] as const)(
  'compares exactly: %s 99.2 %% with %s of 1000',
  (comparison, numerator, met) => {
    expect(
      meets({ numerator, denominator: 1000 }, { percent: 99.2, comparison }),
    ).toBe(met);
  },
);

it.each([
  [0, 3, 95, 'above', 3],
  [19, 20, 95, 'above', 1],
  [19, 20, 95, 'at-least', 0],
  [20, 20, 100, 'above', 0],
] as const)(
  'from %s of %s to %s %% (%s) %s are missing',
  (numerator, denominator, target, comparison, missing) => {
    expect(
      toTarget({ numerator, denominator }, { percent: target, comparison }),
    ).toBe(missing);
  },
);
