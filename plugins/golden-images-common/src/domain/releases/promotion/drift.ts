import type { Digest } from '../../inventory/digest';
import type { ReleaseId } from '../../inventory/lineage';
import type { Policy } from '../../policy/policy';
import { releaseTimeline } from '../phase';
import type { Release } from '../release';
import { releaseFromTag, releaseId } from '../releaseName';

/** Where the record and the registry disagree (R-REG-06, R-TAG-01). */
export interface Drift {
  readonly kind: 'tag-moved' | 'tag-without-record' | 'record-without-tag';
  readonly release: ReleaseId;
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  /** What is on record. */
  readonly recorded?: Digest;
  /** What the tag names. */
  readonly found?: Digest;
  /** In a sentence that says what to do. */
  readonly text: string;
}

/** A tag of the internal registry with what it names now. */
export interface SeenTag {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  readonly digest: Digest;
}

/** The internal registry by its last complete scan. */
export interface SeenRegistry {
  readonly tags: readonly SeenTag[];
  /** When it was read. */
  readonly readAt: string;
}

/**
 * Compares the releases on record with the tags of the golden path.
 *
 * @param registry - `undefined` when it was never read completely: an absence then
 *   proves nothing. Neither does it for what became golden on the day of the scan or later.
 */
export function findDrift(
  releases: readonly Release[],
  registry: SeenRegistry | undefined,
  policy: Policy,
  at: string,
): Drift[] {
  if (!registry) {
    return [];
  }
  const { tags, readAt } = registry;
  const byId = new Map(releases.map(each => [each.id, each]));
  const drifts: Drift[] = [];
  const seen = new Set<ReleaseId>();
  for (const found of tags) {
    const name = releaseFromTag(found.repository, found.tag, policy);
    if (!name) {
      continue;
    }
    const id = releaseId(name.family, name.track, name.version);
    seen.add(id);
    const release = byId.get(id);
    if (!release?.recorded) {
      drifts.push(unrecorded(id, found));
    } else if (release.digest !== found.digest) {
      drifts.push(moved(release, found));
    }
  }
  for (const release of releases) {
    if (
      !seen.has(release.id) &&
      shouldHaveTag(release, policy, at) &&
      wasGoldenBefore(release, readAt)
    ) {
      drifts.push(tagless(release));
    }
  }
  return drifts;
}

function unrecorded(id: ReleaseId, found: SeenTag): Drift {
  const { registry, repository, tag, digest } = found;
  return {
    kind: 'tag-without-record',
    release: id,
    registry,
    repository,
    tag,
    found: digest,
    text: `${repository}:${tag} is in the registry, but no promotion is on record: find out who pushed it, and remove the tag or open a candidate.`,
  };
}

function moved(
  release: Release,
  { repository, tag, digest, registry }: SeenTag,
): Drift {
  return {
    kind: 'tag-moved',
    release: release.id,
    registry,
    repository,
    tag,
    recorded: release.digest,
    found: digest,
    text: `${repository}:${tag} names ${digest}, but ${release.digest} is on record. A release tag never moves: push it back, and find out what was pushed.`,
  };
}

function tagless(release: Release): Drift {
  const { id, registry, repository, tag, digest } = release;
  return {
    kind: 'record-without-tag',
    release: id,
    registry,
    repository,
    tag,
    recorded: digest,
    text: `${repository}:${tag} is on record as golden, but not in the registry: push ${digest} again, or record its removal.`,
  };
}

/** Promoted and not yet on the way out of the registry. */
function shouldHaveTag(release: Release, policy: Policy, at: string): boolean {
  const { phase } = releaseTimeline(release, policy, at);
  return (
    release.recorded &&
    ['active', 'legacy', 'final-calls', 'unsupported'].includes(phase)
  );
}

/** Promotions are dated by day, so that one of the day of the scan may have come after it. */
function wasGoldenBefore({ promotedAt }: Release, readAt: string): boolean {
  return promotedAt === undefined || promotedAt < readAt.slice(0, 10);
}
