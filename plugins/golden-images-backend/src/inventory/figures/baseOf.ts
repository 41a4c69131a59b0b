import type { Knex } from 'knex';

/** What an image is called that cannot be parsed. */
const UNPARSED = 'case when u.registry is null then u.image end';

/**
 * The base of each image among usages (`u`, with their judgments as `v`), as
 * column `base` (R-VIS-02, AMB-02c): its proven golden release; else its first
 * layer, which images on the same base share; else, when it was never read, its repository.
 */
export function baseOf(
  knex: Knex,
  usages: Knex.QueryBuilder,
): Knex.QueryBuilder {
  return (
    usages
      .leftJoin({ m: 'image_manifests' }, 'm.index_digest', 'u.resolved_digest')
      .leftJoin({ c: 'image_chains' }, chain =>
        chain
          .on(
            'c.digest',
            knex.raw('coalesce(m.manifest_digest, u.resolved_digest)'),
          )
          .andOnVal('c.layers', 1),
      )
      .groupBy('u.registry', 'u.repository', 'u.resolved_digest')
      .groupBy('v.release_id')
      .groupByRaw(UNPARSED)
      // The lowest of an index's platforms stands for all of them.
      .select({
        base: knex.raw(
          `coalesce(v.release_id, min(c.chain_id), u.registry || '/' || u.repository, ${UNPARSED})`,
        ),
      })
  );
}
