import { isDigest, type Digest } from '../inventory/digest';
import type { ReleaseId } from '../inventory/lineage';
import type { Policy } from '../policy/policy';
import { compareReleases } from './current';
import type { DeclaredRelease } from './governanceFile';
import type { DateOrigin, Release } from './release';
import { releaseId, releaseTag } from './releaseName';

/** What the registry, the governance file and the portal's decisions say together. */
export interface MergedReleases {
  /** Each release once, in list order. */
  readonly releases: readonly Release[];
  /** On record, but neither seen in the registry nor declared with a digest: nothing can be matched with it (R-REG-06). */
  readonly missing: readonly DeclaredRelease[];
}

/** What one voice on record says, and how dates that it gives are marked. */
interface Voice {
  readonly origin: DateOrigin;
  readonly says: DeclaredRelease;
}

/**
 * Lays the facts of the governance file over those of the registry, and the
 * portal's decisions over both. For each fact the decision wins, then the file;
 * what both leave out stays as observed.
 *
 * - A declared digest wins over what the tag names now. Where they differ the
 *   observed `platforms` are of other content and are left out, to be read by
 *   the declared digest; the judgment then shows that the tag moved.
 * - A release that several tags name (`3.12-golden-v2.1.0`, `3.12-v2.1`) keeps
 *   the declared tag, else the one of the convention.
 * - A stage without a promotion date holds against every date of a lower voice:
 *   what the portal has as a candidate is one until the portal promotes it.
 *
 * @param declared - `undefined` when no governance file is configured: then the
 *   registry is the record, and every release counts as recorded.
 * @param decided - what was decided in the portal (R-PIPE-04)
 */
export function mergeDeclared(
  observed: readonly Release[],
  declared: readonly DeclaredRelease[] | undefined,
  policy: Policy,
  decided: readonly DeclaredRelease[] = [],
): MergedReleases {
  const voices = voicesOf(declared ?? [], decided);
  const seen = new Map<ReleaseId, Release>();
  for (const release of observed) {
    const other = seen.get(release.id);
    const tag =
      last(voices.get(release.id) ?? [], ({ tag: each }) => each) ??
      releaseTag(release);
    if (!other || prefers(release, other, tag)) {
      seen.set(release.id, release);
    }
  }

  const releases: Release[] = [];
  const missing: DeclaredRelease[] = [];
  for (const release of seen.values()) {
    const merged = (voices.get(release.id) ?? []).reduce(withVoice, {
      ...release,
      recorded: declared === undefined,
    });
    const { digest } = merged;
    const platforms = digest === release.digest ? release.platforms : [];
    releases.push({ ...merged, platforms });
  }
  for (const [id, ofRelease] of voices) {
    if (seen.has(id)) {
      continue;
    }
    const unseen = fromRecordAlone(id, ofRelease, policy);
    if (unseen) {
      releases.push(unseen);
    } else {
      missing.push(together(ofRelease));
    }
  }
  return { releases: releases.sort(compareReleases), missing };
}

/** Each release's voices, the one that wins last. */
function voicesOf(
  declared: readonly DeclaredRelease[],
  decided: readonly DeclaredRelease[],
): Map<ReleaseId, Voice[]> {
  const voices = new Map<ReleaseId, Voice[]>();
  const add = (origin: DateOrigin, says: DeclaredRelease) => {
    const id = releaseId(says.family, says.track, says.version);
    voices.set(id, [...(voices.get(id) ?? []), { origin, says }]);
  };
  declared.forEach(says => add('governance-file', says));
  decided.forEach(says => add('decision', says));
  return voices;
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

function withVoice(release: Release, { origin, says }: Voice): Release {
  return {
    ...release,
    ...(leavesUndecided(says) && {
      promotedAt: undefined,
      promotedAtOrigin: undefined,
    }),
    ...factsOf(says, origin),
    tag: says.tag ?? release.tag,
    digest: declaredDigest(says) ?? release.digest,
    recorded: true,
  };
}

function fromRecordAlone(
  id: ReleaseId,
  voices: readonly Voice[],
  policy: Policy,
): Release | undefined {
  const record = together(voices);
  const digest = last(voices, declaredDigest);
  if (!digest) {
    return undefined;
  }
  const { family, track, version } = record;
  const start: Release = {
    id,
    family,
    track,
    version,
    ...declaredAddress(record, policy),
    digest,
    platforms: [],
    recorded: true,
  };
  return voices.reduce(withVoice, start);
}

/** What the voice that wins says of one thing. */
function last(
  voices: readonly Voice[],
  of: (says: DeclaredRelease) => string | undefined,
): string | undefined {
  return voices.reduce<string | undefined>(
    (found, { says }) => of(says) ?? found,
    undefined,
  );
}

/** One record of all voices. */
function together([first, ...others]: readonly Voice[]): DeclaredRelease {
  return others.reduce<DeclaredRelease>(
    (record, { says }) => ({
      ...record,
      ...(leavesUndecided(says) && { promotedAt: undefined }),
      ...says,
    }),
    first.says,
  );
}

/** A date that a lower voice gives, as a build date, stands in for a promotion date, but not against a stage. */
function leavesUndecided(says: DeclaredRelease): boolean {
  return says.stage !== undefined && !says.promotedAt;
}

/** Dates, stage and notes that a voice has; absent keys are left out so that they do not hide what a lower one says. */
function factsOf(
  says: DeclaredRelease,
  promotedAtOrigin: DateOrigin,
): Partial<Release> {
  const { upstreamReleasedAt, promotedAt, announcedAt } = says;
  const { removalAt, removedAt, stage, notes } = says;
  return {
    ...(upstreamReleasedAt !== undefined && { upstreamReleasedAt }),
    ...(promotedAt !== undefined && { promotedAt, promotedAtOrigin }),
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
