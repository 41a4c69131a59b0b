import { approvalTime, type RequestTimes } from './approvalTime';
import { businessDays, businessTime, calendarProblem } from './businessDays';

const AT = '2024-03-29T12:00:00Z';

function request(more: Partial<RequestTimes> = {}): RequestTimes {
  return {
    id: '1',
    title: 'Add postgresql-client',
    team: 'group:default/data-platform',
    category: 'database-client',
    tier: 2,
    turnedDown: false,
    submittedAt: '2024-03-04T10:00:00Z',
    ...more,
  };
}

/** Monday to Thursday, as the handbook has it. */
const HANDBOOK = request({
  firstReviewAt: '2024-03-05T10:00:00Z',
  securityApprovedAt: '2024-03-06T10:00:00Z',
  platformApprovedAt: '2024-03-07T10:00:00Z',
  mergedAt: '2024-03-07T22:00:00Z',
});

function took(hours: number, more: Partial<RequestTimes> = {}): RequestTimes {
  const approved = new Date(Date.UTC(2024, 2, 4, 10) + hours * 3_600_000);
  return request({
    securityApprovedAt: approved.toISOString(),
    platformApprovedAt: approved.toISOString(),
    ...more,
  });
}

it('GT-KPI3-01: first review 1, security 1, platform 1, merge 0.5: 3.0 to approval, 3.5 to merge, off target 2', () => {
  const kpi = approvalTime([HANDBOOK], { at: AT });
  expect(kpi).toMatchObject({
    ratio: { numerator: 3, denominator: 1 },
    value: 3,
    display: '3.0 business days',
    status: 'off-target',
    statusText: 'off target',
    toMerge: { days: 3.5 },
    stages: [
      { stage: 'first-review', days: 1 },
      { stage: 'security', days: 1 },
      { stage: 'platform', days: 1 },
      { stage: 'merge', days: 0.5 },
    ],
    rows: [{ id: '1', days: 3, daysToMerge: 3.5 }],
    categories: { 'database-client': 1 },
  });
  expect(kpi.statement).toBe(
    'A request is approved 3.0 business days after its submission, target at most 2: off target (mean of 1 request in 90 days).',
  );
});

it.each([
  [48, '2.0', 'on-target', 'on target'],
  [50.4, '2.1', 'near-target', 'on target (within tolerance)'],
  [55.2, '2.3', 'off-target', 'off target'],
])(
  'GT-KPI3-02: %d hours are %s business days: %s',
  (hours, days, status, text) => {
    const kpi = approvalTime([took(hours)], { at: AT });
    expect([kpi.display, kpi.status, kpi.statusText]).toEqual([
      `${days} business days`,
      status,
      text,
    ]);
  },
);

it.each([
  ['2024-03-01T10:00:00Z', '2024-03-05T10:00:00Z', 2],
  ['2024-03-01T10:00:00Z', '2024-03-06T10:00:00Z', 3],
])('GT-KPI3-03: %s to %s is %d business days', (from, to, days) => {
  expect(businessDays(from, to)).toBe(days);
});

it('GT-KPI3-04: a weekend is 0.0 business days', () => {
  expect(businessDays('2024-03-02T09:00:00Z', '2024-03-04T00:00:00Z')).toBe(0);
});

it.each([
  ['of tier 1', took(24, { tier: 1 })],
  ['rejected', took(24, { turnedDown: true })],
  ['unapproved', request({ securityApprovedAt: '2024-03-05T10:00:00Z' })],
  ['a draft', request({ submittedAt: undefined })],
  [
    'approved before the window',
    took(-100 * 24, { submittedAt: '2023-11-01T00:00:00Z' }),
  ],
])('GT-KPI3-05: leaves out of the mean what is %s', (_, left) => {
  const kpi = approvalTime([HANDBOOK, left], { at: AT });
  expect(kpi.ratio).toEqual({ numerator: 3, denominator: 1 });
});

it('is no data for nothing approved, and counts what is pending', () => {
  expect(approvalTime([request()], { at: AT })).toMatchObject({
    display: 'n/a',
    status: 'no-data',
    ratio: { numerator: 0, denominator: 0 },
    pending: 1,
    slowest: undefined,
    remediation: undefined,
  });
});

it.each([
  [
    'first-review',
    '2024-03-08T10:00:00Z',
    '2024-03-08T11:00:00Z',
    '2024-03-08T12:00:00Z',
    '2024-03-08T13:00:00Z',
    /recruit more reviewers/,
  ],
  [
    'security',
    '2024-03-04T11:00:00Z',
    '2024-03-08T11:00:00Z',
    '2024-03-08T12:00:00Z',
    '2024-03-08T13:00:00Z',
    /clearer approval criteria/,
  ],
  [
    'platform',
    '2024-03-04T11:00:00Z',
    '2024-03-04T12:00:00Z',
    '2024-03-08T12:00:00Z',
    '2024-03-08T13:00:00Z',
    /clearer approval criteria/,
  ],
  [
    'merge',
    '2024-03-04T11:00:00Z',
    '2024-03-04T12:00:00Z',
    '2024-03-04T13:00:00Z',
    '2024-03-08T13:00:00Z',
    /let CI merge/,
  ],
])(
  'R-KPI3-03: the remedy is for the slowest step, %s',
  (
    slowest,
    firstReviewAt,
    securityApprovedAt,
    platformApprovedAt,
    mergedAt,
    remedy,
  ) => {
    const kpi = approvalTime(
      [
        request({
          firstReviewAt,
          securityApprovedAt,
          platformApprovedAt,
          mergedAt,
        }),
      ],
      { at: AT },
    );
    expect(kpi.slowest).toBe(slowest);
    expect(kpi.remediation).toMatch(remedy);
  },
);

it('AMB-05: splits by who approved first, where platform did', () => {
  const { stages } = approvalTime(
    [
      request({
        platformApprovedAt: '2024-03-05T10:00:00Z',
        securityApprovedAt: '2024-03-07T10:00:00Z',
      }),
    ],
    { at: AT },
  );
  expect(stages.map(({ stage, days }) => [stage, days])).toEqual([
    ['first-review', 1],
    ['security', 2],
    ['platform', 0],
    ['merge', undefined],
  ]);
});

describe('AMB-04b: business time', () => {
  it('leaves out holidays, by the days of the zone', () => {
    const calendar = {
      zone: 'Europe/Berlin',
      holidays: ['2024-03-29', '2024-04-01'],
    };
    expect(
      businessDays('2024-03-28T10:00:00Z', '2024-04-02T10:00:00Z', calendar),
    ).toBe(1);
    // Monday has begun in Tokyo while it is Sunday in UTC.
    expect(
      businessTime('2024-03-03T15:00:00Z', '2024-03-03T18:00:00Z', {
        zone: 'Asia/Tokyo',
        holidays: [],
      }),
    ).toBe(3 * 3_600_000);
  });

  it('is none backwards, and ends for dates that are far apart', () => {
    expect(businessDays('2024-03-05T00:00:00Z', '2024-03-04T00:00:00Z')).toBe(
      0,
    );
    expect(
      businessDays('0001-01-01T00:00:00Z', '9999-01-01T00:00:00Z'),
    ).toBeGreaterThan(2000);
  });

  it.each([
    [{ zone: 'Mars/Base', holidays: [] }, /^zone: 'Mars\/Base'/],
    [{ zone: 'utc', holidays: ['24.12.2027'] }, /^holidays: '24\.12\.2027'/],
    [{ zone: 'utc', holidays: ['2027-02-30'] }, /^holidays: '2027-02-30'/],
  ])('refuses a calendar that is none (%#)', (calendar, problem) => {
    expect(calendarProblem(calendar)).toMatch(problem);
  });

  it('takes one that is right', () => {
    expect(
      calendarProblem({ zone: 'America/New_York', holidays: ['2027-12-24'] }),
    ).toBeUndefined();
  });
});
