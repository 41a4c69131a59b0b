import {
  environmentOf,
  isProduction,
  type ObservedWorkload,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches, whereOneOf } from '../../database';
import type { Attachment, AttachWorkload } from '../attach/Attachment';
import { outdateFigures } from '../figures';
import { invalidateByWorkload } from '../judgment/invalidate';
import { workloadKey, type PageUsage } from './PageUsage';
import type { Scan } from './Scan';

interface WorkloadColumns extends Attachment {
  readonly labels: string;
  readonly environment: string;
  readonly production: boolean;
}

interface WorkloadRow extends WorkloadColumns {
  readonly id: number;
  readonly cluster: string;
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
}

/** Writes the workloads of a page: those that are new, and those whose attributes changed. */
export class WorkloadWriter {
  readonly #scan: Scan;
  readonly #policy: Policy;
  readonly #attach: AttachWorkload | undefined;

  constructor(options: {
    scan: Scan;
    policy: Policy;
    /** Absent while the catalog cannot be read: then each workload keeps the entity it has. */
    attach: AttachWorkload | undefined;
  }) {
    this.#scan = options.scan;
    this.#policy = options.policy;
    this.#attach = options.attach;
  }

  /** Row of every workload of the page, by `workloadKey`. New ones are not visible before the scan is complete. */
  async write(
    tx: Knex.Transaction,
    usages: readonly PageUsage[],
  ): Promise<ReadonlyMap<string, number>> {
    const observed = workloadsOf(usages);
    const existing = await this.#workloadRows(tx, observed);
    const ids = new Map(existing.map(row => [workloadKey(row), row.id]));
    const missing: object[] = [];
    let changed = false;
    const rows = new Map(existing.map(row => [workloadKey(row), row]));
    for (const { workload, repositories } of observed) {
      const row = rows.get(workloadKey(workload));
      const columns = this.#columns(workload, repositories, row);
      if (!row) {
        missing.push({
          source_id: this.#scan.sourceId,
          cluster: workload.cluster,
          namespace: workload.namespace,
          kind: workload.kind,
          name: workload.name,
          ...columns,
          first_seen_at: this.#scan.startedAt,
          pending: true,
        });
      } else if (!sameWorkload(row, columns)) {
        await this.#scan.claimToWrite(tx);
        await tx('workloads').where({ id: row.id }).update(columns);
        changed = true;
        if (row.environment !== columns.environment) {
          await invalidateByWorkload(tx, [row.id]);
        }
      }
    }
    if (changed) {
      await outdateFigures(tx, [this.#scan.sourceId]);
    }
    for (const batch of batches(missing)) {
      await this.#scan.claimToWrite(tx);
      const inserted: WorkloadRow[] = await tx('workloads')
        .insert(batch)
        .returning(['id', 'cluster', 'namespace', 'kind', 'name']);
      inserted.forEach(row => ids.set(workloadKey(row), row.id));
    }
    return ids;
  }

  async #workloadRows(
    tx: Knex.Transaction,
    observed: readonly { readonly workload: ObservedWorkload }[],
  ): Promise<WorkloadRow[]> {
    const rows: WorkloadRow[] = [];
    for (const batch of batches(observed)) {
      rows.push(
        ...(await whereOneOf(
          tx('workloads').where({ source_id: this.#scan.sourceId }),
          ['namespace', 'kind', 'name', 'cluster'],
          batch.map(({ workload: { namespace, kind, name, cluster } }) => [
            namespace,
            kind,
            name,
            cluster,
          ]),
        )
          .select('id', 'cluster', 'namespace', 'kind', 'name')
          .select('labels', 'environment', 'production')
          .select('entity_ref', 'owner_ref')),
      );
    }
    return rows;
  }

  #columns(
    workload: ObservedWorkload,
    repositories: ReadonlySet<string>,
    row: WorkloadRow | undefined,
  ): WorkloadColumns {
    const environment = environmentOf(workload, this.#policy);
    const attachment = this.#attach?.(workload, repositories) ?? {
      entity_ref: row?.entity_ref ?? null,
      owner_ref: row?.owner_ref ?? null,
    };
    return {
      labels: sortedJson(workload.labels),
      environment,
      production: isProduction(environment, this.#policy),
      ...attachment,
    };
  }
}

/** Workloads of a page, each once, with the repositories (`registry/repository`) that it runs. */
function workloadsOf(usages: readonly PageUsage[]) {
  const workloads = new Map<
    string,
    { workload: ObservedWorkload; repositories: Set<string> }
  >();
  for (const { observed, reference } of usages) {
    const key = workloadKey(observed.workload);
    const entry = workloads.get(key) ?? {
      workload: observed.workload,
      repositories: new Set<string>(),
    };
    workloads.set(key, entry);
    if (reference) {
      entry.repositories.add(`${reference.registry}/${reference.repository}`);
    }
  }
  return [...workloads.values()];
}

function sortedJson(labels: Readonly<Record<string, string>>): string {
  const sorted = Object.entries(labels).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries(sorted));
}

function sameWorkload(row: WorkloadColumns, columns: WorkloadColumns): boolean {
  return (
    row.labels === columns.labels &&
    row.environment === columns.environment &&
    Boolean(row.production) === columns.production &&
    row.entity_ref === columns.entity_ref &&
    row.owner_ref === columns.owner_ref
  );
}
