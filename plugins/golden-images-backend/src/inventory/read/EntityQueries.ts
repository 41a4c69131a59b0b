import type {
  ReleaseId,
  Verdict,
} from '@image-governance/plugin-golden-images-common';
import { batches } from '../../database';
import type { WorkloadScope } from './WorkloadScope';

/** Workloads of an entity that have one source, one verdict and are all in production or all not. */
export interface EntityVerdictCount {
  readonly entityRef: string;
  readonly sourceId: number;
  readonly production: boolean;
  readonly verdict: Verdict;
  readonly workloads: number;
}

/** A release that workloads of an entity run or descend from. */
export interface EntityRelease {
  readonly entityRef: string;
  readonly release: ReleaseId;
}

/** Those who run some releases. */
export interface ReleaseUsers {
  readonly production: number;
  readonly total: number;
  /** Distinct entities. */
  readonly entities: number;
}

/**
 * The workloads of a scope by the entities they belong to. Everything is read for
 * given entities, by the index on them, so that whoever reads all of them page by
 * page goes through the usages once and not once for each page.
 */
export class EntityQueries {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  /** The next entities that have workloads, by reference. */
  async page(page: { after?: string; limit: number }): Promise<string[]> {
    const query = this.#scope
      .workloads()
      .whereNotNull('w.entity_ref')
      .distinct({ ref: 'w.entity_ref' })
      .orderBy('ref')
      .limit(page.limit);
    if (page.after !== undefined) {
      query.where('w.entity_ref', '>', page.after);
    }
    const rows: { ref: string }[] = await query;
    return rows.map(({ ref }) => ref);
  }

  async count(): Promise<number> {
    const [{ count }] = await this.#scope
      .workloads()
      .countDistinct({ count: 'w.entity_ref' });
    return Number(count);
  }

  async verdicts(entityRefs: readonly string[]): Promise<EntityVerdictCount[]> {
    const counts: EntityVerdictCount[] = [];
    for (const batch of batches(entityRefs)) {
      const judged = this.#scope
        .workloads()
        .whereIn('w.entity_ref', batch)
        .select({
          entity_ref: 'w.entity_ref',
          source_id: 'w.source_id',
          production: 'w.production',
          verdict: this.#scope.verdict(),
        });
      const columns = ['entity_ref', 'source_id', 'production', 'verdict'];
      const rows: {
        entity_ref: string;
        source_id: number;
        production: boolean | number;
        verdict: Verdict;
        workloads: number | string;
      }[] = await this.#scope.knex
        .from(judged.as('j'))
        .groupBy(columns)
        .select(columns)
        .count({ workloads: '*' });
      counts.push(
        ...rows.map(row => ({
          entityRef: row.entity_ref,
          sourceId: row.source_id,
          production: Boolean(row.production),
          verdict: row.verdict,
          workloads: Number(row.workloads),
        })),
      );
    }
    return counts;
  }

  /** By the last facts also where a source is stale, as for every use of a release. */
  async releases(entityRefs: readonly string[]): Promise<EntityRelease[]> {
    const releases: EntityRelease[] = [];
    for (const batch of batches(entityRefs)) {
      releases.push(
        ...(await this.#scope
          .judgedUsages()
          .whereIn('w.entity_ref', batch)
          .whereNotNull('v.release_id')
          .distinct({ entityRef: 'w.entity_ref', release: 'v.release_id' })
          .orderBy(['entityRef', 'release'])),
      );
    }
    return releases;
  }

  /** Each workload and entity once, however many of the releases it runs. */
  async usersOf(releases: readonly ReleaseId[]): Promise<ReleaseUsers> {
    const { knex } = this.#scope;
    const [row]: Record<keyof ReleaseUsers, number | string>[] =
      await this.#scope
        .judgedUsages()
        .whereIn('v.release_id', [...releases])
        .select({
          production: knex.raw(
            'count(distinct case when w.production then w.id end)',
          ),
          total: knex.raw('count(distinct w.id)'),
          entities: knex.raw('count(distinct w.entity_ref)'),
        });
    return {
      production: Number(row.production),
      total: Number(row.total),
      entities: Number(row.entities),
    };
  }
}
