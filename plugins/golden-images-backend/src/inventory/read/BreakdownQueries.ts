import type {
  EnvironmentCount,
  ReleaseId,
  Verdict,
} from '@image-governance/plugin-golden-images-common';
import { batches } from '../../database';
import type { WorkloadScope } from './WorkloadScope';

/** Production workloads of one owner that run a release or what is built from it. */
export interface ReleaseOwner {
  /** Absent for workloads that nobody owns. */
  readonly ownerRef?: string;
  readonly workloads: number;
  readonly pods: number;
}

/** Figures of a scope by environment and by owner, each by one grouped query. */
export class BreakdownQueries {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  async environments(): Promise<EnvironmentCount[]> {
    const judged = this.#scope.workloads().select({
      environment: 'w.environment',
      production: 'w.production',
      verdict: this.#scope.verdict(),
      pods: 'w.pods',
    });
    const rows: {
      environment: string;
      production: boolean | number;
      verdict: Verdict;
      workloads: number | string;
      pods: number | string;
    }[] = await this.#scope.knex
      .from(judged.as('j'))
      .groupBy('environment', 'production', 'verdict')
      .select('environment', 'production', 'verdict')
      .count({ workloads: '*' })
      .sum({ pods: 'pods' });
    return rows.map(row => ({
      environment: row.environment,
      production: Boolean(row.production),
      verdict: row.verdict,
      workloads: Number(row.workloads),
      pods: Number(row.pods),
    }));
  }

  /**
   * Who runs these releases in production, most workloads first. By the last
   * facts also where a source is stale, as the sprawl itself is counted.
   */
  async releaseOwners(
    releases: readonly ReleaseId[],
  ): Promise<ReadonlyMap<ReleaseId, readonly ReleaseOwner[]>> {
    const owners = new Map<ReleaseId, ReleaseOwner[]>();
    for (const batch of batches(releases)) {
      const users = this.#scope
        .judgedUsages()
        .where('w.production', true)
        .whereIn('v.release_id', batch)
        .distinct({
          release: 'v.release_id',
          workload: 'w.id',
          owner: 'w.owner_ref',
          pods: 'w.pods',
        });
      const rows: {
        release: ReleaseId;
        owner: string | null;
        workloads: number | string;
        pods: number | string;
      }[] = await this.#scope.knex
        .from(users.as('r'))
        .groupBy('release', 'owner')
        .select('release', 'owner')
        .count({ workloads: '*' })
        .sum({ pods: 'pods' })
        .orderByRaw('workloads desc, owner is null, owner');
      for (const { release, owner, workloads, pods } of rows) {
        owners.set(release, [
          ...(owners.get(release) ?? []),
          {
            ownerRef: owner ?? undefined,
            workloads: Number(workloads),
            pods: Number(pods),
          },
        ]);
      }
    }
    return owners;
  }
}
