import type { Knex } from 'knex';
import { batches, endOfInterval } from '../../database';
import { outdateFigures } from '../figures';
import { invalidateUsages } from '../judgment/invalidate';
import type { UsageResolution } from './PageUsage';
import type { Scan } from './Scan';
import { refreshWorkloads } from './WorkloadTotals';

interface UsageRow {
  readonly id: number;
  readonly workload_id: number;
  readonly state: 'pending' | 'open';
  readonly pods: number;
  readonly origin: string | null;
}

const PAGE = 2000;

/**
 * What one scan has seen so far: a number for each distinct usage, nothing of
 * the pages themselves (docs/adr/0001-scan-memory.md). Nothing of it is visible
 * until {@link Generation.commit}.
 */
export class Generation {
  readonly #scan: Scan;
  /** Pods by usage row; a usage may come in several pages. */
  readonly #pods = new Map<number, number>();
  readonly #resolutions = new Map<number, UsageResolution>();

  /** Parts of the source that could not be read whole. */
  readonly #unreadable = new Set<string>();

  constructor(options: { scan: Scan }) {
    this.#scan = options.scan;
  }

  /** Adds pods of a usage. */
  see(usage: number, pods: number): void {
    this.#pods.set(usage, (this.#pods.get(usage) ?? 0) + pods);
  }

  /** Notes parts of the source that could not be read whole: nothing of them is taken for gone. */
  spare(origins: readonly string[] = []): void {
    origins.forEach(origin => this.#unreadable.add(origin));
  }

  /** Notes what is known from this generation on of the digest that a visible usage stands for. */
  resolve(usage: number, resolution: UsageResolution): void {
    this.#resolutions.set(usage, resolution);
  }

  /**
   * Makes the generation the state of its source, in the caller's transaction:
   * what was found opens, what was not seen ends, both at the start of the scan.
   * What was seen before in a part that cannot be read now goes on.
   */
  async commit(tx: Knex.Transaction): Promise<void> {
    const { sourceId, startedAt } = this.#scan;
    const touched = new Set<number>();
    let opened = 0;
    let closed = 0;
    for (let after = 0; ; ) {
      const rows: UsageRow[] = await tx('usages')
        .where({ source_id: sourceId })
        .whereIn('state', ['pending', 'open'])
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .select('id', 'workload_id', 'state', 'pods', 'origin');
      if (rows.length === 0) {
        break;
      }
      after = rows[rows.length - 1].id;
      const unseen = rows.filter(row => !this.#pods.has(row.id));
      const ended = unseen.filter(
        row => row.state === 'open' && !this.#unreadable.has(row.origin ?? ''),
      );
      const fresh = rows.filter(
        row => row.state === 'pending' && this.#pods.has(row.id),
      );
      const scaled = rows.filter(
        row => row.pods !== (this.#pods.get(row.id) ?? row.pods),
      );
      await drop(tx, unseen.filter(row => row.state === 'pending').map(toId));
      await this.#end(tx, ended.map(toId));
      await this.#scale(tx, scaled.map(toId));
      await open(tx, fresh.map(toId), startedAt);
      opened += fresh.length;
      closed += ended.length;
      for (const row of [...fresh, ...ended, ...scaled]) {
        touched.add(row.workload_id);
      }
    }
    for (const [id, resolution] of this.#resolutions) {
      await tx('usages').where({ id }).update(resolution);
    }
    await invalidateUsages(tx, this.#resolutions.keys());
    await dropEmptyWorkloads(tx, sourceId);
    await refreshWorkloads(tx, touched, startedAt);
    if (touched.size > 0) {
      await outdateFigures(tx, [sourceId]);
    }
    if (touched.size > 0 || this.#resolutions.size > 0) {
      this.#scan.change();
    }
    this.#scan.count({ opened, closed, kept: this.#pods.size - opened });
  }

  async #end(tx: Knex.Transaction, ids: readonly number[]): Promise<void> {
    const { startedAt, previousCompletedAt = startedAt } = this.#scan;
    const seenAt =
      previousCompletedAt < startedAt ? previousCompletedAt : startedAt;
    for (const batch of batches(ids)) {
      await tx('usages')
        .whereIn('id', batch)
        .update({
          state: 'ended',
          ended_at: endOfInterval(tx, 'first_seen_at', startedAt),
          last_seen_at: endOfInterval(tx, 'first_seen_at', seenAt),
        });
    }
  }

  async #scale(tx: Knex.Transaction, ids: readonly number[]): Promise<void> {
    const byPods = new Map<number, number[]>();
    for (const id of ids) {
      const pods = this.#pods.get(id) ?? 0;
      byPods.set(pods, [...(byPods.get(pods) ?? []), id]);
    }
    for (const [pods, same] of byPods) {
      for (const batch of batches(same)) {
        await tx('usages').whereIn('id', batch).update({ pods });
      }
    }
  }
}

function toId(row: UsageRow): number {
  return row.id;
}

async function open(
  tx: Knex.Transaction,
  ids: readonly number[],
  at: string,
): Promise<void> {
  for (const batch of batches(ids)) {
    const usages = tx('usages').whereIn('id', batch);
    await usages.clone().update({ state: 'open', first_seen_at: at });
    await tx('workloads')
      .whereIn('id', usages.clone().select('workload_id'))
      .where({ pending: true })
      .update({ pending: false, first_seen_at: at });
  }
}

/** Rows that only a failed scan has seen were never visible: they leave no trace. */
async function drop(tx: Knex.Transaction, ids: readonly number[]) {
  for (const batch of batches(ids)) {
    await tx('usage_findings').whereIn('usage_id', batch).delete();
    await tx('verdicts').whereIn('usage_id', batch).delete();
    await tx('usages').whereIn('id', batch).delete();
  }
}

/** Those still pending after all usages were opened have none. */
async function dropEmptyWorkloads(tx: Knex.Transaction, sourceId: number) {
  const ids: number[] = await tx('workloads')
    .where({ source_id: sourceId, pending: true })
    .pluck('id');
  for (const batch of batches(ids)) {
    await tx('workloads').whereIn('id', batch).delete();
  }
}
