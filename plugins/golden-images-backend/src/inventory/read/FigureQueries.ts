import type {
  ReleaseId,
  Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { WorkloadScope } from './WorkloadScope';

/** Workloads with a verdict. */
export interface VerdictCount {
  readonly production: boolean;
  readonly verdict: Verdict;
  readonly workloads: number;
  readonly pods: number;
}

/** Who runs a release or what is built from it. */
export interface ReleaseUse {
  /** Workloads in production. */
  readonly production: number;
  /** Workloads in all environments. */
  readonly total: number;
  /** Distinct owners of those in production. */
  readonly teams: number;
  /** Pods of those in production. */
  readonly pods: number;
}

/** Sums over the workloads of a scope, each by one grouped query. */
export class FigureQueries {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  async verdicts(): Promise<VerdictCount[]> {
    const judged = this.#scope.workloads().select({
      production: 'w.production',
      verdict: this.#scope.verdict(),
      pods: 'w.pods',
    });
    const rows: {
      production: boolean | number;
      verdict: Verdict;
      workloads: number | string;
      pods: number | string;
    }[] = await this.#scope.knex
      .from(judged.as('j'))
      .groupBy('production', 'verdict')
      .select('production', 'verdict')
      .count({ workloads: '*' })
      .sum({ pods: 'pods' });
    return rows.map(row => ({
      production: Boolean(row.production),
      verdict: row.verdict,
      workloads: Number(row.workloads),
      pods: Number(row.pods),
    }));
  }

  /** Production workloads that nobody owns (AMB-28). */
  async unowned(): Promise<number> {
    const [{ count }] = await this.#scope
      .workloads()
      .where('w.production', true)
      .whereNull('w.owner_ref')
      .count({ count: '*' });
    return Number(count);
  }

  /**
   * Use of releases, of all or of some. By the last facts also where a source is
   * stale: what cannot be seen any more must not make the sprawl look smaller.
   */
  async releaseUse(
    only?: readonly ReleaseId[],
  ): Promise<Map<ReleaseId, ReleaseUse>> {
    const { knex } = this.#scope;
    const users = this.#scope
      .judgedUsages()
      .whereNotNull('v.release_id')
      .distinct('v.release_id', 'u.workload_id');
    if (only) {
      users.whereIn('v.release_id', [...only]);
    }
    const rows: Record<keyof ReleaseUse | 'id', string | number>[] = await knex
      .from(users.as('r'))
      .join({ w: 'workloads' }, 'w.id', 'r.workload_id')
      .groupBy('r.release_id')
      .select({
        id: 'r.release_id',
        production: knex.raw('sum(case when w.production then 1 else 0 end)'),
        teams: knex.raw(
          'count(distinct case when w.production then w.owner_ref end)',
        ),
        pods: knex.raw('sum(case when w.production then w.pods else 0 end)'),
      })
      .count({ total: '*' });
    return new Map(
      rows.map(row => [
        String(row.id),
        {
          production: Number(row.production),
          total: Number(row.total),
          teams: Number(row.teams),
          pods: Number(row.pods),
        },
      ]),
    );
  }

  /**
   * Unique base variants in production, over all origins (R-VIS-02, AMB-02c).
   * The base of an image is its proven golden release; else its first layer, which
   * images on the same base share; else, when it was never read, its repository.
   */
  async uniqueBases(): Promise<number> {
    const { knex } = this.#scope;
    const bases = this.#scope
      .judgedUsages()
      .where('w.production', true)
      .leftJoin({ m: 'image_manifests' }, 'm.index_digest', 'u.resolved_digest')
      .leftJoin({ c: 'image_chains' }, chain =>
        chain
          .on(
            'c.digest',
            knex.raw('coalesce(m.manifest_digest, u.resolved_digest)'),
          )
          .andOnVal('c.layers', 1),
      )
      // The lowest of an index's platforms stands for all of them.
      .groupBy('u.registry', 'u.repository', 'u.resolved_digest')
      .select({
        base: knex.raw(
          "coalesce(min(v.release_id), min(c.chain_id), u.registry || '/' || u.repository, min(u.image))",
        ),
      });
    const [{ count }] = await knex
      .from(bases.as('b'))
      .countDistinct({ count: 'b.base' });
    return Number(count);
  }
}
