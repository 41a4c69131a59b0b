import type { Digest } from './digest';

/** Operating system and processor of an image (OCI image-index `platform`). */
export interface Platform {
  readonly os: string;
  readonly architecture: string;
  readonly variant?: string;
}

/** A platform image: one manifest and its config, immutable facts read once and kept for ever. */
export interface ImageManifest {
  readonly kind: 'manifest';
  readonly digest: Digest;
  readonly mediaType: string;
  readonly configDigest: Digest;
  readonly platform: Platform;
  /** Uncompressed layer digests in order, from the config's `rootfs.diff_ids`. */
  readonly diffIds: readonly Digest[];
  /** Compressed size: the sum of the layer descriptors, in bytes. */
  readonly sizeBytes: number;
  /** Compressed size of each of `diffIds`, in bytes; absent for images that were read before this was kept. */
  readonly layerBytes?: readonly number[];
  /** ISO timestamp of the config's `created`, when present and valid. */
  readonly created?: string;
  /** User that the image runs as, empty where it names none; absent for images that were read before this was kept. */
  readonly user?: string;
  /** What a container of the image starts; absent like `user`, or where there is none. */
  readonly entrypoint?: readonly string[];
  /** Arguments of the entrypoint, or what starts where there is none; absent like `user`. */
  readonly cmd?: readonly string[];
  /** `8080/tcp`; absent like `user`. */
  readonly exposedPorts?: readonly string[];
  /** Variables; values that may be credentials are left out. Absent like `user`. */
  readonly environment?: Readonly<Record<string, string>>;
  /** Config labels. A claim of whoever built the image. */
  readonly labels: Readonly<Record<string, string>>;
  /** Manifest annotations. A claim of whoever pushed the image. */
  readonly annotations: Readonly<Record<string, string>>;
}

/** An image index (or Docker manifest list): one digest for several platforms. */
export interface ImageIndex {
  readonly kind: 'index';
  readonly digest: Digest;
  readonly mediaType: string;
  readonly annotations: Readonly<Record<string, string>>;
  /** Platform manifests only; attestation entries (`unknown/unknown`) are left out. */
  readonly manifests: readonly ImageManifest[];
}

/** What a digest names, as read from a registry and checked against that digest. */
export type ResolvedImage = ImageManifest | ImageIndex;

/**
 * Why an image could not be read. Kept as a fact with its time, tried again
 * later; never taken for "no golden base".
 */
export type ImageUnreadableReason =
  | 'unreachable'
  | 'unauthorised'
  | 'gone'
  | 'invalid'
  | 'not-configured';
