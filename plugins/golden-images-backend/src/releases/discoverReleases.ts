import {
  promotionDateOf,
  releaseFromTag,
  releaseId,
  type Digest,
  type Policy,
  type Release,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import {
  tagKey,
  type ImageContent,
  type TagObservation,
} from '../inventory/images';
import { releasePlatforms } from './releasePlatforms';

/** A tag that names a release, with the digest that the release has. */
export interface ReleaseTag extends TagObservation {
  readonly id: ReleaseId;
}

/**
 * Tags that name releases. A release tag never changes (R-TAG-01), so the digest
 * that it was first seen with stays the release's: content pushed over it later
 * is not golden, unless the governance file says so.
 * @param known - what the registry named before
 */
export function releaseTags(
  tags: readonly TagObservation[],
  known: readonly Release[],
  policy: Policy,
): ReleaseTag[] {
  const first = new Map<string, Digest>(
    known.map(release => [tagKey(release), release.digest]),
  );
  return tags.flatMap(seen => {
    const name = releaseFromTag(seen.repository, seen.tag, policy);
    return name
      ? [
          {
            ...seen,
            digest: first.get(tagKey(seen)) ?? seen.digest,
            id: releaseId(name.family, name.track, name.version),
          },
        ]
      : [];
  });
}

/** Releases as the registry has them, of those tags whose image is known. */
export function discoverReleases(
  tags: readonly ReleaseTag[],
  contents: ReadonlyMap<Digest, ImageContent>,
  policy: Policy,
): Release[] {
  return tags.flatMap(({ id, registry, repository, tag, digest }) => {
    const name = releaseFromTag(repository, tag, policy);
    const content = contents.get(digest);
    return name && content?.status === 'read'
      ? [
          {
            id,
            ...name,
            registry,
            repository,
            tag,
            digest,
            platforms: releasePlatforms(content.image),
            recorded: false,
            ...promotionDateOf(content.image),
          },
        ]
      : [];
  });
}
