import { isDigest } from '@image-governance/plugin-golden-images-common';
import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import { z } from 'zod';
import {
  isIndexType,
  isManifestType,
  OCI_INDEX,
  OCI_MANIFEST,
} from './mediaTypes';
import { parseJson, type ParseJsonOptions } from './parseJson';

const annotationsSchema = z
  .record(z.string(), z.string())
  .nullish()
  .transform(annotations => annotations ?? {});

const descriptorSchema = z.object({
  mediaType: z.string(),
  digest: z.string().refine(isDigest, 'not a complete digest'),
  size: z.number().int().nonnegative(),
  annotations: annotationsSchema,
  platform: z
    .object({
      os: z.string(),
      architecture: z.string(),
      variant: z.string().optional(),
    })
    .nullish(),
});

/** A pointer to content (OCI image-spec, descriptor.md). */
export type Descriptor = z.infer<typeof descriptorSchema>;

const documentSchema = z.object({
  schemaVersion: z.number(),
  mediaType: z.string().optional(),
  artifactType: z.string().optional(),
  annotations: annotationsSchema,
  manifests: z.array(descriptorSchema).optional(),
  config: descriptorSchema.optional(),
  layers: z.array(descriptorSchema).optional(),
});

/** An index or a manifest, OCI or Docker, as it was pushed. */
export type ManifestDocument =
  | {
      readonly kind: 'index';
      readonly mediaType: string;
      readonly artifactType?: string;
      readonly annotations: Record<string, string>;
      readonly manifests: readonly Descriptor[];
    }
  | {
      readonly kind: 'manifest';
      readonly mediaType: string;
      readonly artifactType?: string;
      readonly annotations: Record<string, string>;
      readonly config: Descriptor;
      readonly layers: readonly Descriptor[];
    };

/**
 * Parses an OCI index or manifest, a Docker manifest list or a schema 2
 * manifest. Throws `invalid` for anything else, schema 1 by name.
 */
export function parseManifest(
  body: Uint8Array,
  options: ParseJsonOptions,
): ManifestDocument {
  const document = parseJson(body, documentSchema, options);
  const { artifactType, annotations, manifests, config, layers } = document;
  if (document.schemaVersion === 1) {
    throw schema1Error(options.what);
  }
  if (document.schemaVersion !== 2) {
    throw new ImageReadError(
      'invalid',
      `${options.what} has schema version ${document.schemaVersion}; only 2 is known`,
    );
  }
  // A document that is both can mean different images to different readers (CVE-2021-41190).
  if (manifests && (config || layers)) {
    throw new ImageReadError(
      'invalid',
      `${options.what} is index and manifest at once`,
    );
  }
  const mediaType =
    document.mediaType ?? (manifests ? OCI_INDEX : OCI_MANIFEST);
  if (manifests && isIndexType(mediaType)) {
    return { kind: 'index', mediaType, artifactType, annotations, manifests };
  }
  if (config && layers && isManifestType(mediaType)) {
    return {
      kind: 'manifest',
      mediaType,
      artifactType,
      annotations,
      config,
      layers,
    };
  }
  throw new ImageReadError(
    'invalid',
    `${options.what} is neither an image index nor an image manifest`,
  );
}

/** Docker schema 1 holds no config and no digests of uncompressed layers, so nothing can be proven from it. */
export function schema1Error(what: string): ImageReadError {
  return new ImageReadError(
    'invalid',
    `${what} is a Docker schema 1 manifest; push the image again with a current tool`,
  );
}
