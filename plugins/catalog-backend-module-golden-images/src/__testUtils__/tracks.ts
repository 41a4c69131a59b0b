import type {
  EntityStanding,
  TrackList,
  TrackRelease,
  TrackView,
} from '@image-governance/plugin-golden-images-common';

/** A track with one active, current release. */
export function track(
  family: string,
  name: string,
  overrides: Partial<TrackView> = {},
  release: Partial<TrackRelease> = {},
): TrackView {
  const leading: TrackRelease = {
    id: `${family}/${name}/1.0.0`,
    version: '1.0.0',
    repository: `golden/${family}`,
    tag: `${name}-golden-v1.0.0`,
    timeline: { phase: 'active', lastMonth: false },
    current: true,
    pinnedReference: `registry.test/golden/${family}:${name}-golden-v1.0.0@sha256:1`,
    ...release,
  };
  return {
    id: `${family}/${name}`,
    family,
    track: name,
    title: `${family} ${name}`,
    description: `Golden container image ${family} ${name}.`,
    leading,
    releases: [leading],
    unseen: [],
    ...overrides,
  };
}

/** A list in which an absence means that there is nothing. */
export function trackList(
  tracks: readonly TrackView[],
  completeness: Partial<TrackList['completeness']> = {},
): TrackList {
  return {
    tracks,
    completeness: { tracks: true, users: true, unread: [], ...completeness },
  };
}

/** An entity that runs releases. */
export function standing(
  entityRef: string,
  releases: readonly string[],
  overrides: Partial<EntityStanding> = {},
): EntityStanding {
  return {
    entityRef,
    verdict: 'golden',
    workloads: { production: 1, total: 1 },
    releases,
    age: { stale: false },
    ...overrides,
  };
}
