const DIGEST = /(sha(?:256|512):)([0-9a-f]{12})[0-9a-f]+/g;

/** The first 12 characters of a digest's hash, as people compare them. */
export function shortDigest(digest: string): string {
  return digest.slice(digest.indexOf(':') + 1).slice(0, 12);
}

/** A text with every digest in it cut to 12 characters, for the eye; what is copied stays whole. */
export function shortenDigests(text: string): string {
  return text.replace(DIGEST, '$1$2…');
}
