import type { Digest } from '@image-governance/plugin-golden-images-common';
import { digestOf } from '../content/checkDigest';

/** A body with its media type, as a registry keeps it. */
export interface StoredBlob {
  readonly mediaType: string;
  readonly body: Buffer;
}

/** Something a digest names, with everything below it. */
export interface BuiltImage {
  readonly digest: Digest;
  readonly mediaType: string;
  readonly size: number;
  readonly platform?: { readonly os: string; readonly architecture: string };
  readonly blobs: ReadonlyMap<Digest, StoredBlob>;
}

/** Repositories by name: tags with what they name. */
export type Repositories = Readonly<Record<string, Record<string, BuiltImage>>>;

/** The media types of the two families of image formats. */
export const FORMATS = {
  oci: {
    index: 'application/vnd.oci.image.index.v1+json',
    manifest: 'application/vnd.oci.image.manifest.v1+json',
    config: 'application/vnd.oci.image.config.v1+json',
    layer: 'application/vnd.oci.image.layer.v1.tar+gzip',
  },
  docker: {
    index: 'application/vnd.docker.distribution.manifest.list.v2+json',
    manifest: 'application/vnd.docker.distribution.manifest.v2+json',
    config: 'application/vnd.docker.container.image.v1+json',
    layer: 'application/vnd.docker.image.rootfs.diff.tar.gzip',
  },
} as const;

/** What differs between built images. */
export interface ImageOptions {
  readonly format?: keyof typeof FORMATS;
  readonly architecture?: string;
  readonly os?: string;
  /** One layer for each text; the texts decide the digests. */
  readonly layers?: readonly string[];
  readonly labels?: Readonly<Record<string, string>> | null;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly created?: string;
  /** Beside the labels of the config, which nothing depends on. */
  readonly config?: Readonly<Record<string, unknown>>;
  readonly configType?: string;
  readonly layerType?: string;
}

/** The diff id that a built image has for the text of a layer. */
export function diffIdOf(text: string): Digest {
  return digestOf(Buffer.from(text));
}

/** A platform image; its layer blobs are not kept, since no reader asks for them. */
export function buildImage(options: ImageOptions = {}): BuiltImage {
  const types = FORMATS[options.format ?? 'oci'];
  const { layers = ['base'], architecture = 'amd64', os = 'linux' } = options;
  const config = json({
    architecture,
    os,
    created: options.created ?? '2026-03-01T10:00:00.123456789Z',
    config: { ...options.config, Labels: options.labels ?? null },
    rootfs: { type: 'layers', diff_ids: layers.map(diffIdOf) },
  });
  const configType = options.configType ?? types.config;
  return buildDocument(
    types.manifest,
    {
      schemaVersion: 2,
      mediaType: types.manifest,
      config: {
        mediaType: configType,
        digest: digestOf(config),
        size: config.byteLength,
      },
      layers: layers.map(text => ({
        mediaType: options.layerType ?? types.layer,
        digest: digestOf(Buffer.from(`packed ${text}`)),
        size: text.length,
      })),
      annotations: options.annotations,
    },
    {
      blobs: [[digestOf(config), { mediaType: configType, body: config }]],
      platform: { os, architecture },
    },
  );
}

/** An index of images (or of indexes). */
export function buildIndex(
  images: readonly BuiltImage[],
  options: {
    readonly format?: keyof typeof FORMATS;
    /** Images that the index names but that are not there. */
    readonly missing?: readonly BuiltImage[];
    readonly annotations?: Readonly<Record<string, string>>;
  } = {},
): BuiltImage {
  const { index } = FORMATS[options.format ?? 'oci'];
  const named = [...images, ...(options.missing ?? [])];
  return buildDocument(
    index,
    {
      schemaVersion: 2,
      mediaType: index,
      manifests: named.map(({ digest, mediaType, size, platform }) => ({
        digest,
        mediaType,
        size,
        platform,
      })),
      annotations: options.annotations,
    },
    { blobs: images.flatMap(image => [...image.blobs]) },
  );
}

/** Any document as a manifest of a media type. */
export function buildDocument(
  mediaType: string,
  document: unknown,
  rest: {
    readonly blobs?: Iterable<readonly [Digest, StoredBlob]>;
    readonly platform?: BuiltImage['platform'];
  } = {},
): BuiltImage {
  const body = json(document);
  const digest = digestOf(body);
  return {
    digest,
    mediaType,
    size: body.byteLength,
    platform: rest.platform,
    blobs: new Map([...(rest.blobs ?? []), [digest, { mediaType, body }]]),
  };
}

function json(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}
