import {
  formatReference,
  type ImageReference,
} from '../../inventory/reference';
import { suggestRelease } from '../../inventory/suggestRelease';
import { parseGoldenTag } from '../../inventory/tag';
import {
  upgradeStep,
  type StepEnd,
  type UpgradeStep,
} from '../../inventory/upgradeStep';
import { recommendRelease, type JudgedRelease } from '../../releases/recommend';
import { DEFAULT_TRACK, pinnedReference } from '../../releases/releaseName';
import { releaseTitle } from '../../inventory/releaseTitle';
import { compareVersions } from '../../releases/version';
import type { DecideImage, ImageDecision } from './imageDecision';

/** Which images are upgraded, and to what. */
export interface UpgradeWish {
  /** Every release that is known. */
  readonly releases: readonly JudgedRelease[];
  /** Only images of this family. */
  readonly family?: string;
  /** Another track to move to; of `family`. Default: each image stays on its own. */
  readonly track?: string;
}

/**
 * Upgrades golden images to the recommended release of their track (R-APP-13). An image is
 * known by its digest; else by its place and tag. What is no golden image is kept, and said
 * where its name suggests one.
 */
export function decideUpgrade(wish: UpgradeWish): DecideImage {
  return reference => {
    const known = identify(reference, wish.releases);
    if (!known) {
      return suggest(reference, wish);
    }
    if (wish.family !== undefined && known.family !== wish.family) {
      return { kind: 'keep' };
    }
    return upgrade(reference, known, wish);
  };
}

/** What is known of a golden image that a file names. */
interface KnownImage {
  readonly family: string;
  readonly track?: string;
  /** Set where its tag names a version. */
  readonly version?: string;
  readonly release?: JudgedRelease;
}

function identify(
  { registry, repository, tag, digest }: ImageReference,
  releases: readonly JudgedRelease[],
): KnownImage | undefined {
  const byDigest = releases.find(
    release =>
      digest !== undefined &&
      (release.digest === digest ||
        release.platforms.some(platform => platform.digest === digest)),
  );
  const there = releases.filter(
    release =>
      release.registry === registry && release.repository === repository,
  );
  const release = byDigest ?? there.find(one => one.tag === tag);
  if (release) {
    const { family, track, version } = release;
    return { family, track, version, release };
  }
  const [first] = there;
  if (!first) {
    return undefined;
  }
  const parsed = tag === undefined ? undefined : parseGoldenTag(tag);
  if (parsed) {
    const { track = DEFAULT_TRACK } = parsed;
    const version = parsed.kind === 'release' ? parsed.version : undefined;
    return { family: first.family, track, version };
  }
  const tracks = new Set(there.map(({ track }) => track));
  return {
    family: first.family,
    track: tracks.size === 1 ? first.track : undefined,
  };
}

function upgrade(
  reference: ImageReference,
  known: KnownImage,
  wish: UpgradeWish,
): ImageDecision {
  const track = wish.track ?? known.track;
  if (track === undefined) {
    return {
      kind: 'ask',
      reason: `It does not say which track of ${known.family} it is. Pin it to a release of one.`,
    };
  }
  const { release } = known;
  const found = recommendRelease(wish.releases, {
    family: known.family,
    track,
    production: true,
  });
  if (!found.ok) {
    return { kind: 'ask', reason: found.reason };
  }
  const target = found.release;
  const samePlace =
    reference.registry === target.registry &&
    reference.repository === target.repository;
  if (
    release &&
    samePlace &&
    reference.digest &&
    (release.id === target.id || isAhead(release, target))
  ) {
    return { kind: 'keep' };
  }
  const { registry, repository, tag, digest } = target;
  return {
    kind: 'replace',
    by: { registry, repository, tag, digest },
    step: stepTo(target, known),
  };
}

/** From an unknown version the step may be any; the one that needs the most care is said. */
function stepTo(target: StepEnd, { track, version }: KnownImage): UpgradeStep {
  return track !== undefined && version !== undefined
    ? upgradeStep({ track, version }, target)
    : 'breaking';
}

/** Promoted after the one that the stable channel names: to go back is no advice. */
function isAhead(release: JudgedRelease, target: JudgedRelease): boolean {
  return (
    release.track === target.track &&
    release.timeline.phase === 'active' &&
    compareVersions(release.version, target.version) > 0
  );
}

function suggest(reference: ImageReference, wish: UpgradeWish): ImageDecision {
  const suggested = suggestRelease(
    reference,
    wish.releases.filter(
      ({ current, family }) =>
        current && (wish.family === undefined || wish.family === family),
    ),
  );
  return suggested
    ? {
        kind: 'ask',
        reason: `${formatReference(
          reference,
        )} is no golden image. To move to ${releaseTitle(
          suggested,
        )}, write ${pinnedReference(suggested)}.`,
      }
    : { kind: 'keep' };
}
