import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import type {
  DistributionClient,
  DistributionRequest,
} from './DistributionClient';
import { nextCursor } from './nextCursor';
import { statusError } from './statusError';

/** ECR refuses more than 1000, and most registries give no more than 100 anyway. */
const PAGE_SIZE = '100';

/** A listing of the distribution API. */
export interface Listing
  extends Pick<DistributionRequest, 'path' | 'scope' | 'maxBytes'> {
  /** What is listed, in words. */
  readonly what: string;
  /** Parses the body of a page. */
  readonly parse: (body: Uint8Array) => readonly string[];
}

/**
 * Reads a listing page by page. Ends normally only at its true end: throws
 * `invalid` when the registry leads in a circle, and whatever a page throws.
 */
export async function* listPages(
  client: DistributionClient,
  { path, scope, maxBytes, what, parse }: Listing,
  signal: AbortSignal,
): AsyncGenerator<readonly string[]> {
  const visited = new Set<string>();
  let query: Record<string, string> = { n: PAGE_SIZE };
  for (;;) {
    const request = { method: 'GET', path, query, scope, maxBytes } as const;
    const reply = await client.send(request, signal);
    if (reply.status !== 200) {
      throw statusError(reply, what);
    }
    yield parse(reply.body);
    const next = nextCursor(reply.headers.get('link'));
    if (!next) {
      return;
    }
    const [name, value] = next;
    if (visited.has(value)) {
      throw new ImageReadError(
        'invalid',
        `The registry lists ${what} in a circle`,
      );
    }
    visited.add(value);
    query = { n: PAGE_SIZE, [name]: value };
  }
}
