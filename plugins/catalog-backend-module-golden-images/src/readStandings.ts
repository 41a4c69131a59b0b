import {
  parseEntityStandings,
  type EntityStanding,
  type GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';

const PAGE = 1000;

/**
 * Every entity that has workloads, one page in memory at a time.
 * @throws when any page cannot be read or is not what the API promises: an iteration that ends is complete
 */
export async function* readStandings(
  api: Pick<GoldenImagesApi, 'listEntityStandings'>,
): AsyncGenerator<EntityStanding> {
  const seen = new Set<string>();
  let cursor: string | undefined;
  do {
    const page = parseEntityStandings(
      await api.listEntityStandings({ cursor, limit: PAGE }),
    );
    yield* page.items;
    cursor = page.nextCursor;
    if (cursor !== undefined && seen.has(cursor)) {
      throw new Error('Golden Images goes in circles: it repeats a cursor');
    }
    seen.add(cursor ?? '');
  } while (cursor !== undefined);
}
