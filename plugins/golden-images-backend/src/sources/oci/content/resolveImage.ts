import type {
  Digest,
  ImageManifest,
  ResolvedImage,
} from '@image-governance/plugin-golden-images-common';
import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import type { OciLimits } from '../limits';
import {
  isImageConfigType,
  isIndexType,
  isLayerType,
  isManifestType,
} from './mediaTypes';
import { parseConfig } from './parseConfig';
import {
  parseManifest,
  type Descriptor,
  type ManifestDocument,
} from './parseManifest';

/** Where the bodies of one repository come from; each is already checked against its digest. */
export interface ImageContent {
  manifest(digest: Digest): Promise<Uint8Array>;
  config(digest: Digest): Promise<Uint8Array>;
}

type IndexDocument = Extract<ManifestDocument, { kind: 'index' }>;
type PlatformDocument = Extract<ManifestDocument, { kind: 'manifest' }>;
type Limits = Pick<OciLimits, 'jsonDepth' | 'indexDepth' | 'platforms'>;

/**
 * Reads what a digest names: one platform image, or all of an index, nested
 * indexes flattened. Throws {@link ImageReadError}: `invalid` for an artifact
 * that is no container image.
 */
export async function resolveImage(
  digest: Digest,
  content: ImageContent,
  limits: Limits,
): Promise<ResolvedImage> {
  const document = await readDocument(digest, content, limits);
  if (document.kind === 'manifest') {
    return readPlatform(digest, document, content, limits);
  }
  const entries = await platformEntries(document, content, limits);
  const manifests = await Promise.all(
    entries.map(entry => readEntry(entry, content, limits)),
  );
  const images = manifests.filter(entry => typeof entry !== 'string');
  if (images.length === 0) {
    throw manifests.includes('gone')
      ? new ImageReadError('gone', `No image of index ${digest} is there`)
      : new ImageReadError(
          'invalid',
          `Index ${digest} names no container image`,
        );
  }
  const { mediaType, annotations } = document;
  return { kind: 'index', digest, mediaType, annotations, manifests: images };
}

async function readDocument(
  digest: Digest,
  content: ImageContent,
  limits: Limits,
): Promise<ManifestDocument> {
  return parseManifest(await content.manifest(digest), {
    what: `Manifest ${digest}`,
    depth: limits.jsonDepth,
  });
}

/** The image entries of an index and of the indexes in it, in order. */
async function platformEntries(
  index: IndexDocument,
  content: ImageContent,
  limits: Limits,
): Promise<Descriptor[]> {
  const found = new Map<Digest, Descriptor>();
  const nested = new Set<Digest>();
  const visit = async (current: IndexDocument, depth: number) => {
    if (depth > limits.indexDepth) {
      throw new ImageReadError(
        'invalid',
        `The index nests deeper than ${limits.indexDepth} levels`,
      );
    }
    for (const entry of current.manifests) {
      if (isIndexType(entry.mediaType) && !nested.has(entry.digest)) {
        nested.add(entry.digest);
        const inner = await readDocument(entry.digest, content, limits);
        if (inner.kind === 'index') await visit(inner, depth + 1);
      } else if (isManifestType(entry.mediaType) && !isAttestation(entry)) {
        found.set(entry.digest, entry);
      }
      if (found.size + nested.size > limits.platforms) {
        throw new ImageReadError(
          'invalid',
          `The index names more than ${limits.platforms} images`,
        );
      }
    }
  };
  await visit(index, 1);
  return [...found.values()];
}

/** BuildKit keeps attestations as `unknown/unknown` beside the platforms. */
function isAttestation({ platform, annotations }: Descriptor): boolean {
  return (
    annotations['vnd.docker.reference.type'] === 'attestation-manifest' ||
    (platform?.os === 'unknown' && platform.architecture === 'unknown')
  );
}

/**
 * Reads one entry of an index. It may be no container image, or not there:
 * mirrors keep an index whole and copy only some of its platforms (sparse
 * index, OCI image-spec, image-index.md).
 */
async function readEntry(
  { digest }: Descriptor,
  content: ImageContent,
  limits: Limits,
): Promise<ImageManifest | 'gone' | 'no-image'> {
  let document: ManifestDocument;
  try {
    document = await readDocument(digest, content, limits);
  } catch (error) {
    if (error instanceof ImageReadError && error.reason === 'gone') {
      return 'gone';
    }
    throw error;
  }
  return document.kind === 'manifest' && isContainerImage(document)
    ? readPlatform(digest, document, content, limits)
    : 'no-image';
}

async function readPlatform(
  digest: Digest,
  document: PlatformDocument,
  content: ImageContent,
  limits: Limits,
): Promise<ImageManifest> {
  if (!isContainerImage(document)) {
    throw new ImageReadError(
      'invalid',
      `${digest} is not a container image: its config is ${document.config.mediaType}`,
    );
  }
  const config = parseConfig(await content.config(document.config.digest), {
    what: `Config ${document.config.digest}`,
    depth: limits.jsonDepth,
  });
  if (config.diffIds.length !== document.layers.length) {
    throw new ImageReadError(
      'invalid',
      `${digest} has ${document.layers.length} layers, but its config names ${config.diffIds.length}`,
    );
  }
  return {
    kind: 'manifest',
    digest,
    mediaType: document.mediaType,
    configDigest: document.config.digest,
    ...config,
    sizeBytes: document.layers.reduce((sum, layer) => sum + layer.size, 0),
    layerBytes: document.layers.map(layer => layer.size),
    annotations: document.annotations,
  };
}

function isContainerImage({ config, layers }: PlatformDocument): boolean {
  return (
    isImageConfigType(config.mediaType) &&
    layers.every(layer => isLayerType(layer.mediaType))
  );
}
