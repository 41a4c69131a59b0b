import type { Digest } from '@image-governance/plugin-golden-images-common';
import {
  ImageReadError,
  type AttachedArtifact,
} from '@image-governance/plugin-golden-images-node';
import { checkDigest } from './checkDigest';
import { parseManifest, type ManifestDocument } from './parseManifest';

/** Suffixes of the tags that cosign attaches by. */
const SUFFIXES = ['.sig', '.att'];

/** Artifacts of one image that are read: signing again and again adds one each time. */
const MOST_ARTIFACTS = 100;

/** What is needed of a repository to find artifacts. */
export interface ArtifactSource {
  /** A manifest by tag. Throws {@link ImageReadError} `gone` when there is none. */
  tagged(tag: string): Promise<Uint8Array>;
  manifest(digest: Digest): Promise<Uint8Array>;
  /** The index of the referrers API; `undefined` where there is no such API. */
  referrers(): Promise<Uint8Array | undefined>;
}

/** Finds what is attached to an image; see `ImageReader.listArtifacts`. */
export async function attachedArtifacts(
  digest: Digest,
  source: ArtifactSource,
  { jsonDepth }: { readonly jsonDepth: number },
): Promise<AttachedArtifact[]> {
  const parse = (body: Uint8Array, what: string) =>
    parseManifest(body, { what, depth: jsonDepth });
  const tag = digest.replace(':', '-');
  const found: AttachedArtifact[] = [];
  for (const suffix of SUFFIXES) {
    const body = await ifThere(source.tagged(`${tag}${suffix}`));
    if (body) {
      found.push(artifactOf(`${tag}${suffix}`, parse(body, `Tag ${tag}`)));
    }
  }
  const index =
    (await source.referrers()) ?? (await ifThere(source.tagged(tag)));
  const referrers = index ? parse(index, `Referrers of ${digest}`) : undefined;
  if (referrers?.kind === 'index') {
    for (const one of referrers.manifests.slice(0, MOST_ARTIFACTS)) {
      const body = await source.manifest(one.digest);
      checkDigest(body, one.digest);
      found.push(artifactOf(one.digest, parse(body, `Referrer ${one.digest}`)));
    }
  }
  return found;
}

async function ifThere(
  reading: Promise<Uint8Array>,
): Promise<Uint8Array | undefined> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ImageReadError && error.reason === 'gone') {
      return undefined;
    }
    throw error;
  }
}

function artifactOf(
  place: string,
  manifest: ManifestDocument,
): AttachedArtifact {
  return {
    place,
    artifactType: manifest.artifactType,
    layers:
      manifest.kind === 'manifest'
        ? manifest.layers
            .slice(0, MOST_ARTIFACTS)
            .map(({ mediaType, digest, size, annotations }) => ({
              mediaType,
              digest,
              size,
              annotations,
            }))
        : [],
  };
}
