import type { Digest } from '../inventory/digest';
import type { Policy } from '../policy/policy';
import { releaseTimeline } from './phase';
import type { Release } from './release';
import { trackId, type TrackId } from './releaseName';
import { compareVersions } from './version';

/** The digest that each track's stable channel tag (`3.12-stable`) names now. */
export type StableChannels = ReadonlyMap<TrackId, Digest>;

/**
 * The release of one track that new work should use: the one its stable
 * channel names, if that is a known release in active support; else the highest
 * version in active support; else the highest that the EOL clock alone made
 * legacy, which still gets security patches. `undefined` when the whole track is
 * under deprecation or ended (AMB-03).
 */
export function currentRelease(
  releases: readonly Release[],
  stable: Digest | undefined,
  policy: Policy,
  at: string,
): Release | undefined {
  const supported = releases.filter(one => isSupported(one, policy, at));
  const active = supported.filter(
    one => releaseTimeline(one, policy, at).phase === 'active',
  );
  return (
    highest(active.filter(({ digest }) => digest === stable)) ??
    highest(active) ??
    highest(supported)
  );
}

/**
 * Whether a release is supported: in active support, or made legacy by the EOL
 * clock alone. One under deprecation is not (AMB-03).
 */
export function isSupported(
  release: Release,
  policy: Policy,
  at: string,
): boolean {
  const { phase, removalAt } = releaseTimeline(release, policy, at);
  return phase === 'active' || (phase === 'legacy' && removalAt === undefined);
}

/** {@link currentRelease} of every track that has one, in the order of families, newest track first. */
export function currentReleases(
  releases: readonly Release[],
  channels: StableChannels,
  policy: Policy,
  at: string,
): ReadonlyMap<TrackId, Release> {
  const tracks = new Map<TrackId, Release[]>();
  for (const release of releases) {
    const id = trackId(release.family, release.track);
    tracks.set(id, [...(tracks.get(id) ?? []), release]);
  }
  return new Map(
    [...tracks]
      .flatMap(([id, ofTrack]) => {
        const current = currentRelease(ofTrack, channels.get(id), policy, at);
        return current ? [{ id, current }] : [];
      })
      .sort((a, b) => compareReleases(a.current, b.current))
      .map(({ id, current }) => [id, current]),
  );
}

/** Order of releases in lists: by family, then newest track, then newest version first. */
export function compareReleases(
  a: Pick<Release, 'family' | 'track' | 'version'>,
  b: Pick<Release, 'family' | 'track' | 'version'>,
): number {
  return (
    compareVersions(a.family, b.family) ||
    compareVersions(b.track, a.track) ||
    compareVersions(b.version, a.version)
  );
}

function highest(releases: readonly Release[]): Release | undefined {
  return [...releases].sort(compareReleases)[0];
}
