import {
  isAndCriteria,
  isNotCriteria,
  isOrCriteria,
} from '@backstage/plugin-permission-node';
import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { Knex } from 'knex';

/** What a rule asks of a workload: that this property has one of the values. */
export interface WorkloadCondition {
  readonly property: 'entityRef' | 'ownerRef' | 'environment';
  readonly values: readonly string[];
}

/** Which workloads somebody may see. */
export type Visibility = 'all' | PermissionCriteria<WorkloadCondition>;

/** Of what somebody may see, only what meets a condition too. */
export function within(
  visible: Visibility,
  condition: WorkloadCondition,
): Visibility {
  return visible === 'all' ? condition : { allOf: [visible, condition] };
}

const COLUMNS = {
  entityRef: 'w.entity_ref',
  ownerRef: 'w.owner_ref',
  environment: 'w.environment',
} as const;

/** Leaves only the visible of the workloads (as `w`) in a query. */
export function whereVisible(
  query: Knex.QueryBuilder,
  visible: Visibility,
): Knex.QueryBuilder {
  return visible === 'all'
    ? query
    : query.where(builder => addCriteria(builder, visible));
}

function addCriteria(
  builder: Knex.QueryBuilder,
  criteria: PermissionCriteria<WorkloadCondition>,
): void {
  if (isAndCriteria(criteria)) {
    for (const part of criteria.allOf) {
      builder.andWhere(inner => addCriteria(inner, part));
    }
  } else if (isOrCriteria(criteria)) {
    for (const part of criteria.anyOf) {
      builder.orWhere(inner => addCriteria(inner, part));
    }
  } else if (isNotCriteria(criteria)) {
    builder.whereNot(inner => addCriteria(inner, criteria.not));
  } else {
    const column = COLUMNS[criteria.property];
    // A property that a workload lacks has none of the values, also under `not`, where SQL's null would be neither.
    builder.whereNotNull(column).whereIn(column, [...criteria.values]);
  }
}
