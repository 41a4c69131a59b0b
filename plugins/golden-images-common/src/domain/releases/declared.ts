import { isDigest, type Digest } from '../inventory/digest';
import type { ReleaseId } from '../inventory/lineage';
import type { Policy } from '../policy/policy';
import { compareReleases } from './current';
import type { DeclaredRelease } from './governanceFile';
import type { Release } from './release';
import { releaseId, releaseTag } from './releaseName';

/** What the registry and the governance file say together. */
export interface MergedReleases {
  /** Each release once, in list order. */
  readonly releases: readonly Release[];
  /** On record, but neither seen in the registry nor declared with a digest: nothing can be matched with it (R-REG-06). */
  readonly missing: readonly DeclaredRelease[];
}

/**
 * Lays the facts of the governance file over those of the registry. For each
 * fact the file wins; what it leaves out stays as observed.
 *
 * - A declared digest wins over what the tag names now. Where they differ the
 *   observed `platforms` are of other content and are left out, to be read by
 *   the declared digest; the judgment then shows that the tag moved.
 * - A release that several tags name (`3.12-golden-v2.1.0`, `3.12-v2.1`) keeps
 *   the declared tag, else the one of the convention.
 *
 * @param declared - `undefined` when no governance file is configured: then the
 *   registry is the record, and every release counts as recorded.
 */
export function mergeDeclared(
  observed: readonly Release[],
  declared: readonly DeclaredRelease[] | undefined,
  policy: Policy,
): MergedReleases {
  const onRecord = new Map(
    (declared ?? []).map(one => [
      releaseId(one.family, one.track, one.version),
      one,
    ]),
  );
  const seen = new Map<ReleaseId, Release>();
  for (const release of observed) {
    const other = seen.get(release.id);
    const tag = onRecord.get(release.id)?.tag ?? releaseTag(release);
    if (!other || prefers(release, other, tag)) {
      seen.set(release.id, release);
    }
  }

  const releases = [...seen.values()].map(release =>
    withRecord(release, onRecord.get(release.id), declared === undefined),
  );
  const missing: DeclaredRelease[] = [];
  for (const [id, record] of onRecord) {
    if (seen.has(id)) {
      continue;
    }
    const unseen = fromRecordAlone(id, record, policy);
    if (unseen) {
      releases.push(unseen);
    } else {
      missing.push(record);
    }
  }
  return { releases: releases.sort(compareReleases), missing };
}

/** Where a release is that was declared and not seen: the golden path of the internal registry, by the tag of the convention. */
export function declaredAddress(
  record: DeclaredRelease,
  policy: Policy,
): Pick<Release, 'registry' | 'repository' | 'tag'> {
  return {
    registry: policy.registries.internal,
    repository: `${policy.paths.golden}${record.family}`,
    tag: record.tag ?? releaseTag(record),
  };
}

/** Whether to keep `release` rather than `other`: the tag asked for first, then a fixed order. */
function prefers(release: Release, other: Release, tag: string): boolean {
  if ((release.tag === tag) !== (other.tag === tag)) {
    return release.tag === tag;
  }
  return release.tag < other.tag;
}

function withRecord(
  release: Release,
  record: DeclaredRelease | undefined,
  registryIsRecord: boolean,
): Release {
  if (!record) {
    return { ...release, recorded: registryIsRecord };
  }
  const digest = declaredDigest(record) ?? release.digest;
  const undecided = record.stage !== undefined && !record.promotedAt;
  return {
    ...release,
    // A build date stands in for a promotion date, but not against a declared stage.
    ...(undecided && { promotedAt: undefined, promotedAtOrigin: undefined }),
    ...declaredFacts(record),
    tag: record.tag ?? release.tag,
    digest,
    platforms: digest === release.digest ? release.platforms : [],
    recorded: true,
  };
}

function fromRecordAlone(
  id: ReleaseId,
  record: DeclaredRelease,
  policy: Policy,
): Release | undefined {
  const digest = declaredDigest(record);
  if (!digest) {
    return undefined;
  }
  const { family, track, version } = record;
  return {
    id,
    family,
    track,
    version,
    ...declaredAddress(record, policy),
    digest,
    platforms: [],
    recorded: true,
    ...declaredFacts(record),
  };
}

/** Dates, stage and notes that the record has; absent keys are left out so that they do not hide observed facts. */
function declaredFacts(record: DeclaredRelease): Partial<Release> {
  const { upstreamReleasedAt, promotedAt, announcedAt } = record;
  const { removalAt, removedAt, stage, notes } = record;
  return {
    ...(upstreamReleasedAt !== undefined && { upstreamReleasedAt }),
    ...(promotedAt !== undefined && {
      promotedAt,
      promotedAtOrigin: 'governance-file',
    }),
    ...(announcedAt !== undefined && { announcedAt }),
    ...(removalAt !== undefined && { removalAt }),
    ...(removedAt !== undefined && { removedAt }),
    ...(stage !== undefined && { stage }),
    ...(notes !== undefined && { notes }),
  };
}

function declaredDigest(record: DeclaredRelease): Digest | undefined {
  return record.digest !== undefined && isDigest(record.digest)
    ? record.digest
    : undefined;
}
