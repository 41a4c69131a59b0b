import { createHash } from 'node:crypto';
import {
  chainIds,
  type ImageIndex,
  type ImageManifest,
  type ResolvedImage,
} from '@image-governance/plugin-golden-images-common';

/** Lower-case hex SHA-256 of a text, as chain ids need it. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** Row of an image that was read. */
export function imageRow(image: ResolvedImage, at: string) {
  const manifest = image.kind === 'manifest' ? image : undefined;
  const manifests = image.kind === 'index' ? image.manifests : [image];
  return {
    digest: image.digest,
    kind: image.kind,
    content: JSON.stringify(image),
    layers: manifest?.diffIds.length ?? null,
    chain_id: manifest
      ? chainIds(manifest.diffIds, sha256).pop() ?? null
      : null,
    size_bytes: manifests.reduce((sum, each) => sum + each.sizeBytes, 0),
    read_at: at,
    unreadable_reason: null,
    unreadable_message: null,
    tried_at: at,
  };
}

/** A row for each layer prefix of a manifest. */
export function chainRows(manifest: ImageManifest) {
  return chainIds(manifest.diffIds, sha256).map((chainId, index) => ({
    digest: manifest.digest,
    layers: index + 1,
    chain_id: chainId,
  }));
}

/** A row for each platform of an index. */
export function manifestRows(index: ImageIndex) {
  return index.manifests.map(manifest => ({
    index_digest: index.digest,
    manifest_digest: manifest.digest,
  }));
}
