import type {
  DeprecationDetail,
  DeprecationView,
  ReleaseDetail,
  TeamProgress,
} from '@image-governance/plugin-golden-images-common';
import { release } from './inventoryFixtures';

export function team(overrides: Partial<TeamProgress> = {}): TeamProgress {
  return {
    ownerRef: 'group:default/team-a',
    status: 'not-started',
    left: { workloads: 4, pods: 12 },
    moved: { workloads: 0, pods: 0 },
    holdOut: false,
    ...overrides,
  };
}

export function deprecation(
  overrides: Partial<DeprecationView> = {},
): DeprecationView {
  return {
    release: release(),
    successor: release({
      id: 'python/3.12/2.1.0',
      version: '2.1.0',
      pinnedReference: 'registry.example.com/golden/python:3.12-golden-v2.1.0',
    }),
    progress: {
      left: { teams: 45, workloads: 50, pods: 120 },
      moved: { teams: 8, workloads: 30, pods: 950 },
      pods: { numerator: 950, denominator: 1070 },
      display: '88.8 %',
      tracks: {
        old: { teams: 45, pods: 120 },
        new: { teams: 9, pods: 1080 },
        pods: { numerator: 1080, denominator: 1200 },
        display: '90.0 %',
      },
      holdOuts: 0,
    },
    ...overrides,
  };
}

export function deprecationDetail(
  teams: readonly TeamProgress[],
): DeprecationDetail {
  const { progress, ...rest } = deprecation();
  return { ...rest, progress: { ...progress, teams } };
}

export function releaseDetail(
  overrides: Partial<ReleaseDetail> = {},
): ReleaseDetail {
  return {
    ...release(),
    tags: ['registry.example.com/golden/python:3.12-stable'],
    origin: {
      kind: 'unknown',
      images: [],
      explanation: [
        'Its origin is not known: no upstream image has been read.',
      ],
    },
    consumers: [
      {
        ownerRef: 'group:default/team-a',
        environment: 'production',
        production: true,
        workloads: 2,
        pods: 6,
      },
      {
        environment: 'staging',
        production: false,
        workloads: 1,
        pods: 1,
      },
    ],
    imagesBuiltOnIt: 2,
    ...overrides,
  };
}
