import type { Knex } from 'knex';
import type { WorkloadScope } from './WorkloadScope';

/**
 * Usages (`u`) that may be seen, without a look at their workloads where all
 * may. Their judgments (`v`) only on request: a join that is not needed keeps
 * PostgreSQL from looking images up by index.
 */
export function imageUses(
  scope: WorkloadScope,
  options: { readonly judged: boolean },
): Knex.QueryBuilder {
  if (scope.visible !== 'all') {
    return scope.judgedUsages();
  }
  return options.judged
    ? scope.usages().leftJoin({ v: 'verdicts' }, 'v.usage_id', 'u.id')
    : scope.usages();
}
