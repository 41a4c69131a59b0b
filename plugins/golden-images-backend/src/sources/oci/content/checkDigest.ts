import { createHash } from 'node:crypto';
import type { Digest } from '@image-governance/plugin-golden-images-common';
import { ImageReadError } from '@image-governance/plugin-golden-images-node';

/** The sha256 digest of a body. */
export function digestOf(body: Uint8Array): Digest {
  return `sha256:${createHash('sha256').update(body).digest('hex')}`;
}

/** Throws `invalid` when a body is not what its digest promises (OCI image-spec, descriptor.md#verification). */
export function checkDigest(body: Uint8Array, digest: Digest): void {
  const [algorithm, expected] = digest.split(':');
  const actual = createHash(algorithm).update(body).digest('hex');
  if (actual !== expected) {
    throw new ImageReadError(
      'invalid',
      `The content of ${digest} has another digest (${algorithm}:${actual}); it was altered or cut short`,
    );
  }
}
