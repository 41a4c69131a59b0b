import type { ReleaseId } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { moves, runsNow, type RankedReleases } from '../figures';
import type { WorkloadScope } from './WorkloadScope';

/**
 * Pairs of a workload of a scope and one of the releases that it left ({@link moves}).
 * The work grows with the ended usages of the releases that are asked for, which
 * are found by an index; never with the history as a whole.
 */
export function movesFrom(
  scope: WorkloadScope,
  left: readonly ReleaseId[],
  ranked: RankedReleases,
): Knex.QueryBuilder {
  const families = new Set(
    ranked.flatMap(({ id, family }) => (left.includes(id) ? [family] : [])),
  );
  return moves(scope.knex, {
    past: pastUsers(scope, left),
    runs: () => runs(scope),
    ranked: ranked.filter(({ family }) => families.has(family)),
  });
}

/** Ids of the workloads that left one of the releases. */
export function moversFrom(
  scope: WorkloadScope,
  left: readonly ReleaseId[],
  ranked: RankedReleases,
): Knex.QueryBuilder {
  return scope.knex
    .from(movesFrom(scope, left, ranked).as('m'))
    .select('m.workload_id');
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
  return scope.asOf.now
    ? runsNow(scope.knex)
    : scope
        .usages()
        .join({ v: 'verdicts' }, 'v.usage_id', 'u.id')
        .whereRaw('u.workload_id = b.workload_id');
}
