import type {
  OwnerMoves,
  Release,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { WorkloadScope } from './WorkloadScope';

/** Releases by family, newest first: what "newer" means to the database. */
export type RankedReleases = readonly Pick<Release, 'id' | 'family'>[];

/** Production workloads of one owner that left a release for a newer one of its family. */
export interface MoveFigure extends OwnerMoves {
  readonly release: ReleaseId;
}

/**
 * Who left a release. A workload did, when it still runs, once ran the release,
 * runs none of it any more, and runs a newer release of the same family instead.
 * One that ended, or left golden images, has not moved anywhere.
 *
 * The work grows with the ended usages of the releases that are asked for, which
 * are found by an index; never with the history as a whole.
 */
export class MoveQueries {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  /** Those who left one of the releases, by release and owner. */
  async from(
    left: readonly ReleaseId[],
    ranked: RankedReleases,
  ): Promise<MoveFigure[]> {
    if (left.length === 0) {
      return [];
    }
    const rows: MoveRow[] = await this.#scope
      .workloads()
      .where('w.production', true)
      .join(moves(this.#scope, left, ranked).as('p'), 'p.workload_id', 'w.id')
      .groupBy('p.release_id', 'w.owner_ref')
      .select({ release: 'p.release_id', owner: 'w.owner_ref' })
      .count({ workloads: '*' })
      .sum({ pods: 'w.pods' })
      .min({ first: 'p.left_at' })
      .max({ last: 'p.left_at' });
    return rows.map(row => ({
      release: row.release,
      ownerRef: row.owner ?? undefined,
      workloads: Number(row.workloads),
      pods: Number(row.pods),
      firstAt: row.first,
      lastAt: row.last,
    }));
  }
}

/** Ids of the workloads that left one of the releases. */
export function moversFrom(
  scope: WorkloadScope,
  left: readonly ReleaseId[],
  ranked: RankedReleases,
): Knex.QueryBuilder {
  return scope.knex
    .from(moves(scope, left, ranked).as('m'))
    .select('m.workload_id');
}

/** A grouped row; PostgreSQL gives sums as text. */
interface MoveRow {
  readonly release: ReleaseId;
  readonly owner: string | null;
  readonly workloads: number | string;
  readonly pods: number | string;
  readonly first: string;
  readonly last: string;
}

/** Pairs of a workload and a release that it left, with the time it did. */
function moves(
  scope: WorkloadScope,
  left: readonly ReleaseId[],
  ranked: RankedReleases,
): Knex.QueryBuilder {
  const { knex } = scope;
  const families = new Set(
    ranked.flatMap(({ id, family }) => (left.includes(id) ? [family] : [])),
  );
  const relevant = ranked.filter(({ family }) => families.has(family));
  if (relevant.length === 0) {
    return knex
      .from({ u: 'usages' })
      .whereRaw('1 = 0')
      .select('u.workload_id', {
        release_id: knex.raw("''"),
        left_at: 'u.ended_at',
      });
  }
  // Text of ours alone is in the statement: places in a list.
  const values = relevant.map((_, place) => `(?, ?, ${place})`).join(', ');
  return knex
    .with(
      'ranks',
      ['id', 'family', 'place'],
      knex.raw(
        `values ${values}`,
        relevant.flatMap(({ id, family }) => [id, family]),
      ),
    )
    .from(pastUsers(scope, left).as('b'))
    .join({ o: 'ranks' }, 'o.id', 'b.release_id')
    .whereNotExists(
      runs(scope).whereRaw('v.release_id = b.release_id').select(knex.raw('1')),
    )
    .whereExists(
      runs(scope)
        .join({ n: 'ranks' }, 'n.id', 'v.release_id')
        .whereRaw('n.family = o.family')
        .whereRaw('n.place < o.place')
        .select(knex.raw('1')),
    )
    .select('b.workload_id', 'b.release_id', 'b.left_at');
}

/** Workloads with a release that they once ran, as far as its usages ended by the moment. */
function pastUsers(
  scope: WorkloadScope,
  left: readonly ReleaseId[],
): Knex.QueryBuilder {
  const { at, now } = scope.asOf;
  const ended = scope.knex
    .from({ u: 'usages' })
    .join({ v: 'verdicts' }, 'v.usage_id', 'u.id')
    .whereIn('v.release_id', [...left])
    .where('u.state', 'ended')
    .groupBy('u.workload_id', 'v.release_id')
    .select('u.workload_id', 'v.release_id')
    .max({ left_at: 'u.ended_at' });
  return now ? ended : ended.where('u.ended_at', '<=', at);
}

/** What the workload of `b` runs at the moment. */
function runs(scope: WorkloadScope): Knex.QueryBuilder {
  return scope
    .usages()
    .join({ v: 'verdicts' }, 'v.usage_id', 'u.id')
    .whereRaw('u.workload_id = b.workload_id');
}
