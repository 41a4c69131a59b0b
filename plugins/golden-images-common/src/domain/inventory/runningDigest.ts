import { isDigest, type Digest } from './digest';

/**
 * The manifest digest in a `status.*Statuses[].imageID`.
 *
 * Runtimes write `docker-pullable://repo@sha256:…` or `repo@sha256:…`, where the
 * digest is what was pulled: an index or a manifest. A bare `sha256:…` (with or
 * without `docker://`) is the digest of the image's *config*, written for images
 * that came without a registry; as it identifies no manifest, it is no running digest.
 */
export function runningDigest(
  imageId: string | null | undefined,
): Digest | undefined {
  const at = imageId?.lastIndexOf('@') ?? -1;
  if (!imageId || at < 1) {
    return undefined;
  }
  const digest = imageId.slice(at + 1);
  return isDigest(digest) ? digest : undefined;
}
