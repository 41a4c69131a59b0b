import { adoptionChange, compareRatios } from './adoptionChange';

const day = '2027-02-14';

function figure(numerator: number, denominator: number, unknown = 0) {
  return { ratio: { numerator, denominator }, unknown };
}

it.each([
  ['87 of 100', figure(92, 100), figure(87, 100), 5, 5, 'improved'],
  [
    'fewer workloads, more golden',
    figure(9, 10),
    figure(18, 30),
    30,
    -9,
    'improved',
  ],
  [
    'a smaller share of more',
    figure(20, 40),
    figure(19, 20),
    -45,
    1,
    'fell-back',
  ],
  [
    'the same share of more',
    figure(20, 40),
    figure(10, 20),
    0,
    10,
    'unchanged',
  ],
  [
    'less than a tenth of a point',
    figure(9999, 10000),
    figure(9998, 10000),
    0,
    1,
    'improved',
  ],
  [
    'tenths that floating point would miss',
    figure(871, 1000),
    figure(869, 1000),
    0.2,
    2,
    'improved',
  ],
])(
  'tells the change from %s in points, workloads and a word',
  (_what, now, before, points, workloads, trend) => {
    expect(adoptionChange(now, { ...before, day })).toEqual({
      since: day,
      before: before.ratio,
      points,
      workloads,
      trend,
    });
  },
);

it.each([
  [
    'that could not be read a month ago',
    figure(9, 10),
    figure(5, 10, 4),
    'uncertain',
  ],
  [
    'of which more got better than could not be read',
    figure(9, 10),
    figure(5, 10, 3),
    'improved',
  ],
  ['that cannot be read now', figure(5, 10, 4), figure(9, 10), 'uncertain'],
  [
    'of which more got worse than cannot be read',
    figure(5, 10, 3),
    figure(9, 10),
    'fell-back',
  ],
])(
  'does not take a failed scan for progress: a team %s',
  (_what, now, before, trend) => {
    expect(adoptionChange(now, { ...before, day })?.trend).toBe(trend);
  },
);

it.each([
  ['had', figure(1, 2), figure(0, 0)],
  ['has', figure(0, 0), figure(1, 2)],
])(
  'has no change for a team that %s nothing in production',
  (_w, now, before) => {
    expect(adoptionChange(now, { ...before, day })).toBeUndefined();
  },
);

it('compares fractions exactly', () => {
  const [third, close] = [
    { numerator: 1, denominator: 3 },
    { numerator: 333_333, denominator: 1_000_000 },
  ];
  expect(Math.sign(compareRatios(third, close))).toBe(1);
  expect(compareRatios(third, { numerator: 2, denominator: 6 })).toBe(0);
});
