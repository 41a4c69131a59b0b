import type { EntityStanding } from '@image-governance/plugin-golden-images-common';

export function standing(
  overrides: Partial<EntityStanding> = {},
): EntityStanding {
  return {
    entityRef: 'component:default/checkout-api',
    verdict: 'golden-based',
    workloads: { production: 2, total: 3 },
    releases: ['python/3.12/2.0.0'],
    age: { observedAt: '2027-07-14T08:48:00Z', stale: false },
    ...overrides,
  };
}
