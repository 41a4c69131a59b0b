const FALLBACK_TAG = /^sha256-[0-9a-f]{64}(\..+)?$/;

/**
 * Whether a tag holds signatures, attestations or referrers of a digest
 * (cosign's `sha256-<hex>.sig`, the referrers fallback tag `sha256-<hex>`)
 * and so names no image.
 */
export function isArtifactTag(tag: string): boolean {
  return FALLBACK_TAG.test(tag);
}
