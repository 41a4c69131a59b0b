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

/**
 * Whether somebody may see every workload of an owner, whatever else is true of
 * them. What cannot be said for all of them counts as no.
 */
export function seesAllOf(visible: Visibility, ownerRef: string): boolean {
  return visible === 'all' || holds(visible, ownerRef) === true;
}

/** Whether a criterion holds of workloads of which nothing but the owner is known; `undefined` where that is not enough. */
function holds(
  criteria: PermissionCriteria<WorkloadCondition>,
  ownerRef: string,
): boolean | undefined {
  if (isAndCriteria(criteria)) {
    const parts = criteria.allOf.map(part => holds(part, ownerRef));
    return parts.includes(false) ? false : allKnown(parts) || undefined;
  }
  if (isOrCriteria(criteria)) {
    const parts = criteria.anyOf.map(part => holds(part, ownerRef));
    return parts.includes(true) || (allKnown(parts) ? false : undefined);
  }
  if (isNotCriteria(criteria)) {
    const part = holds(criteria.not, ownerRef);
    return part === undefined ? undefined : !part;
  }
  return criteria.property === 'ownerRef'
    ? criteria.values.includes(ownerRef)
    : undefined;
}

function allKnown(parts: readonly (boolean | undefined)[]): boolean {
  return parts.every(part => part !== undefined);
}

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
