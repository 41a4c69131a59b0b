import {
  chainIds,
  lookupKeys,
  traceLineage,
  type Digest,
  type ImageManifest,
  type Lineage,
  type Release,
  type TracedImage,
  type TracedManifest,
} from '@image-governance/plugin-golden-images-common';
import type { ReleaseCatalogue } from '../../releases';
import { sha256 } from '../images/imageRows';
import type { ImageContent } from '../images/ImageStore';

/** Lineage of an image, with the releases that its evidence names. */
export interface FoundLineage {
  readonly lineage: Lineage;
  readonly releases: readonly Release[];
}

/**
 * Finds which releases images were built from (design §6). The releases are
 * looked up by index, for a whole batch of images at once: the cost grows with
 * the images' own layers, never with the number of releases.
 */
export class LineageFinder {
  readonly #releases: Pick<ReleaseCatalogue, 'find'>;

  constructor(options: { releases: Pick<ReleaseCatalogue, 'find'> }) {
    this.#releases = options.releases;
  }

  /** Lineage of each digest. One whose content is not known can still be a release itself. */
  async find(
    digests: Iterable<Digest>,
    contents: ReadonlyMap<Digest, ImageContent>,
  ): Promise<ReadonlyMap<Digest, FoundLineage>> {
    const images = [...digests].map(digest =>
      tracedImage(digest, contents.get(digest)),
    );
    const keys = images.map(lookupKeys);
    const releases = await this.#releases.find({
      digests: keys.flatMap(key => key.digests),
      chainIds: keys.flatMap(key => key.chainIds),
    });
    const lookup = {
      byDigest: groupBy(releases, ({ digest, platforms }) => [
        digest,
        ...platforms.map(platform => platform.digest),
      ]),
      byChainId: groupBy(releases, ({ platforms }) =>
        platforms.map(platform => platform.chainId),
      ),
    };
    return new Map(
      images.map(image => {
        const lineage = traceLineage(image, lookup);
        const named = new Set(
          lineage.evidence.flatMap(({ release }) => release ?? []),
        );
        const found = releases.filter(({ id }) => named.has(id));
        return [image.digest, { lineage, releases: found }];
      }),
    );
  }
}

/** What lineage depends on of an image, as far as it is known. */
export function tracedImage(
  digest: Digest,
  content: ImageContent | undefined,
): TracedImage {
  if (content?.status !== 'read') {
    return { digest, manifests: [] };
  }
  const { image } = content;
  return image.kind === 'index'
    ? {
        digest,
        manifests: image.manifests.map(tracedManifest),
        indexAnnotations: image.annotations,
      }
    : { digest, manifests: [tracedManifest(image)] };
}

function tracedManifest(manifest: ImageManifest): TracedManifest {
  const { digest, platform, diffIds, labels, annotations } = manifest;
  return {
    digest,
    platform,
    chainIds: chainIds(diffIds, sha256),
    labels,
    annotations,
  };
}

function groupBy(
  releases: readonly Release[],
  keysOf: (release: Release) => readonly Digest[],
): ReadonlyMap<Digest, readonly Release[]> {
  const groups = new Map<Digest, Release[]>();
  for (const release of releases) {
    for (const key of new Set(keysOf(release))) {
      groups.set(key, [...(groups.get(key) ?? []), release]);
    }
  }
  return groups;
}
