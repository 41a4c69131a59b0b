import type { Knex } from 'knex';
import { usagesAt } from './AsOf';
import type { WorkloadScope } from './WorkloadScope';

/**
 * Production usages (`u`, their workloads `w`) of an image that the same entity
 * also runs elsewhere, but never this one: what was tested in staging is not what
 * runs in production (R-TAG-09). An index and its platforms are one image, by
 * whichever of their digests it runs.
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
    .whereNotExists(elsewhere().where(isSameImage).select(scope.knex.raw('1')));
}

function isSameImage(same: Knex.QueryBuilder): void {
  same
    .whereRaw('s.resolved_digest = u.resolved_digest')
    .orWhereExists(platform =>
      platform
        .from({ a: 'image_manifests' })
        .whereRaw('a.index_digest = u.resolved_digest')
        .whereRaw('a.manifest_digest = s.resolved_digest'),
    )
    .orWhereExists(index =>
      index
        .from({ a: 'image_manifests' })
        .join({ b: 'image_manifests' }, 'b.index_digest', 'a.index_digest')
        .whereRaw('a.manifest_digest = u.resolved_digest')
        .whereRaw('s.resolved_digest in (b.index_digest, b.manifest_digest)'),
    );
}
