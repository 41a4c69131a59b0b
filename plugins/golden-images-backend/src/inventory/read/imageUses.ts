import type { Knex } from 'knex';
import type { WorkloadScope } from './WorkloadScope';

/** Usages (`u`) that may be seen, with their judgments (`v`); without a look at their workloads where all may. */
export function imageUses(scope: WorkloadScope): Knex.QueryBuilder {
  return scope.visible === 'all'
    ? scope.usages().leftJoin({ v: 'verdicts' }, 'v.usage_id', 'u.id')
    : scope.judgedUsages();
}
