import { ServiceUnavailableError } from '@backstage/errors';
import type { z } from 'zod';
import type { Answer, ClusterReader, ReadRequest } from './ClusterReader';
import { listSchema } from './objects';
import { cannot } from './refusal';
import { resourcePath, type Resource } from './resources';

/** What to list, and what to keep of each object. */
export interface Listing<T extends z.ZodType> {
  readonly cluster: string;
  readonly resource: Resource;
  /** Absent for all namespaces. */
  readonly namespace?: string;
  /** `full` objects, or only their `metadata`, which the API server then cuts down. */
  readonly content: 'full' | 'metadata';
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Objects a page. */
  readonly pageSize: number;
  readonly schema: T;
}

/** Media types: an API server that cannot cut down to metadata sends full objects, which fit the same schema. */
export const ACCEPT = {
  full: 'application/json',
  metadata:
    'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json',
  oneMetadata:
    'application/json;as=PartialObjectMetadata;g=meta.k8s.io;v=v1,application/json',
} as const;

/**
 * Lists objects page by page; the raw page is dropped once it is projected.
 *
 * A continue token expires when the API server has dropped that state of the
 * cluster (410). The listing then goes on where the server offers to, else it
 * starts over, and *objects of earlier pages come again*: callers tell them
 * apart by uid.
 *
 * @see https://kubernetes.io/docs/reference/using-api/api-concepts/#retrieving-large-results-sets-in-chunks
 * @throws an error of `@backstage/errors` when anything could not be read
 */
export async function* listObjects<T extends z.ZodType>(
  reader: ClusterReader,
  listing: Listing<T>,
): AsyncGenerator<readonly z.output<T>[]> {
  let token: string | undefined;
  let expiries = 0;
  let received = 0;
  for (;;) {
    const page = await readPage(reader, listing, token);
    if (page.kind === 'expired') {
      expiries += 1;
      if (expiries > reader.limits.expiries) {
        throw page.refusal;
      }
      token = page.continue;
      continue;
    }
    received += 1 + page.objects.length;
    if (received > reader.limits.objects || (token && page.next === token)) {
      throw new ServiceUnavailableError(
        `${cannot(
          pageRequest(listing, token),
        )}: the listing does not come to an end`,
      );
    }
    yield page.objects;
    if (page.next === undefined) {
      return;
    }
    token = page.next;
  }
}

/** A function of its own, so that nothing holds the raw page while the projected one is worked on. */
async function readPage<T extends z.ZodType>(
  reader: ClusterReader,
  listing: Listing<T>,
  token: string | undefined,
): Promise<
  | { kind: 'page'; objects: z.output<T>[]; next?: string }
  | Extract<Answer, { kind: 'expired' }>
> {
  const request = pageRequest(listing, token);
  const answer = await reader.read(request);
  switch (answer.kind) {
    case 'absent':
      throw answer.refusal;
    case 'expired':
      return answer;
    default:
      return {
        kind: 'page',
        ...projectPage(request, listing.schema, answer.body),
      };
  }
}

function pageRequest(
  listing: Listing<z.ZodType>,
  token: string | undefined,
): ReadRequest {
  const { cluster, resource, namespace } = listing;
  const query = new URLSearchParams({ limit: String(listing.pageSize) });
  if (listing.labelSelector) {
    query.set('labelSelector', listing.labelSelector);
  }
  if (listing.fieldSelector) {
    query.set('fieldSelector', listing.fieldSelector);
  }
  if (token !== undefined) {
    query.set('continue', token);
  }
  return {
    cluster,
    verb: 'list',
    resource,
    namespace,
    path: `${resourcePath(resource, namespace)}?${query}`,
    accept: ACCEPT[listing.content],
  };
}

function projectPage<T extends z.ZodType>(
  request: ReadRequest,
  schema: T,
  body: unknown,
): { objects: z.output<T>[]; next?: string } {
  const list = listSchema.safeParse(body);
  if (!list.success) {
    throw new ServiceUnavailableError(
      `${cannot(request)}: the answer is no list`,
    );
  }
  const objects = (list.data.items ?? []).map((item, index) => {
    const object = schema.safeParse(item);
    if (!object.success) {
      const { path, message } = object.error.issues[0];
      throw new ServiceUnavailableError(
        `${cannot(request)}: item ${index} is malformed at '${path.join(
          '.',
        )}': ${message}`,
      );
    }
    return object.data;
  });
  const next = list.data.metadata?.continue;
  return { objects, ...(next && { next }) };
}
