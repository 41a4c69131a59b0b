import { compareReleases } from '../current';
import { DEFAULT_TRACK, releaseId, type ReleaseName } from '../releaseName';
import { compareVersions } from '../version';

/** A release as upstream or a staging path names it. */
export interface UpstreamRelease extends ReleaseName {
  readonly tag: string;
  /** A release candidate or the like: `2.1.0-rc.1` (R-PIPE-06). */
  readonly preRelease: boolean;
}

const NUMBER = '(?:0|[1-9][0-9]{0,8})';
const UPSTREAM = new RegExp(
  `^(?:([0-9]{1,9}(?:\\.[0-9]{1,9}){0,3})-)?(?:golden-)?(v?)(${NUMBER}\\.${NUMBER}\\.${NUMBER})(-(?:alpha|beta|rc|pre)(?:\\.?[0-9]{1,4})?)?$`,
);

/**
 * The release that an upstream tag names: `3.12-2.1.0`, `3.12-v2.1.0-rc.1`,
 * `v1.2.3` (of a family with a single track). `undefined` for channels and for
 * anything else; a bare `1.2.3` could as well be the software's own version.
 */
export function upstreamRelease(
  family: string,
  tag: string,
): UpstreamRelease | undefined {
  const match = UPSTREAM.exec(tag);
  if (!match) {
    return undefined;
  }
  const [, track, v, numbers, suffix = ''] = match;
  return track || v
    ? {
        family,
        track: track ?? DEFAULT_TRACK,
        version: `${numbers}${suffix}`,
        tag,
        preRelease: suffix !== '',
      }
    : undefined;
}

/** A release that is known already, from whatever source. */
export interface KnownRelease extends ReleaseName {
  /** Decided, one way or the other: what is older than it is history. */
  readonly settled: boolean;
}

/** New releases taken from one repository at a time: a repository full of history is no list of candidates. */
const MOST_AT_ONCE = 20;

/**
 * Those upstream releases that are to be evaluated: of a track with settled
 * releases the ones above the highest; of a track newer than every settled one,
 * or of a family without any, the highest alone. What is older is upstream's
 * history. A pre-release whose release is there is not wanted any more.
 */
export function newReleases(
  found: readonly UpstreamRelease[],
  known: readonly KnownRelease[],
): UpstreamRelease[] {
  const settled = known.filter(each => each.settled);
  const newestTrack = highest(settled.map(({ track }) => track));
  const released = new Set(
    [...found.filter(each => !each.preRelease), ...settled].map(idOf),
  );
  const wanted: UpstreamRelease[] = [];
  for (const ofTrack of byTrack(found).values()) {
    const { track } = ofTrack[0];
    const last = highest(
      settled.filter(each => each.track === track).map(each => each.version),
    );
    const newer = ofTrack
      .filter(
        each =>
          (last === undefined || compareVersions(each.version, last) > 0) &&
          !(each.preRelease && released.has(idOf(withoutSuffix(each)))),
      )
      .sort(compareReleases);
    if (last !== undefined) {
      wanted.push(...newer);
    } else if (
      newestTrack === undefined ||
      compareVersions(track, newestTrack) > 0
    ) {
      wanted.push(...newer.slice(0, 1));
    }
  }
  return wanted.sort(compareReleases).slice(0, MOST_AT_ONCE);
}

/** The release that a pre-release is one of. */
export function withoutSuffix<T extends ReleaseName>(release: T): T {
  return { ...release, version: release.version.replace(/-.*$/, '') };
}

function byTrack(
  found: readonly UpstreamRelease[],
): Map<string, UpstreamRelease[]> {
  const tracks = new Map<string, UpstreamRelease[]>();
  const ids = new Set<string>();
  for (const each of found) {
    if (!ids.has(idOf(each))) {
      ids.add(idOf(each));
      tracks.set(each.track, [...(tracks.get(each.track) ?? []), each]);
    }
  }
  return tracks;
}

function idOf({ family, track, version }: ReleaseName): string {
  return releaseId(family, track, version);
}

function highest(versions: readonly string[]): string | undefined {
  return [...versions].sort(compareVersions).at(-1);
}
