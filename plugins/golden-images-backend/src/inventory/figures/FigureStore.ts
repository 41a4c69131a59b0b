import {
  compareReleases,
  type Release,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { GovernanceDatabase } from '../../database';
import { baseOf } from './baseOf';
import { moves, runsNow, type RankedReleases } from './moves';

/**
 * Sums over what runs now, by source. They are made anew for a source whose
 * facts have changed, and only then, so that they are always those of the rows.
 */
export class FigureStore {
  readonly #database: GovernanceDatabase;
  readonly #releases: Releases;

  static create(options: {
    database: GovernanceDatabase;
    releases: Releases;
  }): FigureStore {
    return new FigureStore(options);
  }

  private constructor(options: {
    database: GovernanceDatabase;
    releases: Releases;
  }) {
    this.#database = options.database;
    this.#releases = options.releases;
  }

  /** Brings the sums of every source up to date. Does nothing while nothing has changed. */
  async refresh(): Promise<void> {
    const due: number[] = await this.#database
      .knex('sources')
      .where({ figures_current: false })
      .orderBy('id')
      .pluck('id');
    if (due.length === 0) {
      return;
    }
    const ranked = [...(await this.#releases.list())].sort(compareReleases);
    for (const id of due) {
      await this.#database.transaction(tx => refreshSource(tx, id, ranked));
    }
  }
}

/** Where the releases that are on record come from. */
interface Releases {
  list(): Promise<readonly Release[]>;
}

async function refreshSource(
  tx: Knex.Transaction,
  id: number,
  ranked: RankedReleases,
): Promise<void> {
  // Taking the row first makes whoever changes the facts meanwhile say so after us.
  const claimed = await tx('sources')
    .where({ id, figures_current: false })
    .update({ figures_current: true });
  if (claimed === 0) {
    return;
  }
  await replace(tx, 'workload_figures', id, {
    columns: [
      'environment',
      'production',
      'owner_ref',
      'verdict',
      'workloads',
      'pods',
    ],
    rows: workloadFigures(tx, id),
  });
  await replace(tx, 'release_figures', id, {
    columns: ['release_id', 'production', 'owner_ref', 'workloads', 'pods'],
    rows: releaseFigures(tx, id),
  });
  await replace(tx, 'base_figures', id, {
    columns: ['base'],
    rows: bases(tx, id),
  });
  await replace(tx, 'move_figures', id, {
    columns: [
      'release_id',
      'owner_ref',
      'workloads',
      'pods',
      'first_at',
      'last_at',
    ],
    rows: moveFigures(tx, id, ranked),
  });
  await tx('sources')
    .where({ id })
    .update({ open_usages: openUsages(tx, id).count('*') });
}

async function replace(
  tx: Knex.Transaction,
  table: string,
  sourceId: number,
  figures: { columns: readonly string[]; rows: Knex.QueryBuilder },
): Promise<void> {
  const { columns, rows } = figures;
  await tx(table).where({ source_id: sourceId }).delete();
  const marks = columns.map(() => '??').join(', ');
  await tx
    .into(tx.raw(`?? (source_id, ${marks})`, [table, ...columns]))
    .insert(rows);
}

function workloadFigures(tx: Knex.Transaction, id: number) {
  return tx('workloads')
    .where({ source_id: id, pending: false })
    .whereNull('ended_at')
    .groupBy('source_id', 'environment', 'production', 'owner_ref', 'verdict')
    .select('source_id', 'environment', 'production', 'owner_ref', 'verdict')
    .count('*')
    .sum('pods');
}

function releaseFigures(tx: Knex.Transaction, id: number) {
  const users = openUsages(tx, id)
    .join({ v: 'verdicts' }, 'v.usage_id', 'u.id')
    .whereNotNull('v.release_id')
    .distinct('v.release_id', 'u.workload_id');
  return tx
    .from(users.as('r'))
    .join({ w: 'workloads' }, 'w.id', 'r.workload_id')
    .groupBy('w.source_id', 'r.release_id', 'w.production', 'w.owner_ref')
    .select('w.source_id', 'r.release_id', 'w.production', 'w.owner_ref')
    .count('*')
    .sum('w.pods');
}

function bases(tx: Knex.Transaction, id: number) {
  const usages = openUsages(tx, id)
    .join({ w: 'workloads' }, 'w.id', 'u.workload_id')
    .leftJoin({ v: 'verdicts' }, 'v.usage_id', 'u.id')
    .where('w.production', true);
  return tx
    .from(baseOf(tx, usages).as('b'))
    .distinct(tx.raw('cast(? as integer) as source_id', [id]), 'b.base');
}

function moveFigures(tx: Knex.Transaction, id: number, ranked: RankedReleases) {
  const past = tx
    .from({ u: 'usages' })
    .join({ v: 'verdicts' }, 'v.usage_id', 'u.id')
    .where({ 'u.source_id': id, 'u.state': 'ended' })
    .whereNotNull('v.release_id')
    .groupBy('u.workload_id', 'v.release_id')
    .select('u.workload_id', 'v.release_id')
    .max({ left_at: 'u.ended_at' });
  return tx
    .from({ w: 'workloads' })
    .join(
      moves(tx, { past, runs: () => runsNow(tx), ranked }).as('p'),
      'p.workload_id',
      'w.id',
    )
    .where({ 'w.pending': false, 'w.production': true })
    .whereNull('w.ended_at')
    .groupBy('w.source_id', 'p.release_id', 'w.owner_ref')
    .select('w.source_id', 'p.release_id', 'w.owner_ref')
    .count('*')
    .sum('w.pods')
    .min('p.left_at')
    .max('p.left_at');
}

function openUsages(tx: Knex.Transaction, id: number): Knex.QueryBuilder {
  return tx
    .from({ u: 'usages' })
    .where({ 'u.source_id': id, 'u.state': 'open' });
}
