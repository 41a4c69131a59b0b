import type {
  AdoptionChange,
  Kpi,
  ScopeSummary,
  Standing,
  Team,
  TeamsSummary,
} from '@image-governance/plugin-golden-images-common';
import { source } from './overviewFixtures';

function adoption(numerator: number, denominator: number): Kpi {
  const value =
    denominator && Math.round((numerator / denominator) * 1000) / 10;
  return {
    id: 'adoption',
    ratio: { numerator, denominator },
    value: denominator ? value : undefined,
    display: denominator ? `${value.toFixed(1)} %` : 'n/a',
    target: { value: 95, text: '> 95 %' },
    status: denominator ? 'off-target' : 'no-data',
    statement: 'Some must move.',
  };
}

/** A part of the organisation with so many golden workloads of all. */
export function standing(
  [numerator, denominator]: readonly [number, number] = [12, 15],
  overrides: Partial<Standing> = {},
): Standing {
  return {
    adoption: adoption(numerator, denominator),
    toTarget: 3,
    nonGolden: [],
    unknown: 0,
    sprawl: {
      kpi: {
        ...adoption(2, 3),
        id: 'sprawl',
        display: '66.7 %',
        statement: '2 in use / 3 supported tracks of the families in use.',
      },
      inUse: [],
      excess: [],
    },
    overdue: [],
    upcoming: [],
    ...overrides,
  };
}

export function change(
  trend: AdoptionChange['trend'],
  points: number,
  workloads: number,
): AdoptionChange {
  return {
    since: '2027-06-14',
    before: { numerator: 5, denominator: 10 },
    points,
    workloads,
    trend,
  };
}

export function team(
  name: string,
  counts?: readonly [number, number],
  overrides: Partial<Team> = {},
): Team {
  return {
    ownerRef: `group:default/${name}`,
    ...standing(counts),
    ...overrides,
  };
}

export function teamsSummary(
  overrides: Partial<TeamsSummary> = {},
): TeamsSummary {
  return {
    at: '2027-07-14T09:00:00Z',
    adoption: adoption(31, 45),
    teams: 45,
    onTarget: 31,
    withoutProduction: 0,
    improved: [],
    fellBack: [],
    uncertain: 0,
    comparedWith: '2027-06-14',
    sources: [source()],
    ...overrides,
  };
}

export function scopeSummary(
  overrides: Partial<ScopeSummary> = {},
): ScopeSummary {
  return {
    ...standing([12, 15], {
      nonGolden: [{ verdict: 'direct-upstream', workloads: 2 }],
      unknown: 1,
      overdue: [
        {
          release: 'python/3.10/1.0.0',
          phase: 'unsupported',
          deadline: '2027-07-02',
          daysLeft: -12,
          lastMonth: false,
          workloads: 1,
          pods: 3,
        },
      ],
    }),
    at: '2027-07-14T09:00:00Z',
    of: { kind: 'owners', count: 1, limited: false },
    workloads: 20,
    filter: { owner: ['group:default/shop'] },
    worst: [{ entityRef: 'component:default/checkout-api', workloads: 2 }],
    age: { observedAt: '2027-07-14T08:48:00Z', stale: false },
    ...overrides,
  };
}
