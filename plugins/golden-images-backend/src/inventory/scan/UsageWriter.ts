import type { Knex } from 'knex';
import { batches } from '../../database';
import { workloadKey, type PageUsage, type UsageResolution } from './PageUsage';
import type { Scan } from './Scan';

/** A page that is written: which usages are new to the generation, and which were there before. */
export interface WrittenPage {
  /** Row of each usage of the page. */
  readonly ids: ReadonlyMap<PageUsage, number>;
  /** Not visible yet: new, or left by a scan that failed. */
  readonly pending: readonly PageUsage[];
  /** Visible usages whose digest has become known, or of which the reason why it is not has changed. */
  readonly moved: readonly PageUsage[];
}

interface UsageRow extends UsageResolution {
  readonly id: number;
  readonly key: string;
  readonly state: 'pending' | 'open';
  readonly origin: string | null;
}

/** Writes the usages of a page: only what is new, and nothing of it visible before the scan is complete. */
export class UsageWriter {
  readonly #scan: Scan;

  constructor(options: { scan: Scan }) {
    this.#scan = options.scan;
  }

  /** @param workloads - row of every workload, by `workloadKey` */
  async write(
    tx: Knex.Transaction,
    usages: ReadonlyMap<PageUsage, UsageResolution>,
    workloads: ReadonlyMap<string, number>,
  ): Promise<WrittenPage> {
    const rows = await this.#usageRows(tx, [...usages.keys()]);
    const ids = new Map<PageUsage, number>();
    const pending: PageUsage[] = [];
    const moved: PageUsage[] = [];
    const missing = new Map<string, PageUsage>();
    for (const [usage, resolution] of usages) {
      const row = rowOf(rows.get(usage.key) ?? [], resolution);
      if (!row) {
        missing.set(usage.key, usage);
        pending.push(usage);
        continue;
      }
      ids.set(usage, row.id);
      await this.#follow(tx, row, usage);
      if (row.state === 'pending') {
        pending.push(usage);
        await this.#scan.claimToWrite(tx);
        await tx('usages').where({ id: row.id }).update(resolution);
      } else if (!sameResolution(row, resolution)) {
        moved.push(usage);
      }
    }
    for (const batch of batches(missing.values())) {
      await this.#scan.claimToWrite(tx);
      const inserted: { id: number; key: string }[] = await tx('usages')
        .insert(
          batch.map(usage => ({
            ...this.#usageColumns(usage, workloads),
            ...usages.get(usage),
          })),
        )
        .returning(['id', 'key']);
      for (const { id, key } of inserted) {
        const usage = missing.get(key);
        if (usage) {
          ids.set(usage, id);
        }
      }
    }
    return { ids, pending, moved };
  }

  /** A usage may move to another file; that changes nothing of it. */
  async #follow(tx: Knex.Transaction, row: UsageRow, usage: PageUsage) {
    const origin = usage.observed.origin ?? null;
    if (row.origin !== origin) {
      await this.#scan.claimToWrite(tx);
      await tx('usages').where({ id: row.id }).update({ origin });
    }
  }

  async #usageRows(
    tx: Knex.Transaction,
    usages: readonly PageUsage[],
  ): Promise<ReadonlyMap<string, readonly UsageRow[]>> {
    const rows = new Map<string, UsageRow[]>();
    for (const batch of batches(usages)) {
      const found: UsageRow[] = await tx('usages')
        .where({ source_id: this.#scan.sourceId })
        .whereIn('state', ['pending', 'open'])
        .whereIn(
          'key',
          batch.map(usage => usage.key),
        )
        .select(
          'id',
          'key',
          'state',
          'origin',
          'resolved_digest',
          'resolved_by',
        )
        .select('unresolved_reason', 'unresolved_message');
      for (const row of found) {
        rows.set(row.key, [...(rows.get(row.key) ?? []), row]);
      }
    }
    return rows;
  }

  #usageColumns(usage: PageUsage, workloads: ReadonlyMap<string, number>) {
    const { key, observed, pods, reference } = usage;
    return {
      workload_id: workloads.get(workloadKey(observed.workload)),
      source_id: this.#scan.sourceId,
      key,
      container: observed.container,
      container_type: observed.containerType,
      image: observed.image,
      registry: reference?.registry ?? null,
      repository: reference?.repository ?? null,
      tag: reference?.tag ?? null,
      pinned_digest: reference?.digest ?? null,
      running_digest: observed.runningDigest ?? null,
      pods,
      origin: observed.origin ?? null,
      state: 'pending',
      first_seen_at: this.#scan.startedAt,
    };
  }
}

/**
 * The row that a usage goes on in. Another digest under the same tag is another
 * usage: what ran before must stay on record as it was. Only a digest that was
 * not known yet is filled in.
 */
function rowOf(
  rows: readonly UsageRow[],
  { resolved_digest }: UsageResolution,
): UsageRow | undefined {
  return (
    rows.find(row => row.resolved_digest === resolved_digest) ??
    rows.find(row => row.resolved_digest === null)
  );
}

function sameResolution(a: UsageResolution, b: UsageResolution): boolean {
  return (
    a.resolved_digest === b.resolved_digest &&
    a.resolved_by === b.resolved_by &&
    a.unresolved_reason === b.unresolved_reason &&
    a.unresolved_message === b.unresolved_message
  );
}
