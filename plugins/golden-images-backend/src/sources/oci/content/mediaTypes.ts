const INDEXES = [
  'application/vnd.oci.image.index.v1+json',
  'application/vnd.docker.distribution.manifest.list.v2+json',
];
const MANIFESTS = [
  'application/vnd.oci.image.manifest.v1+json',
  'application/vnd.docker.distribution.manifest.v2+json',
];
const CONFIGS = [
  'application/vnd.oci.image.config.v1+json',
  'application/vnd.docker.container.image.v1+json',
];
const LAYER =
  /^application\/vnd\.(?:oci\.image\.layer\.|docker\.image\.rootfs\.)/;

/**
 * Accept header for manifests: every type we can read. A registry answers 404
 * or converts the image (changing its digest) for a type that is not named.
 */
export const MANIFEST_ACCEPT = [...INDEXES, ...MANIFESTS].join(', ');

/** Media type written for an index that names none (OCI lets it be left out). */
export const OCI_INDEX = INDEXES[0];

/** Media type written for a manifest that names none. */
export const OCI_MANIFEST = MANIFESTS[0];

/** Whether a media type is an OCI index or a Docker manifest list. */
export function isIndexType(mediaType: string): boolean {
  return INDEXES.includes(mediaType);
}

/** Whether a media type is an OCI manifest or a Docker schema 2 manifest. */
export function isManifestType(mediaType: string): boolean {
  return MANIFESTS.includes(mediaType);
}

/** Whether a manifest with this config type may be a container image, and not another artifact. */
export function isImageConfigType(mediaType: string): boolean {
  return CONFIGS.includes(mediaType);
}

/** Whether a layer is a filesystem layer: signatures and attestations share the image config type, not this one. */
export function isLayerType(mediaType: string): boolean {
  return LAYER.test(mediaType);
}

/** Whether a media type is Docker schema 1, signed or not. */
export function isSchema1Type(mediaType: string): boolean {
  return mediaType.startsWith(
    'application/vnd.docker.distribution.manifest.v1',
  );
}
