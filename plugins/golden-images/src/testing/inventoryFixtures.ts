import type { Entity } from '@backstage/catalog-model';
import type {
  EntityInventory,
  EntitySummary,
  ReleaseView,
  UsageView,
  WorkloadDetail,
} from '@image-governance/plugin-golden-images-common';

export const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
export const OTHER_DIGEST = `sha256:${'fedcba9876543210'.repeat(4)}`;
export const FROM_LINE = `FROM registry.example.com/golden/python:3.12-golden-v2.1.0@${DIGEST}`;

export const ENTITY: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'checkout-api' },
  spec: { type: 'service', owner: 'team-a', lifecycle: 'production' },
};

export function release(overrides: Partial<ReleaseView> = {}): ReleaseView {
  return {
    id: 'python/3.12/2.0.0',
    family: 'python',
    track: '3.12',
    version: '2.0.0',
    registry: 'registry.example.com',
    repository: 'golden/python',
    tag: '3.12-golden-v2.0.0',
    digest: DIGEST,
    platforms: [],
    recorded: true,
    promotedAt: '2026-01-01',
    timeline: {
      phase: 'legacy',
      deadline: '2027-08-30',
      daysLeft: 47,
      lastMonth: false,
    },
    current: false,
    pinnedReference: `registry.example.com/golden/python:3.12-golden-v2.0.0@${DIGEST}`,
    workloads: { production: 2, total: 3 },
    ...overrides,
  };
}

export function usage(overrides: Partial<UsageView> = {}): UsageView {
  return {
    id: 'u1',
    container: 'app',
    containerType: 'container',
    image: 'registry.example.com/shop/checkout:1.4',
    runningDigest: DIGEST,
    pods: 3,
    firstSeenAt: '2027-03-03T10:00:00Z',
    verdict: 'golden-based',
    pinned: false,
    release: release(),
    evidence: [
      {
        kind: 'layers',
        release: 'python/3.12/2.0.0',
        chainId: OTHER_DIGEST,
        layers: 4,
        ofLayers: 7,
      },
    ],
    explanation: ['Layers 1-4 of 7 are exactly python 3.12 golden-v2.0.0.'],
    findings: [
      {
        kind: 'not-pinned',
        severity: 'error',
        message: 'Pin the reference by its digest.',
      },
    ],
    advice: {
      text: 'Move to python 3.12 golden-v2.1.0 by 30 Aug 2027',
      severity: 'warning',
      from: 'FROM registry.example.com/golden/python:3.12-golden-v2.0.0',
      fromLine: FROM_LINE,
      deadline: '2027-08-30',
      daysLeft: 47,
    },
    judgedUnder: 'v1',
    ...overrides,
  };
}

export function workload(
  overrides: Partial<WorkloadDetail> = {},
): WorkloadDetail {
  return {
    id: 'w1',
    cluster: 'prod-eu',
    namespace: 'shop',
    kind: 'Deployment',
    name: 'checkout',
    environment: 'production',
    production: true,
    entityRef: 'component:default/checkout-api',
    ownerRef: 'group:default/team-a',
    verdict: 'golden-based',
    findings: ['not-pinned'],
    images: ['registry.example.com/shop/checkout:1.4'],
    releases: [
      {
        id: 'python/3.12/2.0.0',
        family: 'python',
        track: '3.12',
        version: '2.0.0',
        phase: 'legacy',
        daysLeft: 47,
      },
    ],
    pods: 3,
    firstSeenAt: '2027-03-03T10:00:00Z',
    age: { observedAt: '2027-07-14T08:48:00Z', stale: false },
    source: 'prod-eu',
    labels: {},
    usages: [usage()],
    history: [],
    ...overrides,
  };
}

export function summary(overrides: Partial<EntitySummary> = {}): EntitySummary {
  return {
    entityRef: 'component:default/checkout-api',
    unannotated: false,
    lookedFor: [],
    verdict: 'golden-based',
    release: release(),
    advice: usage().advice,
    environments: [
      {
        name: 'production',
        production: true,
        workloads: 2,
        verdict: 'golden-based',
        pinned: true,
        findings: ['legacy'],
        releases: ['python/3.12/2.0.0'],
      },
      {
        name: 'staging',
        production: false,
        workloads: 1,
        verdict: 'golden-based',
        pinned: false,
        findings: ['not-pinned', 'floating-tag'],
        releases: ['python/3.12/2.0.0'],
      },
    ],
    goldenReleases: [release()],
    excessReleases: [],
    age: { observedAt: '2027-07-14T08:48:00Z', stale: false },
    ...overrides,
  };
}

export function inventory(
  overrides: Partial<EntityInventory> = {},
): EntityInventory {
  return { ...summary(), workloads: [workload()], ...overrides };
}
