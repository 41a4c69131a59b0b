import {
  worstVerdict,
  type ContainerType,
  type Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches } from '../../database';

interface Totals {
  readonly pods: number;
  readonly verdict: Verdict | null;
  readonly ended_at: string | null;
}

interface WorkloadRow extends Totals {
  readonly id: number;
  readonly first_seen_at: string;
}

interface OpenUsage {
  readonly workload_id: number;
  readonly container: string;
  readonly container_type: ContainerType;
  readonly pods: number;
  readonly verdict: Verdict | null;
}

/**
 * Brings what a workload's row says of its usages up to date: number of pods,
 * worst verdict (design §2), and its end when none is left. Writes only changes.
 * @param endedAt - ISO time, for workloads that have no open usage any more
 */
export async function refreshWorkloads(
  transaction: Knex.Transaction,
  ids: Iterable<number>,
  endedAt?: string,
): Promise<void> {
  for (const batch of batches(ids)) {
    const usages = await openUsages(transaction, batch);
    const rows: WorkloadRow[] = await transaction('workloads')
      .whereIn('id', batch)
      .select('id', 'pods', 'verdict', 'ended_at', 'first_seen_at');
    const changes = new Map<string, { totals: Totals; ids: number[] }>();
    for (const row of rows) {
      const totals = totalsOf(usages.get(row.id), row, endedAt);
      if (
        totals.pods !== row.pods ||
        totals.verdict !== row.verdict ||
        totals.ended_at !== row.ended_at
      ) {
        const key = JSON.stringify(totals);
        const change = changes.get(key) ?? { totals, ids: [] };
        change.ids.push(row.id);
        changes.set(key, change);
      }
    }
    for (const change of changes.values()) {
      await transaction('workloads')
        .whereIn('id', change.ids)
        .update(change.totals);
    }
  }
}

async function openUsages(
  transaction: Knex.Transaction,
  workloads: readonly number[],
): Promise<ReadonlyMap<number, OpenUsage[]>> {
  const rows: OpenUsage[] = await transaction('usages')
    .leftJoin('verdicts', 'verdicts.usage_id', 'usages.id')
    .whereIn('usages.workload_id', workloads)
    .where('usages.state', 'open')
    .select('usages.workload_id', 'usages.container', 'usages.container_type')
    .select('usages.pods', 'verdicts.verdict');
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
  if (!usages) {
    // The last verdict stays: it is what the workload ended with.
    const ended_at = before.ended_at ?? endOf(before, endedAt);
    return { pods: 0, verdict: before.verdict, ended_at };
  }
  const verdicts = usages.flatMap(usage => usage.verdict ?? []);
  return {
    pods: podsOf(usages),
    verdict: worstVerdict(verdicts) ?? null,
    ended_at: null,
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
