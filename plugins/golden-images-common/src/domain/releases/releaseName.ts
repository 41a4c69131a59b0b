import { formatReference } from '../inventory/reference';
import { locate } from '../inventory/location';
import type { ReleaseId } from '../inventory/lineage';
import { parseGoldenTag } from '../inventory/tag';
import type { Policy } from '../policy/policy';
import type { Release } from './release';

/** Identifies a track on every surface: `python/3.12`, nested families `lang/python/3.12`. */
export type TrackId = string;

/** What makes up the name of a release. */
export type ReleaseName = Pick<Release, 'family' | 'track' | 'version'>;

/** Track of releases whose tags name none (`golden-v1.2.3`): a repository that holds a single track. */
export const DEFAULT_TRACK = 'default';

/** `family/track`. */
export function trackId(family: string, track: string): TrackId {
  return `${family}/${track}`;
}

/** `family/track/version`; only the family may hold further slashes. */
export function releaseId(
  family: string,
  track: string,
  version: string,
): ReleaseId {
  return `${trackId(family, track)}/${version}`;
}

/** Takes a release id apart again; `undefined` when it is not one. */
export function parseReleaseId(id: ReleaseId): ReleaseName | undefined {
  const match = /^(.+)\/([^/]+)\/([^/]+)$/.exec(id);
  return match
    ? { family: match[1], track: match[2], version: match[3] }
    : undefined;
}

/** The tag that a release is written under (AMB-09): `3.12-golden-v2.1.0`, without track `golden-v2.1.0`. */
export function releaseTag(name: Pick<Release, 'track' | 'version'>): string {
  const prefix = name.track === DEFAULT_TRACK ? '' : `${name.track}-`;
  return `${prefix}golden-v${name.version}`;
}

/** The one reference to write in a Dockerfile or manifest: `registry/repository:tag@digest` (AMB-09b). */
export function pinnedReference(
  release: Pick<Release, 'registry' | 'repository' | 'tag' | 'digest'>,
): string {
  const { registry, repository, tag, digest } = release;
  return formatReference({ registry, repository, tag, digest });
}

/**
 * Which release a tag in the internal registry names. The family is the
 * repository below the golden path (`golden/lang/python` → `lang/python`), the
 * track comes from the tag, or is {@link DEFAULT_TRACK} when the tag has none.
 * `undefined` for repositories elsewhere, for channels (`3.12-stable`) and for
 * tags outside the convention.
 */
export function releaseFromTag(
  repository: string,
  tag: string,
  policy: Policy,
): ReleaseName | undefined {
  const parsed = parseGoldenTag(tag);
  const family = familyOf(repository, policy);
  return parsed?.kind === 'release' && family !== undefined
    ? { family, track: parsed.track ?? DEFAULT_TRACK, version: parsed.version }
    : undefined;
}

/** Which track's stable channel a tag is; `undefined` when it is none. See {@link releaseFromTag}. */
export function stableTrackFromTag(
  repository: string,
  tag: string,
  policy: Policy,
): TrackId | undefined {
  const parsed = parseGoldenTag(tag);
  const family = familyOf(repository, policy);
  return parsed?.kind === 'channel' &&
    parsed.channel === 'stable' &&
    family !== undefined
    ? trackId(family, parsed.track ?? DEFAULT_TRACK)
    : undefined;
}

function familyOf(repository: string, policy: Policy): string | undefined {
  const location = locate(
    { registry: policy.registries.internal, repository },
    policy,
  );
  return location.section === 'golden' ? location.family : undefined;
}
