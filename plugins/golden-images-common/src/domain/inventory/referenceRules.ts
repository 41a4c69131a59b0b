import { isDigest } from './digest';

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

const HOST_LABEL = /^[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?$/;
const IPV6 = /^\[[a-fA-F0-9:]+\]$/;
const PORT = /^[0-9]+$/;
const PATH_COMPONENT = /^[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*$/;
const TAG = /^\w[\w.-]{0,127}$/;

/** Host names, IPv6 addresses in brackets, ports. The registry starts the text, so offsets are its own. */
export function checkRegistry(registry: string): ReferenceError | undefined {
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

/** The repository without its host; `isImageId` when the whole text is 64 hex digits. */
export function checkPath(
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

/** Whether a text can be the tag of a reference. */
export function isTag(text: string): boolean {
  return TAG.test(text);
}

/** What follows the colon after the name. */
export function checkTag(
  tag: string,
  position: number,
): ReferenceError | undefined {
  return isTag(tag)
    ? undefined
    : error(
        position,
        'tag',
        `"${shown(
          tag,
        )}" is not a tag: 1 to 128 letters, digits, "_", "." and "-", not starting with "." or "-"`,
      );
}

/** What follows the `@`; an abbreviated digest is none (GT-REF-12). */
export function checkDigest(
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
