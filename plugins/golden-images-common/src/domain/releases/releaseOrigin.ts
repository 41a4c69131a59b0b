import { baseClaims, type BaseClaim } from '../inventory/baseClaims';
import type { ChainId } from '../inventory/chainId';
import type { Digest } from '../inventory/digest';
import type { ResolvedImage } from '../inventory/image';
import type { ReleasePlatform } from './release';

/** An image of an upstream registry that shares its digest or its layers with a release. */
export interface UpstreamImage {
  readonly registry: string;
  readonly repository: string;
  /** Tags that name it now. */
  readonly tags: readonly string[];
  readonly digest: Digest;
  /** Chain id over all its layers, and how many they are; absent for an index. */
  readonly chainId?: ChainId;
  readonly layers?: number;
}

/** What is known of the images that a release may come from. */
export interface OriginFacts {
  readonly release: {
    readonly digest: Digest;
    readonly platforms: readonly ReleasePlatform[];
  };
  /** Upstream images with the release's digest, or whose layers are its first ones. */
  readonly upstream: readonly UpstreamImage[];
  /** Upstream images that were ever read. */
  readonly upstreamRead: number;
  /** The release's own image, where it was read: what it says of its base. */
  readonly content?: ResolvedImage;
}

/**
 * Where a release comes from, as far as that can be shown: it is an upstream
 * image, it has exactly the layers of one, it is built on one, or nobody knows.
 * No origin is better than a guessed one.
 */
export interface ReleaseOrigin {
  readonly kind: 'same-image' | 'same-layers' | 'built-on' | 'unknown';
  /** The images that it is or comes from; several when they cannot be told apart. */
  readonly images: readonly UpstreamImage[];
  /** Sentences that a person can check by hand, the conclusion first. */
  readonly explanation: readonly string[];
}

/** Computes {@link ReleaseOrigin}: equal digests first, then the most layers. */
export function releaseOrigin(facts: OriginFacts): ReleaseOrigin {
  return sameImage(facts) ?? sharedLayers(facts) ?? unknownOrigin(facts);
}

function sameImage({
  release,
  upstream,
}: OriginFacts): ReleaseOrigin | undefined {
  const digests = [
    release.digest,
    ...release.platforms.map(({ digest }) => digest),
  ];
  const digest = digests.find(each =>
    upstream.some(image => image.digest === each),
  );
  const images = upstream.filter(image => image.digest === digest);
  return images.length === 0
    ? undefined
    : {
        kind: 'same-image',
        images,
        explanation: [
          `It is ${namesOf(images)} itself: both have the digest ${digest}.`,
        ],
      };
}

function sharedLayers({
  release,
  upstream,
}: OriginFacts): ReleaseOrigin | undefined {
  const most = Math.max(0, ...upstream.map(({ layers = 0 }) => layers));
  const images = upstream.filter(({ layers }) => most > 0 && layers === most);
  if (images.length === 0) {
    return undefined;
  }
  const chainIds = [...new Set(images.map(({ chainId }) => chainId))];
  const whole = release.platforms.some(({ chainId }) =>
    chainIds.includes(chainId),
  );
  const ofLayers = Math.max(...release.platforms.map(({ layers }) => layers));
  const which = whole
    ? `All ${most} layers are`
    : `Layers 1-${most} of ${ofLayers} are`;
  return {
    kind: whole ? 'same-layers' : 'built-on',
    images,
    explanation: [
      `${which} exactly those of ${namesOf(images)}, chain id ${chainIds.join(
        ', ',
      )}.`,
    ],
  };
}

function unknownOrigin({ upstreamRead, content }: OriginFacts): ReleaseOrigin {
  const why =
    upstreamRead === 0
      ? 'no upstream image has been read'
      : `none of the upstream images that were read (${upstreamRead}) has its digest, or layers that it begins with`;
  return {
    kind: 'unknown',
    images: [],
    explanation: [
      `Its origin is not known: ${why}.`,
      ...claimsOf(content).map(
        ({ source, text }) =>
          `The ${source} ${text} claims a base image; a claim proves nothing.`,
      ),
    ],
  };
}

function claimsOf(image: ResolvedImage | undefined): BaseClaim[] {
  if (!image) {
    return [];
  }
  return image.kind === 'index'
    ? baseClaims({
        indexAnnotations: image.annotations,
        manifests: image.manifests,
      })
    : baseClaims({ manifests: [image] });
}

function namesOf(images: readonly UpstreamImage[]): string {
  const names = images.map(({ registry, repository, tags, digest }) => {
    const name = `${registry}/${repository}`;
    return tags.length > 0 ? `${name}:${tags[0]}` : `${name}@${digest}`;
  });
  return [...new Set(names)].join(' or ');
}
