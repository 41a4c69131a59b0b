import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import { tar } from './tar.mjs';

/** Media types of the OCI image-spec that the demo uses. */
export const MEDIA_TYPES = {
  index: 'application/vnd.oci.image.index.v1+json',
  manifest: 'application/vnd.oci.image.manifest.v1+json',
  config: 'application/vnd.oci.image.config.v1+json',
  layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  empty: 'application/vnd.oci.empty.v1+json',
};

/** `sha256:…` of some bytes. */
export function digestOf(bytes) {
  return `sha256:${createHash('sha256').update(bytes).digest('hex')}`;
}

/** A layer: real gzip-compressed tar, with the line of history that made it. */
export function layer(files, createdBy) {
  const archive = tar(files);
  return {
    createdBy,
    diffId: digestOf(archive),
    blob: blob(MEDIA_TYPES.layer, gzipSync(archive, { level: 9 })),
  };
}

/** The same layer as another tool would compress it, as some mirrors do: other bytes, same diff id. */
export function recompressed(original) {
  const archive = gunzipSync(original.blob.bytes);
  return {
    ...original,
    blob: blob(MEDIA_TYPES.layer, gzipSync(archive, { level: 1 })),
  };
}

/**
 * A platform image.
 *
 * @returns its layers (to build on), all blobs, and the descriptor of its manifest
 */
export function image({
  layers,
  architecture,
  created,
  labels = {},
  annotations,
  entrypoint,
}) {
  const config = jsonBlob(MEDIA_TYPES.config, {
    created,
    architecture,
    os: 'linux',
    config: {
      User: '65532:65532',
      WorkingDir: '/app',
      Env: [
        'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
      ],
      ...(entrypoint ? { Entrypoint: entrypoint } : {}),
      Labels: labels,
    },
    rootfs: { type: 'layers', diff_ids: layers.map(({ diffId }) => diffId) },
    history: layers.map(({ createdBy }) => ({
      created,
      created_by: createdBy,
    })),
  });
  const manifest = jsonBlob(MEDIA_TYPES.manifest, {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.manifest,
    config: config.descriptor,
    layers: layers.map(each => each.blob.descriptor),
    ...(annotations ? { annotations } : {}),
  });
  return {
    architecture,
    layers,
    blobs: [...layers.map(each => each.blob), config, manifest],
    descriptor: manifest.descriptor,
  };
}

/** Several platform images under one digest. */
export function index(images, annotations) {
  const list = jsonBlob(MEDIA_TYPES.index, {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.index,
    manifests: images.map(each => ({
      ...each.descriptor,
      platform: { architecture: each.architecture, os: 'linux' },
    })),
    ...(annotations ? { annotations } : {}),
  });
  return {
    images,
    blobs: [...images.flatMap(each => each.blobs), list],
    descriptor: list.descriptor,
  };
}

/** What is attached to an image at a tag beside it: layers without an image around them. */
export function artifact(layers) {
  const config = jsonBlob(MEDIA_TYPES.empty, {});
  const manifest = jsonBlob(MEDIA_TYPES.manifest, {
    schemaVersion: 2,
    mediaType: MEDIA_TYPES.manifest,
    artifactType: layers[0].descriptor.mediaType,
    config: config.descriptor,
    layers: layers.map(({ descriptor }) => descriptor),
  });
  return {
    blobs: [...layers, config, manifest],
    descriptor: manifest.descriptor,
  };
}

function jsonBlob(mediaType, value) {
  return blob(mediaType, Buffer.from(JSON.stringify(value)));
}

/** The same blob with annotations, which stand in the manifest that names it. */
export function annotated({ bytes, descriptor }, annotations) {
  return { bytes, descriptor: { ...descriptor, annotations } };
}

/** Bytes with the descriptor that names them. */
export function blob(mediaType, bytes) {
  return {
    bytes,
    descriptor: { mediaType, digest: digestOf(bytes), size: bytes.length },
  };
}
