import {
  trackId,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';

/** A track to build on, or not to. */
export interface ImageOption {
  readonly family: string;
  readonly track: string;
  /** The release that new services start from, else the newest one. */
  readonly release: ReleaseView;
  /** Whether new services start from it. */
  readonly recommended: boolean;
}

/** One choice for each track, those that new services start from first. */
export function imageOptions(
  releases: readonly ReleaseView[],
  onlyFamily: string | undefined,
): readonly ImageOption[] {
  const tracks = new Map<string, ImageOption>();
  for (const release of releases) {
    const { family, track, current } = release;
    const id = trackId(family, track);
    const known = tracks.get(id);
    if (!known || (current && !known.recommended)) {
      tracks.set(id, { family, track, release, recommended: current });
    }
  }
  const options = [...tracks.values()].filter(
    ({ family }) => onlyFamily === undefined || family === onlyFamily,
  );
  return [
    ...options.filter(({ recommended }) => recommended),
    ...options.filter(({ recommended }) => !recommended),
  ];
}
