import {
  trackId,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';

/** A track with the release that new services start from. */
export interface CatalogueTrack {
  readonly family: string;
  readonly track: string;
  /** `python 3.12`. */
  readonly title: string;
  /** Absent when none of its releases is for new services. */
  readonly current?: ReleaseView;
}

/** The tracks of releases, in the order of the server. */
export function tracksOf(releases: readonly ReleaseView[]): CatalogueTrack[] {
  const tracks = new Map<string, CatalogueTrack>();
  for (const release of releases) {
    const { family, track } = release;
    const id = trackId(family, track);
    const known = tracks.get(id);
    tracks.set(id, {
      family,
      track,
      title: track === 'default' ? family : `${family} ${track}`,
      current: known?.current ?? (release.current ? release : undefined),
    });
  }
  return [...tracks.values()];
}
