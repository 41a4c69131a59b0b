import {
  worstVerdict,
  type ContainerType,
  type ReleaseId,
  type Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches } from '../../database';
import { refreshFilters } from './refreshFilters';

interface Totals {
  readonly pods: number;
  readonly verdict: Verdict | null;
  readonly ended_at: string | null;
  readonly search_text: string;
}

interface WorkloadRow extends Totals {
  readonly id: number;
  readonly namespace: string;
  readonly name: string;
  readonly first_seen_at: string;
}

const COLUMNS = ['pods', 'verdict', 'ended_at', 'search_text'] as const;

/** What runs in a workload, with its judgment. */
export interface OpenUsage {
  readonly id: number;
  readonly workload_id: number;
  readonly container: string;
  readonly container_type: ContainerType;
  readonly image: string;
  readonly pods: number;
  readonly verdict: Verdict | null;
  readonly release_id: ReleaseId | null;
}

/**
 * Brings what is kept beside a workload of its usages up to date: number of pods,
 * worst verdict (design §2), what it is filtered by, and its end when no usage is
 * left. Writes only changes.
 * @param endedAt - ISO time, for workloads that have no open usage any more
 */
export async function refreshWorkloads(
  transaction: Knex.Transaction,
  ids: Iterable<number>,
  endedAt?: string,
): Promise<void> {
  for (const batch of batches(ids)) {
    // Taken before the sums, so that of two at once the second sees what the first has written.
    const rows: WorkloadRow[] = await transaction('workloads')
      .whereIn('id', batch)
      .orderBy('id')
      .forUpdate()
      .select('id', 'namespace', 'name', 'first_seen_at')
      .select('pods', 'verdict', 'ended_at', 'search_text');
    const usages = await openUsages(transaction, batch);
    const changes = rows.flatMap(row => {
      const totals = totalsOf(usages.get(row.id), row, endedAt);
      return COLUMNS.some(column => totals[column] !== row[column])
        ? [{ id: row.id, ...totals }]
        : [];
    });
    await writeTotals(transaction, changes);
    await refreshFilters(transaction, batch, [...usages.values()].flat());
  }
}

/** One statement for all of them: each has a text of its own. */
async function writeTotals(
  transaction: Knex.Transaction,
  rows: readonly (Totals & { readonly id: number })[],
): Promise<void> {
  if (rows.length === 0) {
    return;
  }
  const values = rows.map(() => '(?, ?, ?, ?, ?)').join(', ');
  await transaction.raw(
    `update workloads
     set pods = cast(v.column2 as integer), verdict = v.column3,
         ended_at = v.column4, search_text = v.column5
     from (values ${values}) as v
     where workloads.id = cast(v.column1 as integer)`,
    rows.flatMap(row => [
      String(row.id),
      String(row.pods),
      row.verdict,
      row.ended_at,
      row.search_text,
    ]),
  );
}

async function openUsages(
  transaction: Knex.Transaction,
  workloads: readonly number[],
): Promise<ReadonlyMap<number, OpenUsage[]>> {
  const rows: OpenUsage[] = await transaction('usages')
    .leftJoin('verdicts', 'verdicts.usage_id', 'usages.id')
    .whereIn('usages.workload_id', workloads)
    .where('usages.state', 'open')
    .orderBy('usages.id')
    .select('usages.id', 'usages.workload_id', 'usages.image', 'usages.pods')
    .select('usages.container', 'usages.container_type')
    .select('verdicts.verdict', 'verdicts.release_id');
  const byWorkload = new Map<number, OpenUsage[]>();
  for (const row of rows) {
    const usages = byWorkload.get(row.workload_id) ?? [];
    usages.push(row);
    byWorkload.set(row.workload_id, usages);
  }
  return byWorkload;
}

function totalsOf(
  usages: readonly OpenUsage[] | undefined,
  before: WorkloadRow,
  endedAt: string | undefined,
): Totals {
  const images = new Set(usages?.map(({ image }) => image));
  const search_text = [before.name, before.namespace, ...images]
    .join('\n')
    .toLowerCase();
  if (!usages) {
    // The last verdict stays: it is what the workload ended with.
    const ended_at = before.ended_at ?? endOf(before, endedAt);
    return { pods: 0, verdict: before.verdict, ended_at, search_text };
  }
  const verdicts = usages.flatMap(usage => usage.verdict ?? []);
  return {
    pods: podsOf(usages),
    verdict: worstVerdict(verdicts) ?? null,
    ended_at: null,
    search_text,
  };
}

/** A clock that was set back ends nothing before it began. */
function endOf({ first_seen_at }: WorkloadRow, endedAt: string | undefined) {
  return endedAt !== undefined && endedAt < first_seen_at
    ? first_seen_at
    : endedAt ?? null;
}

/** Every pod runs every container once, but two digests of one container share the pods while a roll-out goes on. */
function podsOf(usages: readonly OpenUsage[]): number {
  const byContainer = new Map<string, number>();
  for (const usage of usages) {
    if (usage.container_type === 'container') {
      const pods = byContainer.get(usage.container) ?? 0;
      byContainer.set(usage.container, pods + usage.pods);
    }
  }
  return Math.max(0, ...byContainer.values());
}
