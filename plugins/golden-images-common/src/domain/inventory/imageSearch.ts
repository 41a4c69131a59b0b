import { isDigest } from './digest';
import { parseReference } from './reference';

/** What a text asks for among images, as people paste it: a digest, a reference, a part of a name. */
export type ImageSearch =
  | {
      readonly kind: 'digest';
      /** A complete digest, or how one begins. */
      readonly digest: string;
      readonly complete: boolean;
    }
  | {
      readonly kind: 'name';
      /** Part of `registry/repository`, in lower case. */
      readonly text: string;
      /** The text as a reference, where it reads as one. */
      readonly reference?: {
        /** Part of `registry/repository` before the tag, in lower case. */
        readonly name: string;
        /** The same in canonical form: `docker.io/library/python`. */
        readonly registry: string;
        readonly repository: string;
        readonly tag?: string;
      };
    };

/** As many characters of a digest as are shown on screen say that a text is one. */
const DIGEST_START = /^(?:(sha256|sha512):)?([0-9a-f]{12,128})$/;

/**
 * Reads what somebody looks for. Where a digest is named it alone decides,
 * whatever name and tag stand before it (R-TAG-07).
 */
export function parseImageSearch(input: string): ImageSearch {
  // Digests are cut with an ellipsis on screen, and are copied from there too.
  const text = input.trim().replace(/…$/, '').toLocaleLowerCase('en-US');
  const digest = DIGEST_START.exec(text.slice(text.indexOf('@') + 1));
  if (digest) {
    const [, algorithm = 'sha256', hex] = digest;
    const whole = `${algorithm}:${hex}`;
    return { kind: 'digest', digest: whole, complete: isDigest(whole) };
  }
  const parsed = parseReference(input.trim());
  if (!parsed.ok) {
    return { kind: 'name', text };
  }
  const { registry, repository, tag } = parsed.reference;
  return {
    kind: 'name',
    text,
    reference: {
      name: tag === undefined ? text : text.slice(0, -(tag.length + 1)),
      registry,
      repository,
      ...(tag === undefined ? {} : { tag }),
    },
  };
}
