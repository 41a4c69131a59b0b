import {
  isDigest,
  isTag,
  parseReference,
  type Digest,
} from '@image-governance/plugin-golden-images-common';
import { ImageReadError } from '@image-governance/plugin-golden-images-node';

/**
 * Names that came from outside become parts of URLs and paths, so they are
 * checked by the grammar of references first; it knows neither `..` nor `?`.
 */

/** Whether a text is the name of a repository of a host, in canonical form. */
export function isRepository(host: string, repository: string): boolean {
  const parsed = parseReference(`${host}/${repository}`);
  return (
    parsed.ok &&
    parsed.reference.registry === host &&
    parsed.reference.repository === repository
  );
}

/** Throws `invalid` when a text is not the name of a repository of the host. */
export function checkRepository(host: string, repository: string): void {
  if (!isRepository(host, repository)) {
    throw new ImageReadError(
      'invalid',
      `${JSON.stringify(repository)} is not a repository name at ${host}`,
    );
  }
}

/** Throws `invalid` when a text is not a tag. */
export function checkTag(tag: string): void {
  if (!isTag(tag)) {
    throw new ImageReadError('invalid', `${JSON.stringify(tag)} is not a tag`);
  }
}

/** Throws `invalid` when a text is not a complete digest (GT-REF-12). */
export function checkIsDigest(digest: Digest): void {
  if (!isDigest(digest)) {
    throw new ImageReadError(
      'invalid',
      `${JSON.stringify(digest)} is not a complete digest`,
    );
  }
}
