import { randomUUID } from 'node:crypto';
import {
  parseLabelSelector,
  selectsLabels,
} from '@image-governance/plugin-golden-images-common';
import { RESOURCES } from '../resources';
import type { ApiObject, StoredObject } from './TestCluster';

/** A list request as the API server understands it. */
export interface ListQuery {
  readonly kind: string;
  readonly namespace?: string;
  readonly limit?: number;
  readonly continue?: string;
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
}

/** A page, or word that its state of the store is gone. */
export type ListResult =
  | {
      readonly kind: 'page';
      readonly items: readonly StoredObject[];
      readonly continue?: string;
      readonly remaining?: number;
      readonly resourceVersion: number;
    }
  | { readonly kind: 'expired'; readonly continue: string };

interface Position {
  /** State that the listing began with; the newest when absent. */
  readonly revision?: number;
  /** Key of the last object of the page before. */
  readonly after: string;
}

/** Objects as etcd keeps them: sorted by key, with former states until they are compacted. */
export class ObjectStore {
  #objects: readonly StoredObject[] = [];
  #revision = 1;
  #compacted = 0;
  readonly #states = new Map<number, readonly StoredObject[]>();

  create(object: ApiObject): StoredObject {
    const uid = object.metadata.uid ?? randomUUID();
    const stored = { ...object, metadata: { ...object.metadata, uid } };
    this.#change([...this.#objects, stored]);
    return stored;
  }

  delete(object: StoredObject): void {
    const { uid } = object.metadata;
    this.#change(this.#objects.filter(other => other.metadata.uid !== uid));
  }

  compact(): void {
    this.#compacted = this.#revision;
    this.#change(this.#objects);
    this.#states.clear();
  }

  get(kind: string, namespace: string, name: string): StoredObject | undefined {
    return this.#objects.find(
      object =>
        object.kind === kind &&
        object.metadata.namespace === namespace &&
        object.metadata.name === name,
    );
  }

  list(query: ListQuery): ListResult {
    const position = query.continue ? decode(query.continue) : { after: '' };
    const revision = position.revision ?? this.#revision;
    if (revision <= this.#compacted) {
      return { kind: 'expired', continue: encode({ after: position.after }) };
    }
    const state = this.#states.get(revision) ?? this.#objects;
    this.#states.set(revision, state);
    const rest = state
      .filter(matcher(query))
      .filter(object => keyOf(object) > position.after);
    const items = rest.slice(0, query.limit || rest.length);
    const remaining = rest.length - items.length;
    return {
      kind: 'page',
      items,
      resourceVersion: revision,
      ...(remaining > 0 && {
        continue: encode({ revision, after: keyOf(items[items.length - 1]) }),
        remaining,
      }),
    };
  }

  #change(objects: readonly StoredObject[]): void {
    this.#revision += 1;
    this.#objects = [...objects].sort((one, other) =>
      keyOf(one) < keyOf(other) ? -1 : 1,
    );
  }
}

function matcher(query: ListQuery): (object: StoredObject) => boolean {
  const requirements = parseLabelSelector(query.labelSelector ?? '');
  const fields = (query.fieldSelector ?? '').split(',').filter(Boolean);
  return object =>
    object.kind === query.kind &&
    (!query.namespace || object.metadata.namespace === query.namespace) &&
    selectsLabels(requirements, labelsOf(object)) &&
    fields.every(term => fieldMatches(object, term));
}

function labelsOf({ metadata }: StoredObject): Record<string, string> {
  const { labels } = metadata;
  return Object.fromEntries(
    Object.entries(labels && typeof labels === 'object' ? labels : {}),
  );
}

function fieldMatches(object: StoredObject, term: string): boolean {
  const [, field, operator, value] =
    /^([a-zA-Z.]+)(!=|==|=)(.*)$/.exec(term) ?? [];
  const actual = field
    .split('.')
    .reduce<unknown>(
      (part, key) =>
        part && typeof part === 'object'
          ? Object.entries(part).find(([name]) => name === key)?.[1]
          : undefined,
      object,
    );
  return (actual === value) === (operator !== '!=');
}

function keyOf({ kind, metadata }: ApiObject): string {
  return `${kind}/${metadata.namespace}/${metadata.name}`;
}

function encode(position: Position): string {
  return Buffer.from(JSON.stringify(position)).toString('base64url');
}

function decode(token: string): Position {
  return JSON.parse(Buffer.from(token, 'base64url').toString('utf8'));
}

/** Resource that a path like `/apis/apps/v1/namespaces/x/replicasets/y` speaks of. */
export function parsePath(path: string) {
  const match =
    /^(\/api\/v1|\/apis\/[a-z]+\/v1)(?:\/namespaces\/([^/]+))?\/([a-z]+)(?:\/([^/]+))?$/.exec(
      path,
    );
  const resource = Object.values(RESOURCES).find(
    ({ groupPath, plural }) =>
      groupPath === match?.[1] && plural === match?.[3],
  );
  return match && resource
    ? { resource, namespace: match[2], name: match[4] }
    : undefined;
}
