import {
  isDigest,
  isTag,
  type Digest,
} from '@image-governance/plugin-golden-images-common';
import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import { z } from 'zod';
import { parseJson, type ParseJsonOptions } from '../content/parseJson';

const REF_NAME = 'org.opencontainers.image.ref.name';

const markerSchema = z.object({
  imageLayoutVersion: z.string().startsWith('1.', 'not version 1'),
});

const indexSchema = z.object({
  schemaVersion: z.literal(2),
  manifests: z.array(
    z.object({
      digest: z.string().refine(isDigest, 'not a complete digest'),
      annotations: z.record(z.string(), z.string()).nullish(),
    }),
  ),
});

/** Checks an `oci-layout` file (OCI image-spec, image-layout.md). Throws `invalid`. */
export function checkLayout(body: Uint8Array, options: ParseJsonOptions): void {
  parseJson(body, markerSchema, options);
}

/**
 * The tags of a layout's `index.json` with their digests; entries without a
 * name, or with one that is no tag, are left out. Throws `invalid`.
 */
export function parseLayoutTags(
  body: Uint8Array,
  options: ParseJsonOptions,
): Map<string, Digest> {
  const tags = new Map<string, Digest>();
  for (const entry of parseJson(body, indexSchema, options).manifests) {
    const tag = entry.annotations?.[REF_NAME];
    if (tag === undefined || !isTag(tag)) {
      continue;
    }
    if (tags.has(tag) && tags.get(tag) !== entry.digest) {
      throw new ImageReadError(
        'invalid',
        `${options.what} gives the tag ${tag} to two digests`,
      );
    }
    tags.set(tag, entry.digest);
  }
  return tags;
}
