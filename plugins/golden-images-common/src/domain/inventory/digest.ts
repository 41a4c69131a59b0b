/**
 * A content digest, `algorithm:encoded` (OCI image-spec, descriptor.md#digests).
 * Only `sha256` with 64 and `sha512` with 128 lower-case hex digits are
 * accepted; an abbreviated digest is not a digest (GT-REF-12).
 */
export type Digest = string;

const DIGEST = /^(sha256:[0-9a-f]{64}|sha512:[0-9a-f]{128})$/;

/** Whether a text is a complete digest. */
export function isDigest(text: string): text is Digest {
  return DIGEST.test(text);
}
