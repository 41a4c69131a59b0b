import type { Entity } from '@backstage/catalog-model';
import {
  TRACK_ANNOTATIONS,
  type TrackDetail,
  type TrackRelease,
} from '@image-governance/plugin-golden-images-common';
import { release } from './inventoryFixtures';

/** The resource that the catalog module writes for a track. */
export const TRACK_ENTITY: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Resource',
  metadata: {
    name: 'python-3.12',
    annotations: { [TRACK_ANNOTATIONS.track]: 'python/3.12' },
  },
  spec: { type: 'container-image', owner: 'platform' },
};

export function trackRelease(
  overrides: Partial<TrackRelease> = {},
): TrackRelease {
  const { id, version, repository, tag, timeline, current, pinnedReference } =
    release({
      id: 'python/3.12/2.1.0',
      version: '2.1.0',
      current: true,
      timeline: {
        phase: 'active',
        supportEndsAt: '2028-07-30',
        lastMonth: false,
      },
    });
  return {
    id,
    version,
    repository,
    tag,
    timeline,
    current,
    pinnedReference,
    ...overrides,
  };
}

export function track(overrides: Partial<TrackDetail> = {}): TrackDetail {
  const leading = trackRelease();
  return {
    id: 'python/3.12',
    family: 'python',
    track: '3.12',
    title: 'python 3.12',
    description: 'Golden container image python 3.12.',
    leading,
    releases: [leading],
    unseen: [],
    workloads: { production: 4, total: 7 },
    entities: 3,
    ...overrides,
  };
}
