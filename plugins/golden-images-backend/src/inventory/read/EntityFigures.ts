import type { Verdict } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { WorkloadScope } from './WorkloadScope';

/** Production workloads of one entity. */
export interface EntityFigure {
  /** Absent for workloads that are tied to no entity. */
  readonly entityRef?: string;
  readonly workloads: number;
}

/** Which entities and sources the workloads of a scope, or of some owners in it, belong to. */
export class EntityFigures {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  /** The entities with the most production workloads of these verdicts, most first. */
  async worst(options: {
    readonly verdicts: readonly Verdict[];
    readonly limit: number;
    /** Only workloads of these owners; `none` for those that nobody owns. */
    readonly owners?: readonly string[];
  }): Promise<EntityFigure[]> {
    const query = this.#workloads(options.owners).where('w.production', true);
    this.#scope.whereVerdict(query, options.verdicts);
    const rows: { entity: string | null; workloads: number | string }[] =
      await query
        .groupBy('w.entity_ref')
        .select({ entity: 'w.entity_ref' })
        .count({ workloads: '*' })
        .orderBy([{ column: 'workloads', order: 'desc' }, 'w.entity_ref'])
        .limit(options.limit);
    return rows.map(({ entity, workloads }) => ({
      entityRef: entity ?? undefined,
      workloads: Number(workloads),
    }));
  }

  /** The first `limit` entities that have workloads, by reference. */
  async refs(limit: number): Promise<string[]> {
    const rows: { entity: string }[] = await this.#workloads()
      .whereNotNull('w.entity_ref')
      .distinct({ entity: 'w.entity_ref' })
      .orderBy('entity')
      .limit(limit);
    return rows.map(({ entity }) => entity);
  }

  /** Sources that the workloads were read from. */
  async sources(owners?: readonly string[]): Promise<number[]> {
    const rows: { source: number }[] = await this.#workloads(owners).distinct({
      source: 'w.source_id',
    });
    return rows.map(({ source }) => source);
  }

  #workloads(owners?: readonly string[]): Knex.QueryBuilder {
    const workloads = this.#scope.workloads();
    return owners
      ? workloads.where(any => {
          any.whereIn(
            'w.owner_ref',
            owners.filter(owner => owner !== 'none'),
          );
          if (owners.includes('none')) {
            any.orWhereNull('w.owner_ref');
          }
        })
      : workloads;
  }
}
