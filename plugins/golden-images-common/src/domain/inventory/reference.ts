import { isDigest, type Digest } from './digest';

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

/** Why a text is not a reference: where, and which rule it breaks. */
export interface ReferenceError {
  /** 0-based offset into the text. */
  readonly position: number;
  /** Short name of the rule. */
  readonly rule:
    | 'empty'
    | 'length'
    | 'registry'
    | 'repository'
    | 'uppercase'
    | 'tag'
    | 'digest';
  /** A sentence for people: what was found and what is expected. */
  readonly message: string;
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

const HOST_LABEL = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const IPV6 = /^\[[a-fA-F0-9:]+\]$/;
const PORT = /^[0-9]+$/;
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;
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

function checkRegistry(registry: string): ReferenceError | undefined {
  const bracket = registry.startsWith('[') ? registry.indexOf(']') : 0;
  const portColon = bracket < 0 ? -1 : registry.indexOf(':', bracket);
  const host = portColon < 0 ? registry : registry.slice(0, portColon);
  if (portColon >= 0 && !PORT.test(registry.slice(portColon + 1))) {
    return error(
      portColon + 1,
      'registry',
      `a port of digits is expected after "${shown(host)}:"`,
    );
  }
  if (host.startsWith('[')) {
    return IPV6.test(host)
      ? undefined
      : error(
          0,
          'registry',
          `"${shown(host)}" is not an IPv6 address in brackets`,
        );
  }
  let position = 0;
  for (const label of host.split('.')) {
    if (!HOST_LABEL.test(label)) {
      return error(
        position,
        'registry',
        `"${shown(
          label,
        )}" is not a part of a host name: letters and digits, with hyphens only inside`,
      );
    }
    position += label.length + 1;
  }
  return undefined;
}

function checkPath(
  path: string,
  offset: number,
  isImageId: boolean,
): ReferenceError | undefined {
  if (isImageId) {
    return error(
      0,
      'repository',
      '64 hex digits are an image id, not a repository name',
    );
  }
  let position = offset;
  for (const component of path.split('/')) {
    if (!PATH_COMPONENT.test(component)) {
      return pathError(component, position);
    }
    position += component.length + 1;
  }
  return undefined;
}

function pathError(component: string, position: number): ReferenceError {
  const upper = component.search(/[A-Z]/);
  if (upper >= 0) {
    return error(
      position + upper,
      'uppercase',
      `a repository name is lower case; found "${component[upper]}"`,
    );
  }
  return error(
    position,
    'repository',
    component === ''
      ? 'a part of the repository name is empty'
      : `"${shown(
          component,
        )}" is not a part of a repository name: lower-case letters and digits, separated by one ".", one or two "_", or hyphens`,
  );
}

function checkTag(tag: string, position: number): ReferenceError | undefined {
  return TAG.test(tag)
    ? undefined
    : error(
        position,
        'tag',
        `"${shown(
          tag,
        )}" is not a tag: 1 to 128 letters, digits, "_", "." and "-", not starting with "." or "-"`,
      );
}

function checkDigest(
  digest: string,
  position: number,
): ReferenceError | undefined {
  return isDigest(digest)
    ? undefined
    : error(
        position,
        'digest',
        `"${shown(
          digest,
        )}" is not a digest: "sha256:" and 64, or "sha512:" and 128, lower-case hex digits`,
      );
}

/** Text from outside in a message: short and without control characters. */
function shown(text: string): string {
  const printable = text.replace(/[^\x20-\x7e]/g, '?');
  return printable.length > 40 ? `${printable.slice(0, 40)}…` : printable;
}

function error(
  position: number,
  rule: ReferenceError['rule'],
  message: string,
): ReferenceError {
  return { position, rule, message };
}

function fail(
  position: number,
  rule: ReferenceError['rule'],
  message: string,
): ParsedReference {
  return { ok: false, error: error(position, rule, message) };
}
