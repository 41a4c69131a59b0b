import type { Digest } from './digest';
import {
  checkDigest,
  checkPath,
  checkRegistry,
  checkTag,
  type ReferenceError,
} from './referenceRules';

export { isTag, type ReferenceError } from './referenceRules';

/**
 * A container image reference in canonical form: Docker Hub short names are
 * expanded (`python:3` → `docker.io/library/python:3`).
 */
export interface ImageReference {
  /** Host with optional port, e.g. `internal-registry.company.com`, `localhost:5000`, `[::1]:5000`. */
  readonly registry: string;
  /** Path in the registry, e.g. `golden/python`. */
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

/** Result of {@link parseReference}. */
export type ParsedReference =
  | { readonly ok: true; readonly reference: ImageReference }
  | { readonly ok: false; readonly error: ReferenceError };

const HUB = 'docker.io';
const HUB_ALIAS = 'index.docker.io';
/** Longest repository path (distribution/reference, `RepositoryNameTotalLengthMax`). */
const LONGEST_REPOSITORY = 255;
/** Anything longer than host, path, tag and digest together can be is refused unread. */
const LONGEST_REFERENCE = 1024;
const IMAGE_ID = /^[a-f0-9]{64}$/;

/**
 * Parses a reference by the grammar of distribution/reference, normalised as
 * Docker does. The one parser of the product. Time is linear in the length.
 */
export function parseReference(text: string): ParsedReference {
  if (text === '') {
    return fail(0, 'empty', 'a reference is expected, the text is empty');
  }
  if (text.length > LONGEST_REFERENCE) {
    return fail(
      LONGEST_REFERENCE,
      'length',
      `a reference has at most ${LONGEST_REFERENCE} characters, this has ${text.length}`,
    );
  }
  const at = text.indexOf('@');
  const named = at < 0 ? text : text.slice(0, at);
  const colon = tagColon(named);
  const name = colon < 0 ? named : named.slice(0, colon);
  const digest = at < 0 ? undefined : text.slice(at + 1);
  const tag = colon < 0 ? undefined : named.slice(colon + 1);

  const { registry, path, offset, implied } = splitName(name);
  const problem =
    (implied ? undefined : checkRegistry(registry)) ??
    checkPath(path, offset, implied && IMAGE_ID.test(text)) ??
    (tag === undefined ? undefined : checkTag(tag, colon + 1)) ??
    (digest === undefined ? undefined : checkDigest(digest, at + 1));
  if (problem) {
    return { ok: false, error: problem };
  }
  const host = registry === HUB_ALIAS ? HUB : registry;
  const repository =
    host === HUB && !path.includes('/') ? `library/${path}` : path;
  if (repository.length > LONGEST_REPOSITORY) {
    return fail(
      offset + path.length - (repository.length - LONGEST_REPOSITORY),
      'length',
      `a repository name has at most ${LONGEST_REPOSITORY} characters, this has ${repository.length}`,
    );
  }
  return {
    ok: true,
    reference: {
      registry: host,
      repository,
      ...(tag === undefined ? {} : { tag }),
      ...(digest === undefined ? {} : { digest }),
    },
  };
}

/** The canonical text of a reference: `registry/repository[:tag][@digest]`. */
export function formatReference(reference: ImageReference): string {
  const tag = reference.tag ? `:${reference.tag}` : '';
  const digest = reference.digest ? `@${reference.digest}` : '';
  return `${reference.registry}/${reference.repository}${tag}${digest}`;
}

/** Offset of the colon before the tag; a colon before the last slash belongs to the host. */
function tagColon(named: string): number {
  const colon = named.lastIndexOf(':');
  return colon > named.lastIndexOf('/') ? colon : -1;
}

/** The first component is a host when it has a dot, a colon or an upper-case letter, or is `localhost`. */
function splitName(name: string) {
  const slash = name.indexOf('/');
  const first = name.slice(0, Math.max(slash, 0));
  const isHost =
    slash >= 0 &&
    (/[.:]/.test(first) ||
      first === 'localhost' ||
      first !== first.toLocaleLowerCase('en-US'));
  return isHost
    ? {
        registry: first,
        path: name.slice(slash + 1),
        offset: slash + 1,
        implied: false,
      }
    : { registry: HUB, path: name, offset: 0, implied: true };
}

function fail(
  position: number,
  rule: ReferenceError['rule'],
  message: string,
): ParsedReference {
  return { ok: false, error: { position, rule, message } };
}
