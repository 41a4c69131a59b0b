import type {
  Verdict,
  WorkloadFilter,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { whereMatches, type ReleaseSelection } from './workloadFilter';
import type { WorkloadScope } from './WorkloadScope';

/** A workload as the database has it. */
export interface WorkloadRecord {
  readonly id: number;
  readonly source_id: number;
  readonly cluster: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly labels: string;
  readonly environment: string;
  readonly production: boolean | number;
  readonly entity_ref: string | null;
  readonly owner_ref: string | null;
  readonly first_seen_at: string;
  readonly ended_at: string | null;
  readonly pods: number;
  readonly verdict: Verdict;
}

/** Place of a workload in the list: cluster, namespace, kind, name, id. */
export type WorkloadPlace = readonly [string, string, string, string, number];

/** Place of a workload in the list. */
export function placeOf(row: WorkloadRecord): WorkloadPlace {
  return [row.cluster, row.namespace, row.kind, row.name, row.id];
}

/** The workloads of a scope, ordered by cluster, namespace, kind, name and id. */
export class WorkloadQueries {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  /** The next rows after a place. */
  async page(
    filter: WorkloadFilter,
    releases: ReleaseSelection,
    page: { after?: WorkloadPlace; limit: number },
  ): Promise<WorkloadRecord[]> {
    const query = this.#rows().limit(page.limit);
    whereMatches(query, this.#scope, filter, releases);
    if (page.after) {
      query.whereRaw(
        '(w.cluster, w.namespace, w.kind, w.name, w.id) > (?, ?, ?, ?, ?)',
        [...page.after],
      );
    }
    return query;
  }

  /** How many match. */
  async count(
    filter: WorkloadFilter,
    releases: ReleaseSelection,
  ): Promise<number> {
    const query = this.#scope.workloads().count({ count: '*' });
    whereMatches(query, this.#scope, filter, releases);
    const [{ count }] = await query;
    return Number(count);
  }

  async byId(id: number): Promise<WorkloadRecord | undefined> {
    return this.#rows().where('w.id', id).first();
  }

  async byEntity(entityRef: string): Promise<WorkloadRecord[]> {
    return this.#rows().where('w.entity_ref', entityRef);
  }

  /** Workloads that run one of these digests; the first `limit`. */
  async byDigest(
    digests: readonly string[],
    limit: number,
  ): Promise<WorkloadRecord[]> {
    return this.#rows()
      .whereIn(
        'w.id',
        this.#scope
          .usages()
          .whereIn('u.resolved_digest', [...digests])
          .select('u.workload_id'),
      )
      .limit(limit);
  }

  /** Every value that a column has, in order. */
  async distinct(
    column: 'cluster' | 'namespace' | 'environment' | 'owner_ref',
  ): Promise<string[]> {
    const rows: { value: string }[] = await this.#scope
      .workloads()
      .whereNotNull(`w.${column}`)
      .distinct({ value: `w.${column}` })
      .orderBy('value');
    return rows.map(row => row.value);
  }

  #rows(): Knex.QueryBuilder {
    return this.#scope
      .workloads()
      .select('w.*', { verdict: this.#scope.verdict() })
      .orderBy(
        ['cluster', 'namespace', 'kind', 'name', 'id'].map(c => `w.${c}`),
      );
  }
}
