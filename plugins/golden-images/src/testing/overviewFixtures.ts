import type {
  Kpi,
  Overview,
  SourceView,
} from '@image-governance/plugin-golden-images-common';
import { release } from './inventoryFixtures';

function kpi(overrides: Partial<Kpi> & Pick<Kpi, 'id'>): Kpi {
  return {
    ratio: { numerator: 1240, denominator: 1425 },
    value: 87,
    display: '87.0 %',
    target: { value: 95, text: '> 95 %' },
    status: 'off-target',
    statement: '1,240 of 1,425 production workloads run a golden image.',
    ...overrides,
  };
}

export function source(overrides: Partial<SourceView> = {}): SourceView {
  return {
    name: 'prod-eu',
    kind: 'cluster',
    type: 'kubernetes',
    target: 'https://prod-eu.example.com',
    configured: true,
    state: 'ok',
    age: { observedAt: '2027-07-14T08:57:00Z', stale: false },
    openUsages: 1425,
    ...overrides,
  };
}

export function overview(overrides: Partial<Overview> = {}): Overview {
  const adoption = kpi({ id: 'adoption' });
  return {
    at: '2027-07-14T09:00:00Z',
    kpis: [adoption],
    adoption,
    changes: [],
    environments: [
      {
        name: 'staging',
        production: false,
        workloads: 400,
        adopted: 380,
        unknown: 0,
        pods: 500,
      },
      {
        name: 'production',
        production: true,
        workloads: 1425,
        adopted: 1240,
        unknown: 12,
        pods: 3212,
      },
    ],
    toTarget: 114,
    verdicts: [
      { verdict: 'golden-based', workloads: 1240, pods: 3000 },
      { verdict: 'direct-upstream', workloads: 120, pods: 200 },
      { verdict: 'unknown', workloads: 12, pods: 12 },
    ],
    nonCompliant: {
      kpi: kpi({
        id: 'non-compliant',
        ratio: { numerator: 185, denominator: 1425 },
        display: '185',
        statement: '185 production workloads are not golden.',
      }),
      categories: [
        {
          verdict: 'direct-upstream',
          workloads: 120,
          title: 'Direct upstream',
          reason: 'no mirroring SLA',
        },
        {
          verdict: 'custom-build',
          workloads: 40,
          title: 'Custom builds',
          reason: 'unclear lineage',
        },
      ],
      risk: '120 deployments will not get patched automatically.',
    },
    sprawl: {
      kpi: kpi({
        id: 'sprawl',
        ratio: { numerator: 5, denominator: 3 },
        display: '166.7 %',
        statement: '5 in use / 3 supported.',
      }),
      inUse: [release(), release({ id: 'python/3.12/2.1.0' })],
      supportedTracks: [
        { family: 'python', track: '3.12' },
        { family: 'python', track: '3.11' },
        { family: 'node', track: '20' },
      ],
      excess: [release()],
      unusedTracks: [{ family: 'node', track: '20' }],
      uniqueBases: 31,
    },
    unknown: 12,
    unowned: 7,
    deadlines: [{ release: release(), workloads: 22, teams: 8, pods: 120 }],
    sources: [source()],
    ...overrides,
  };
}
