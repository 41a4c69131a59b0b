import type { KpiSnapshot } from '@image-governance/plugin-golden-images-common';
import { missingDays, trendDays } from './trendDays';

function snapshot(overrides: Partial<KpiSnapshot> = {}): KpiSnapshot {
  return {
    day: '2027-07-12',
    kpi: 'adoption',
    numerator: 84,
    denominator: 100,
    unknown: 0,
    verdicts: {},
    staleSources: [],
    takenAt: '2027-07-12T23:00:00.000Z',
    ...overrides,
  };
}

const words = {
  note: ({ unknown }: KpiSnapshot) => `${unknown} unknown`,
  to: ({ takenAt }: KpiSnapshot) => `/rows?at=${takenAt}`,
};

describe('trendDays', () => {
  it('has the days of one KPI, with what could not be determined above them', () => {
    expect(
      trendDays(
        'adoption',
        [
          snapshot({ unknown: 10 }),
          snapshot({ kpi: 'sprawl' }),
          snapshot({ day: '2027-07-13' }),
        ],
        words,
      ),
    ).toEqual([
      {
        day: '2027-07-12',
        value: 84,
        upTo: 94,
        text: '84.0 %',
        note: '10 unknown',
        to: '/rows?at=2027-07-12T23:00:00.000Z',
      },
      expect.objectContaining({ day: '2027-07-13', upTo: undefined }),
    ]);
  });

  it('leaves out days on which no workload was seen', () => {
    expect(
      trendDays(
        'adoption',
        [snapshot({ numerator: 0, denominator: 0 })],
        words,
      ),
    ).toEqual([]);
  });
});

it.each<[string[], number]>([
  [[], 0],
  [['2027-07-12'], 0],
  [['2027-07-12', '2027-07-13'], 0],
  [['2027-02-27', '2027-03-02'], 2],
])('between %j %s days are missing', (days, missing) => {
  expect(missingDays(days.map(day => ({ day })))).toBe(missing);
});
