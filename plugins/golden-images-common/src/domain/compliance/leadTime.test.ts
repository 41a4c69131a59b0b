import {
  durationStatus,
  leadTime,
  splitOf,
  type PromotionTimes,
} from './leadTime';

const AT = '2024-01-31';

function promoted(
  version: string,
  upstreamReleasedAt: string | undefined,
  promotedAt: string,
  more: Partial<PromotionTimes> = {},
): PromotionTimes {
  return {
    id: `python/3.12/${version}`,
    family: 'python',
    track: '3.12',
    version,
    upstreamReleasedAt,
    promotedAt,
    ...more,
  };
}

const options = { at: AT, targetDays: 7 };

it('GT-KPI2-01: released 1 Jan, tests pass 5 Jan, promoted and notified 7 Jan: 4 + 2 + 0 days, 6.0 in all, on target', () => {
  const one = promoted('2.1.0', '2024-01-01', '2024-01-07', {
    testsPassedAt: '2024-01-05T16:00:00Z',
    notifiedAt: '2024-01-07T09:00:00Z',
  });
  const kpi = leadTime({ promotions: [one], waiting: [] }, options);
  expect(kpi).toMatchObject({
    ratio: { numerator: 6, denominator: 1 },
    value: 6,
    display: '6.0 days',
    status: 'on-target',
    latest: {
      stages: [
        { stage: 'testing', days: 4 },
        { stage: 'admin', days: 2 },
        { stage: 'notify', days: 0 },
      ],
      slowest: 'testing',
    },
  });
  expect(kpi.statement).toBe(
    'A golden image comes 6.0 days after its upstream release, within the target of 7 days (mean of 1 promotion in 90 days).',
  );
});

it.each([
  [12, 'off-target'],
  [8, 'off-target'],
  [7.7, 'near-target'],
  [7, 'on-target'],
])('GT-KPI2-02: %d days are %s (near limit 7.7)', (days, status) => {
  expect(durationStatus({ numerator: days * 10, denominator: 10 }, 7)).toBe(
    status,
  );
});

it('GT-KPI2-03: averages promotions of 6 and 10 days to 8.0; a candidate is not counted, its age is shown', () => {
  const kpi = leadTime(
    {
      promotions: [
        promoted('2.0.0', '2024-01-01', '2024-01-07'),
        promoted('2.1.0', '2024-01-10', '2024-01-20'),
      ],
      waiting: [
        {
          id: 'python/3.12/2.2.0',
          family: 'python',
          track: '3.12',
          version: '2.2.0',
          upstreamReleasedAt: '2024-01-11',
          openedAt: '2024-01-12T10:00:00Z',
        },
      ],
    },
    options,
  );
  expect(kpi).toMatchObject({
    ratio: { numerator: 16, denominator: 2 },
    display: '8.0 days',
    status: 'off-target',
    waiting: [{ id: 'python/3.12/2.2.0', days: 20, since: 'upstream' }],
  });
  expect(kpi.rows.map(({ id, days }) => [id, days])).toEqual([
    ['python/3.12/2.1.0', 10],
    ['python/3.12/2.0.0', 6],
  ]);
});

it('AMB-22: counts the promotions of the last 90 days', () => {
  const on = (promotedAt: string) =>
    promoted(promotedAt, '2023-01-01', promotedAt);
  const { rows, from, to } = leadTime(
    {
      promotions: ['2023-11-02', '2023-11-03', '2024-01-31', '2024-02-01'].map(
        on,
      ),
      waiting: [],
    },
    options,
  );
  expect([from, to]).toEqual(['2023-11-03', AT]);
  expect(rows.map(({ promotedAt }) => promotedAt)).toEqual([
    '2024-01-31',
    '2023-11-03',
  ]);
});

it('counts nothing whose upstream date is unknown or later than the promotion', () => {
  const kpi = leadTime(
    {
      promotions: [
        promoted('2.0.0', undefined, '2024-01-07'),
        promoted('2.1.0', '2024-01-09', '2024-01-07'),
      ],
      waiting: [],
    },
    options,
  );
  expect(kpi).toMatchObject({
    ratio: { numerator: 0, denominator: 0 },
    display: 'n/a',
    status: 'no-data',
    undated: 2,
    latest: undefined,
  });
});

it.each([
  ['2024-01-09', '2024-01-10', '2024-01-10', 'testing', /test infrastructure/],
  ['2024-01-02', '2024-01-10', '2024-01-10', 'admin', /promote what passed/],
  ['2024-01-02', '2024-01-03', '2024-01-10', 'notify', /Telling people/],
])(
  'R-KPI2-03: tests passed %s, promoted %s, notified %s: the remedy is for %s',
  (testsPassedAt, promotedAt, notifiedAt, slowest, remedy) => {
    const split = splitOf(
      promoted('1.0.0', '2024-01-01', promotedAt, {
        testsPassedAt,
        notifiedAt,
      }),
    );
    expect(split.slowest).toBe(slowest);
    expect(split.remediation).toMatch(remedy);
  },
);
