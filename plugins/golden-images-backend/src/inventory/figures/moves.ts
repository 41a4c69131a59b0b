import type { Release } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';

/** Releases by family, newest first: what "newer" means to the database. */
export type RankedReleases = readonly Pick<Release, 'id' | 'family'>[];

/**
 * Pairs of a workload and a release that it left, with the time it did. A workload
 * left a release when it once ran it, runs none of it any more, and runs a newer
 * release of the same family instead. One that ended, or left golden images, has not
 * moved anywhere.
 *
 * @param options.past - `workload_id`, `release_id` and `left_at` of what workloads ran before
 * @param options.runs - releases as `v` that the workload of `b` runs
 */
export function moves(
  knex: Knex,
  options: {
    readonly past: Knex.QueryBuilder;
    readonly runs: () => Knex.QueryBuilder;
    readonly ranked: RankedReleases;
  },
): Knex.QueryBuilder {
  const { past, runs, ranked } = options;
  if (ranked.length === 0) {
    return knex.from(past.as('b')).whereRaw('1 = 0').select('b.*');
  }
  // Text of ours alone is in the statement: places in a list.
  const values = ranked.map((_, place) => `(?, ?, ${place})`).join(', ');
  return knex
    .with(
      'ranks',
      ['id', 'family', 'place'],
      knex.raw(
        `values ${values}`,
        ranked.flatMap(({ id, family }) => [id, family]),
      ),
    )
    .from(past.as('b'))
    .join({ o: 'ranks' }, 'o.id', 'b.release_id')
    .whereNotExists(
      runs().whereRaw('v.release_id = b.release_id').select(knex.raw('1')),
    )
    .whereExists(
      runs()
        .join({ n: 'ranks' }, 'n.id', 'v.release_id')
        .whereRaw('n.family = o.family')
        .whereRaw('n.place < o.place')
        .select(knex.raw('1')),
    )
    .select('b.workload_id', 'b.release_id', 'b.left_at');
}

/** Releases as `v` that the workload of `b` runs now. */
export function runsNow(knex: Knex): Knex.QueryBuilder {
  return knex
    .from({ v: 'workload_releases' })
    .whereRaw('v.workload_id = b.workload_id');
}
