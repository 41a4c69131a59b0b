import type { Digest } from '../../inventory/digest';

const DIGEST = /sha256(?::|%3A)([0-9a-f]{64})(?![0-9a-f])/gi;

/** Digests that are named anywhere in the texts, each once. */
export function digestsIn(
  texts: readonly (string | undefined)[],
): readonly Digest[] {
  const found = texts.flatMap(text =>
    [...(text ?? '').matchAll(DIGEST)].map(
      ([, hex]) => `sha256:${hex.toLowerCase()}`,
    ),
  );
  return [...new Set(found)];
}
