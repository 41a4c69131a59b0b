import type { Knex } from 'knex';
import { batches, whereOneOf } from '../../database';
import type { OpenUsage } from './WorkloadTotals';

/**
 * Brings the rows that workloads are filtered by up to date: the releases and the
 * findings of what they run now. Writes only changes.
 * @param usages - everything that these workloads run
 */
export async function refreshFilters(
  transaction: Knex.Transaction,
  workloads: readonly number[],
  usages: readonly OpenUsage[],
): Promise<void> {
  await replace(transaction, workloads, {
    table: 'workload_releases',
    column: 'release_id',
    wanted: usages.flatMap(({ workload_id, release_id }) =>
      release_id === null ? [] : [[workload_id, release_id]],
    ),
  });
  await replace(transaction, workloads, {
    table: 'workload_findings',
    column: 'finding',
    wanted: await findings(transaction, usages),
  });
}

/** A workload and one value that it is found by. */
type Entry = readonly [workload: number, value: string];

async function findings(
  transaction: Knex.Transaction,
  usages: readonly OpenUsage[],
): Promise<Entry[]> {
  const workloads = new Map(
    usages.map(({ id, workload_id }) => [id, workload_id]),
  );
  const entries: Entry[] = [];
  for (const batch of batches(workloads.keys())) {
    const rows: { usage_id: number; finding: string }[] = await transaction(
      'usage_findings',
    ).whereIn('usage_id', batch);
    for (const { usage_id, finding } of rows) {
      const workload = workloads.get(usage_id);
      if (workload !== undefined) {
        entries.push([workload, finding]);
      }
    }
  }
  return entries;
}

async function replace(
  transaction: Knex.Transaction,
  workloads: readonly number[],
  filter: { table: string; column: string; wanted: readonly Entry[] },
): Promise<void> {
  const { table, column } = filter;
  const rows: { workload_id: number; value: string }[] = await transaction(
    table,
  )
    .whereIn('workload_id', workloads)
    .select('workload_id', { value: column });
  const there = new Map(
    rows.map(row => [keyOf(row.workload_id, row.value), row]),
  );
  const wanted = new Map(
    filter.wanted.map(([workload_id, value]) => [
      keyOf(workload_id, value),
      { workload_id, value },
    ]),
  );
  const gone = [...there].filter(([key]) => !wanted.has(key));
  const missing = [...wanted].filter(([key]) => !there.has(key));
  for (const batch of batches(gone)) {
    await whereOneOf(
      transaction(table),
      ['workload_id', column],
      batch.map(([, row]) => [row.workload_id, row.value]),
    ).delete();
  }
  for (const batch of batches(missing)) {
    await transaction(table).insert(
      batch.map(([, row]) => ({
        workload_id: row.workload_id,
        [column]: row.value,
      })),
    );
  }
}

function keyOf(workload: number, value: string): string {
  return `${workload} ${value}`;
}
