import type { Release } from '../releases/release';
import { baseClaims } from './baseClaims';
import type { ChainId } from './chainId';
import type { Digest } from './digest';
import type { Evidence, Lineage, ReleaseId } from './lineage';
import type { TracedImage } from './tracedImage';

/** Releases by what identifies them, as far as {@link lookupKeys} asks. */
export interface ReleaseLookup {
  /** By index digest and by platform digest. */
  readonly byDigest: ReadonlyMap<Digest, readonly Release[]>;
  /** By the chain id over all layers of a platform. */
  readonly byChainId: ReadonlyMap<ChainId, readonly Release[]>;
}

/** What to look releases up by: grows with the image's own layers, not with the number of releases. */
export interface LookupKeys {
  readonly digests: readonly Digest[];
  readonly chainIds: readonly ChainId[];
}

/** Everything that {@link traceLineage} will look up for an image. */
export function lookupKeys(image: TracedImage): LookupKeys {
  const digests = new Set<Digest>([
    image.digest,
    ...image.manifests.map(({ digest }) => digest),
    ...(image.provenance ?? []).map(({ material }) => material),
    ...baseClaims(image).flatMap(({ digest }) => digest ?? []),
  ]);
  const chainIds = new Set(image.manifests.flatMap(one => one.chainIds));
  return { digests: [...digests], chainIds: [...chainIds] };
}

/**
 * Which golden release an image is or was built from (design §6, R-REG-09).
 * The strongest kind of evidence decides: digest, then layers (deepest match,
 * all ties), then verified provenance. Labels and annotations are shown as
 * claims and decide nothing. For an index, a release is proven only when it is
 * proven for every platform: the image that runs may be any of them.
 */
export function traceLineage(
  image: TracedImage,
  lookup: ReleaseLookup,
): Lineage {
  const proofs =
    nonEmpty(digestProofs(image.digest, lookup)) ??
    nonEmpty(platformProofs(image, lookup)) ??
    [];
  const provenance = provenanceProofs(image, lookup);
  return {
    releases: releasesOf(proofs.length > 0 ? proofs : provenance),
    evidence: [...proofs, ...provenance, ...claimEvidence(image, lookup)],
  };
}

/** A candidate that was not promoted, or was rejected, is nobody's golden base. */
function isGolden({ stage, promotedAt }: Release): boolean {
  return stage === undefined || (stage !== 'rejected' && !!promotedAt);
}

function goldenOf(found: readonly Release[] | undefined): readonly Release[] {
  return (found ?? []).filter(isGolden);
}

function digestProofs(digest: Digest, lookup: ReleaseLookup): Evidence[] {
  return goldenOf(lookup.byDigest.get(digest)).map(release => ({
    kind: 'digest',
    release: release.id,
    digest,
    ...(release.digest === digest
      ? {}
      : {
          platform: release.platforms.find(one => one.digest === digest)
            ?.platform,
        }),
  }));
}

/** Proofs of releases that hold for all platforms of the image. */
function platformProofs(image: TracedImage, lookup: ReleaseLookup): Evidence[] {
  const byPlatform = image.manifests.map(
    manifest =>
      nonEmpty(digestProofs(manifest.digest, lookup)) ??
      layerProofs(manifest.chainIds, lookup),
  );
  const [first = [], ...others] = byPlatform.map(releasesOf);
  const shared = new Set(
    first.filter(id => others.every(other => other.includes(id))),
  );
  return byPlatform
    .flat()
    .filter(proof => 'release' in proof && shared.has(proof.release ?? ''));
}

/** Deepest prefix that is a release; every release that shares it. */
function layerProofs(
  chainIds: readonly ChainId[],
  lookup: ReleaseLookup,
): Evidence[] {
  for (let depth = chainIds.length; depth > 0; depth--) {
    const chainId = chainIds[depth - 1];
    const found = goldenOf(lookup.byChainId.get(chainId));
    if (found.length > 0) {
      return found.map(release => ({
        kind: 'layers',
        release: release.id,
        chainId,
        layers: depth,
        ofLayers: chainIds.length,
      }));
    }
  }
  return [];
}

function provenanceProofs(
  image: TracedImage,
  lookup: ReleaseLookup,
): Evidence[] {
  return (image.provenance ?? []).flatMap(({ material, signer }) =>
    goldenOf(lookup.byDigest.get(material)).map(release => ({
      kind: 'provenance' as const,
      release: release.id,
      material,
      signer,
    })),
  );
}

function claimEvidence(image: TracedImage, lookup: ReleaseLookup): Evidence[] {
  return baseClaims(image).map(({ text, digest, source }) => {
    const [release] = goldenOf(
      digest ? lookup.byDigest.get(digest) : undefined,
    );
    return {
      kind: 'annotation',
      ...(release ? { release: release.id } : {}),
      claim: text,
      source,
    };
  });
}

function releasesOf(evidence: readonly Evidence[]): ReleaseId[] {
  return [...new Set(evidence.flatMap(({ release }) => release ?? []))];
}

function nonEmpty<T>(list: readonly T[]): readonly T[] | undefined {
  return list.length > 0 ? list : undefined;
}
