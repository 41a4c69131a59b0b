import type {
  OwnerMoves,
  ReleaseId,
  Verdict,
} from '@image-governance/plugin-golden-images-common';
import { baseOf, type RankedReleases } from '../figures';
import { releaseUse, type ReleaseUse } from './figures';
import { movesFrom } from './movesFrom';
import type { WorkloadScope } from './WorkloadScope';

/** Workloads of one owner with one verdict in one environment. */
export interface WorkloadFigure {
  readonly environment: string;
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

/** Production workloads of one owner that left a release for a newer one of its family. */
export interface MoveFigure extends OwnerMoves {
  readonly release: ReleaseId;
}

/** Workloads that run a release or what is built from it. */
export type WorkloadUse = Pick<ReleaseUse, 'production' | 'total'>;

/** Sums over the workloads that one question is about. */
export interface Figures {
  /** Every workload counts once, by the worst verdict of its containers. */
  workloads(): Promise<readonly WorkloadFigure[]>;
  /**
   * A workload counts once for each release that it runs; of all releases or of some. By
   * the last facts also where a source is stale: what cannot be seen any more must not
   * make the sprawl look smaller.
   */
  releases(only?: readonly ReleaseId[]): Promise<readonly ReleaseFigure[]>;
  /** How many workloads run each of some releases, over all owners; those that nobody runs are left out. */
  use(of: readonly ReleaseId[]): Promise<ReadonlyMap<ReleaseId, WorkloadUse>>;
  /** Unique base variants in production, over all origins (R-VIS-02, AMB-02c). */
  uniqueBases(): Promise<number>;
  /** Those in production who left one of the releases, by release and owner. */
  moves(
    left: readonly ReleaseId[],
    ranked: RankedReleases,
  ): Promise<readonly MoveFigure[]>;
}

/** Counts the rows of any scope, each figure by one grouped query. */
export class FigureQueries implements Figures {
  readonly #scope: WorkloadScope;

  constructor(scope: WorkloadScope) {
    this.#scope = scope;
  }

  async workloads(): Promise<WorkloadFigure[]> {
    const judged = this.#scope.workloads().select({
      environment: 'w.environment',
      production: 'w.production',
      owner: 'w.owner_ref',
      verdict: this.#scope.verdict(),
      pods: 'w.pods',
    });
    const rows: FigureRow<{ environment: string; verdict: Verdict }>[] =
      await this.#scope.knex
        .from(judged.as('j'))
        .groupBy('environment', 'production', 'owner', 'verdict')
        .select('environment', 'production', 'owner', 'verdict')
        .count({ workloads: '*' })
        .sum({ pods: 'pods' });
    return rows.map(row => ({
      environment: row.environment,
      verdict: row.verdict,
      ...figureOf(row),
    }));
  }

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

  async use(
    of: readonly ReleaseId[],
  ): Promise<ReadonlyMap<ReleaseId, WorkloadUse>> {
    return releaseUse(await this.releases(of));
  }

  async uniqueBases(): Promise<number> {
    const { knex } = this.#scope;
    const usages = this.#scope.judgedUsages().where('w.production', true);
    const [{ count }] = await knex
      .from(baseOf(knex, usages).as('b'))
      .countDistinct({ count: 'b.base' });
    return Number(count);
  }

  async moves(
    left: readonly ReleaseId[],
    ranked: RankedReleases,
  ): Promise<MoveFigure[]> {
    if (left.length === 0) {
      return [];
    }
    const rows: MoveRow[] = await this.#scope
      .workloads()
      .where('w.production', true)
      .join(
        movesFrom(this.#scope, left, ranked).as('p'),
        'p.workload_id',
        'w.id',
      )
      .groupBy('p.release_id', 'w.owner_ref')
      .select({ release: 'p.release_id', owner: 'w.owner_ref' })
      .count({ workloads: '*' })
      .sum({ pods: 'w.pods' })
      .min({ first: 'p.left_at' })
      .max({ last: 'p.left_at' });
    return rows.map(moveFigureOf);
  }
}

/** A grouped row of moves; PostgreSQL gives sums as text. */
export interface MoveRow {
  readonly release: ReleaseId;
  readonly owner: string | null;
  readonly workloads: number | string;
  readonly pods: number | string;
  readonly first: string;
  readonly last: string;
}

/** The figures of a grouped row of moves. */
export function moveFigureOf(row: MoveRow): MoveFigure {
  return {
    release: row.release,
    ownerRef: row.owner ?? undefined,
    workloads: Number(row.workloads),
    pods: Number(row.pods),
    firstAt: row.first,
    lastAt: row.last,
  };
}

/** A grouped row; PostgreSQL gives sums as text, SQLite booleans as numbers. */
export type FigureRow<T> = T & {
  readonly production: boolean | number;
  readonly owner: string | null;
  readonly workloads: number | string;
  readonly pods: number | string;
};

/** The figures of a grouped row. */
export function figureOf<T>(row: FigureRow<T>) {
  return {
    production: Boolean(row.production),
    ownerRef: row.owner ?? undefined,
    workloads: Number(row.workloads),
    pods: Number(row.pods),
  };
}
