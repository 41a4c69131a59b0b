import type {
  ReleaseId,
  Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { FigureStore } from '../figures';
import {
  figureOf,
  moveFigureOf,
  type FigureRow,
  type Figures,
  type MoveFigure,
  type MoveRow,
  type ReleaseFigure,
  type WorkloadFigure,
  type WorkloadUse,
} from './FigureQueries';
import type { WorkloadScope } from './WorkloadScope';

/** The sums that are kept of everything that runs now: those of the rows, without a walk over them. */
export class KeptFigures implements Figures {
  readonly #scope: WorkloadScope;
  readonly #store: FigureStore;

  /** @param scope - of all workloads, now */
  constructor(scope: WorkloadScope, store: FigureStore) {
    this.#scope = scope;
    this.#store = store;
  }

  async workloads(): Promise<WorkloadFigure[]> {
    await this.#store.refresh();
    const figures = this.#scope.knex.from({ w: 'workload_figures' }).select({
      environment: 'w.environment',
      production: 'w.production',
      owner: 'w.owner_ref',
      verdict: this.#scope.verdict(),
      workloads: 'w.workloads',
      pods: 'w.pods',
    });
    const rows: FigureRow<{ environment: string; verdict: Verdict }>[] =
      await this.#scope.knex
        .from(figures.as('f'))
        .groupBy('environment', 'production', 'owner', 'verdict')
        .select('environment', 'production', 'owner', 'verdict')
        .sum({ workloads: 'workloads', pods: 'pods' });
    return rows.map(row => ({
      environment: row.environment,
      verdict: row.verdict,
      ...figureOf(row),
    }));
  }

  async releases(only?: readonly ReleaseId[]): Promise<ReleaseFigure[]> {
    await this.#store.refresh();
    const figures = this.#scope.knex.from('release_figures');
    if (only) {
      figures.whereIn('release_id', [...only]);
    }
    const rows: FigureRow<{ release: ReleaseId }>[] = await figures
      .groupBy('release_id', 'production', 'owner_ref')
      .select({
        release: 'release_id',
        production: 'production',
        owner: 'owner_ref',
      })
      .sum({ workloads: 'workloads', pods: 'pods' });
    return rows.map(row => ({ release: row.release, ...figureOf(row) }));
  }

  async use(
    of: readonly ReleaseId[],
  ): Promise<ReadonlyMap<ReleaseId, WorkloadUse>> {
    await this.#store.refresh();
    const rows: UseRow[] = await this.#scope.knex
      .from('release_figures')
      .whereIn('release_id', [...of])
      .groupBy('release_id', 'production')
      .select({ release: 'release_id', production: 'production' })
      .sum({ workloads: 'workloads' });
    const use = new Map<ReleaseId, WorkloadUse>();
    for (const { release, production, workloads } of rows) {
      const sum = use.get(release) ?? { production: 0, total: 0 };
      use.set(release, {
        production: sum.production + (production ? Number(workloads) : 0),
        total: sum.total + Number(workloads),
      });
    }
    return use;
  }

  async uniqueBases(): Promise<number> {
    await this.#store.refresh();
    const [{ count }] = await this.#scope.knex
      .from('base_figures')
      .countDistinct({ count: 'base' });
    return Number(count);
  }
  async moves(left: readonly ReleaseId[]): Promise<MoveFigure[]> {
    await this.#store.refresh();
    const rows: MoveRow[] = await this.#scope.knex
      .from('move_figures')
      .whereIn('release_id', [...left])
      .groupBy('release_id', 'owner_ref')
      .select({ release: 'release_id', owner: 'owner_ref' })
      .sum({ workloads: 'workloads', pods: 'pods' })
      .min({ first: 'first_at' })
      .max({ last: 'last_at' });
    return rows.map(moveFigureOf);
  }
}

/** A grouped row of use; PostgreSQL gives sums as text, SQLite booleans as numbers. */
interface UseRow {
  readonly release: ReleaseId;
  readonly production: boolean | number;
  readonly workloads: number | string;
}
