import {
  approvalFor,
  chainIds,
  deepestBases,
  locate,
  type DerivationFacts,
  type Digest,
  type ImageManifest,
  type Lineage,
  type Policy,
  type Release,
  type ResolvedImage,
  type UpstreamFacts,
  type VariantFacts,
} from '@image-governance/plugin-golden-images-common';
import type { ReleaseCatalogue } from '../../releases';
import { sha256 } from '../images/imageRows';
import { LineageFinder, tracedImage } from '../judgment/LineageFinder';
import type { ImageLocation, ImageQueries, ImageRecord } from './ImageQueries';

type Content = NonNullable<DerivationFacts['content']>;

const NO_LINEAGE: Lineage = { releases: [], evidence: [] };

/** Collects what the derivation of one image is told from, as it is on record now. */
export class ImageDerivation {
  readonly #images: ImageQueries;
  readonly #policy: Policy;
  readonly #releases: Pick<ReleaseCatalogue, 'find' | 'approvals'>;
  readonly #lineages: LineageFinder;

  constructor(options: {
    images: ImageQueries;
    policy: Policy;
    releases: Pick<ReleaseCatalogue, 'find' | 'approvals'>;
  }) {
    this.#images = options.images;
    this.#policy = options.policy;
    this.#releases = options.releases;
    this.#lineages = new LineageFinder(options);
  }

  /** @param alternatives - all digests that stand for the image */
  async facts(
    digest: Digest,
    options: {
      readonly image: ImageRecord | undefined;
      readonly alternatives: readonly Digest[];
      readonly at: string;
    },
  ): Promise<DerivationFacts> {
    const { alternatives, at } = options;
    const content = contentOf(options.image);
    const places = await this.#images.locations(alternatives);
    const found = await this.#lineages.find(
      [digest],
      new Map(content ? [[digest, content]] : []),
    );
    const lineage = found.get(digest)?.lineage ?? NO_LINEAGE;
    const releases = found.get(digest)?.releases ?? [];
    const [variant, bases, upstream] = await Promise.all([
      this.#variant(digest, places, at),
      this.#bases(content, alternatives, at),
      this.#upstream(
        releases.filter(({ id }) => lineage.releases.includes(id)),
      ),
    ]);
    return {
      digest,
      places: distinctPlaces(places, digest),
      content,
      lineage,
      releases,
      variant,
      bases,
      upstream,
    };
  }

  /** The image itself, where it lies among the teams' variants. */
  async #variant(
    digest: Digest,
    places: readonly ImageLocation[],
    at: string,
  ): Promise<VariantFacts | undefined> {
    const place = places.find(
      one => locate(one, this.#policy).section === 'team-approved',
    );
    if (!place) {
      return undefined;
    }
    const [variant] = await this.#approved([{ ...place, digest }], at);
    return variant;
  }

  /** Teams' variants whose layers the image begins with; not the image itself. */
  async #bases(
    content: Content | undefined,
    alternatives: readonly Digest[],
    at: string,
  ): Promise<VariantFacts[]> {
    const platforms = manifestsOf(content).map(({ diffIds }) =>
      chainIds(diffIds, sha256),
    );
    const { registries, paths } = this.#policy;
    const stored = await this.#images.withChains(platforms.flat(), {
      registry: registries.internal,
      path: paths.teamApproved,
    });
    const others = stored.filter(
      ({ digest }) => !alternatives.includes(digest),
    );
    const byName = new Map(
      others.map(one => [`${one.registry}/${one.repository}`, one]),
    );
    const byChain = new Map<string, string[]>();
    for (const { chainId, registry, repository } of others) {
      byChain.set(chainId, [
        ...(byChain.get(chainId) ?? []),
        `${registry}/${repository}`,
      ]);
    }
    return this.#approved(
      deepestBases(platforms, byChain).flatMap(name => byName.get(name) ?? []),
      at,
    );
  }

  async #approved(
    variants: readonly ImageLocation[],
    at: string,
  ): Promise<VariantFacts[]> {
    const approvals = await this.#releases.approvals(
      variants.map(({ repository }) => repository),
    );
    return variants.map(({ registry, repository, digest }) => ({
      registry,
      repository,
      digest,
      approval: approvalFor(
        { repository, digest },
        approvals.get(repository) ?? [],
        at,
      ),
    }));
  }

  async #upstream(releases: readonly Release[]): Promise<UpstreamFacts[]> {
    const digests = releases.map(({ digest }) => digest);
    const [images, places] = await Promise.all([
      this.#images.byDigests(digests),
      this.#images.locations(digests),
    ]);
    return releases.map(({ id, digest }) => ({
      release: id,
      places: places.filter(
        place =>
          place.digest === digest &&
          locate(place, this.#policy).section === 'upstream',
      ),
      image: tracedImage(digest, contentOf(images.get(digest))),
    }));
  }
}

function contentOf(image: ImageRecord | undefined): Content | undefined {
  if (image?.content) {
    return { status: 'read', image: image.content };
  }
  return image?.unreadable && { status: 'unreadable', ...image.unreadable };
}

function manifestsOf(content: Content | undefined): readonly ImageManifest[] {
  return content?.status === 'read' ? platformsOf(content.image) : [];
}

function platformsOf(image: ResolvedImage): readonly ImageManifest[] {
  return image.kind === 'index' ? image.manifests : [image];
}

/** Places of the digest itself first: the others are of its index or its platforms. */
function distinctPlaces(places: readonly ImageLocation[], digest: Digest) {
  const own = places.filter(place => place.digest === digest);
  return own.length > 0 ? own : places;
}
