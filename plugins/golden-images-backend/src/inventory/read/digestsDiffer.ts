import type { Knex } from 'knex';
import { usagesAt } from './AsOf';
import type { WorkloadScope } from './WorkloadScope';

/**
 * Production usages (`u`, their workloads `w`) of an image that the same entity
 * also runs elsewhere, but never with this digest: what was tested in staging is
 * not what runs in production (R-TAG-09).
 */
export function whereDigestsDiffer(scope: WorkloadScope): Knex.QueryBuilder {
  const elsewhere = () =>
    usagesAt(scope.knex, scope.asOf, 's')
      .join({ o: 'workloads' }, 'o.id', 's.workload_id')
      .where('o.production', false)
      .whereRaw('o.entity_ref = w.entity_ref')
      .whereRaw('s.registry = u.registry and s.repository = u.repository')
      .whereNotNull('s.resolved_digest');
  return scope
    .judgedUsages()
    .where('w.production', true)
    .whereNotNull('w.entity_ref')
    .whereNotNull('u.resolved_digest')
    .whereExists(elsewhere().select(scope.knex.raw('1')))
    .whereNotExists(
      elsewhere()
        .whereRaw('s.resolved_digest = u.resolved_digest')
        .select(scope.knex.raw('1')),
    );
}
