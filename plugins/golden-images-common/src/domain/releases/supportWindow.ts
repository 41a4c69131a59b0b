import type { ReleaseId } from '../inventory/lineage';
import type { Policy } from '../policy/policy';
import { currentReleases, isSupported, type StableChannels } from './current';
import type { Release } from './release';

/** A track that new work may use, with its current release. */
export interface SupportedTrack {
  readonly family: string;
  readonly track: string;
  readonly current: ReleaseId;
}

/** What is supported at a moment, and where it is more than policy's window. */
export interface SupportWindow {
  /** By family, newest track first. */
  readonly tracks: readonly SupportedTrack[];
  /** One sentence for each family that supports more than the window (R-LIFE-06, AMB-03). */
  readonly warnings: readonly string[];
}

/**
 * The supported tracks of every family: those with a current release. A track
 * under deprecation is not supported. The window counts tracks per family, or
 * supported releases per family where policy says `release`.
 */
export function supportedTracks(
  releases: readonly Release[],
  channels: StableChannels,
  policy: Policy,
  at: string,
): SupportWindow {
  const current = [...currentReleases(releases, channels, policy, at).values()];
  const { size, unit } = policy.supportWindow;
  const counted =
    unit === 'track'
      ? current
      : releases.filter(release => isSupported(release, policy, at));
  const families = [...new Set(current.map(({ family }) => family))];
  return {
    tracks: current.map(({ family, track, id }) => ({
      family,
      track,
      current: id,
    })),
    warnings: families.flatMap(family => {
      const count = counted.filter(one => one.family === family).length;
      return count > size
        ? [
            `${family} has ${count} supported ${unit}s; the support window is ${size}. Announce the deprecation of the oldest.`,
          ]
        : [];
    }),
  };
}
