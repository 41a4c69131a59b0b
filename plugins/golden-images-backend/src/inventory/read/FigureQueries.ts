import type {
  ReleaseId,
  Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { WorkloadScope } from './WorkloadScope';

/** Workloads of one owner with one verdict, in production or not. */
export interface WorkloadFigure {
  readonly production: boolean;
  /** Absent for workloads that nobody owns (AMB-28). */
  readonly ownerRef?: string;
  readonly verdict: Verdict;
  readonly workloads: number;
  readonly pods: number;
}

/** Workloads of one owner that run a release or what is built from it, in production or not. */
export interface ReleaseFigure {
  readonly release: ReleaseId;
  readonly production: boolean;
  readonly ownerRef?: string;
  readonly workloads: number;
  /** All pods of those workloads. */
  readonly pods: number;
}

/** Sums over the workloads of a scope, each by one grouped query. */
export class FigureQueries {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  /** Every workload counts once, by the worst verdict of its containers. */
  async workloads(): Promise<WorkloadFigure[]> {
    const judged = this.#scope.workloads().select({
      production: 'w.production',
      owner: 'w.owner_ref',
      verdict: this.#scope.verdict(),
      pods: 'w.pods',
    });
    const rows: FigureRow<{ verdict: Verdict }>[] = await this.#scope.knex
      .from(judged.as('j'))
      .groupBy('production', 'owner', 'verdict')
      .select('production', 'owner', 'verdict')
      .count({ workloads: '*' })
      .sum({ pods: 'pods' });
    return rows.map(row => ({ verdict: row.verdict, ...figureOf(row) }));
  }

  /**
   * A workload counts once for each release that it runs. By the last facts also
   * where a source is stale: what cannot be seen any more must not make the sprawl look smaller.
   */
  async releases(only?: readonly ReleaseId[]): Promise<ReleaseFigure[]> {
    const users = this.#scope
      .judgedUsages()
      .whereNotNull('v.release_id')
      .distinct('v.release_id', 'u.workload_id');
    if (only) {
      users.whereIn('v.release_id', [...only]);
    }
    const rows: FigureRow<{ release: ReleaseId }>[] = await this.#scope.knex
      .from(users.as('r'))
      .join({ w: 'workloads' }, 'w.id', 'r.workload_id')
      .groupBy('r.release_id', 'w.production', 'w.owner_ref')
      .select({
        release: 'r.release_id',
        production: 'w.production',
        owner: 'w.owner_ref',
      })
      .count({ workloads: '*' })
      .sum({ pods: 'w.pods' });
    return rows.map(row => ({ release: row.release, ...figureOf(row) }));
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

/** A grouped row; PostgreSQL gives sums as text, SQLite booleans as numbers. */
type FigureRow<T> = T & {
  readonly production: boolean | number;
  readonly owner: string | null;
  readonly workloads: number | string;
  readonly pods: number | string;
};

function figureOf<T>(row: FigureRow<T>) {
  return {
    production: Boolean(row.production),
    ownerRef: row.owner ?? undefined,
    workloads: Number(row.workloads),
    pods: Number(row.pods),
  };
}
