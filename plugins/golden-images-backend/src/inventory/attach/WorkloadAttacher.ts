import type { GovernanceDatabase } from '../../database';
import { outdateFiguresOf } from '../figures';
import type { Attachment, AttachWorkload } from './Attachment';
import type { CatalogEntities } from './CatalogEntities';
import type { EntityMatcher } from './EntityMatcher';

interface WorkloadRow extends Attachment {
  readonly id: number;
  readonly cluster: string;
  readonly namespace: string;
  readonly labels: string;
}

const PAGE = 500;
const ATTACHED = 'attached-under';

/** Options of {@link WorkloadAttacher}. */
export interface WorkloadAttacherOptions {
  readonly database: GovernanceDatabase;
  readonly entities: CatalogEntities;
  /** Is told when open workloads were tied to others. */
  readonly onChange?: () => void;
}

/** Ties workloads to catalog entities and their owners (AMB-28). */
export class WorkloadAttacher {
  readonly #database: GovernanceDatabase;
  readonly #entities: CatalogEntities;
  readonly #onChange: (() => void) | undefined;

  static create(options: WorkloadAttacherOptions): WorkloadAttacher {
    return new WorkloadAttacher(options);
  }

  private constructor(options: WorkloadAttacherOptions) {
    this.#database = options.database;
    this.#entities = options.entities;
    this.#onChange = options.onChange;
  }

  /** How to attach workloads during one scan; `undefined` while the catalog cannot be read. */
  async matcher(): Promise<AttachWorkload | undefined> {
    const matcher = await this.#entities.matcher();
    return (
      matcher &&
      ((workload, repositories) => matcher.match(workload, repositories))
    );
  }

  /**
   * Attaches all open workloads anew when entities came, went, or changed name,
   * annotation or owner since the last time. Writes only changes; none while the
   * catalog cannot be read.
   */
  async attachAll(signal: AbortSignal): Promise<void> {
    const { knex } = this.#database;
    const matcher = await this.#entities.matcher();
    const last = await knex('revisions').where({ name: ATTACHED }).first();
    if (!matcher || matcher.fingerprint === last?.value) {
      return;
    }
    for (let after = 0; ; ) {
      signal.throwIfAborted();
      const rows: WorkloadRow[] = await knex('workloads')
        .whereNull('ended_at')
        .where('id', '>', after)
        .orderBy('id')
        .limit(PAGE)
        .select('id', 'cluster', 'namespace', 'labels')
        .select('entity_ref', 'owner_ref');
      if (rows.length === 0) {
        break;
      }
      after = rows[rows.length - 1].id;
      await this.#attach(rows, matcher);
    }
    await knex('revisions')
      .insert({ name: ATTACHED, value: matcher.fingerprint })
      .onConflict('name')
      .merge();
  }

  async #attach(
    rows: readonly WorkloadRow[],
    matcher: EntityMatcher,
  ): Promise<void> {
    const repositories = await this.#repositories(rows.map(row => row.id));
    const changes = new Map<string, { to: Attachment; ids: number[] }>();
    for (const row of rows) {
      const { cluster, namespace, labels } = row;
      const to = matcher.match(
        { cluster, namespace, labels: JSON.parse(labels) },
        repositories.get(row.id) ?? new Set(),
      );
      if (to.entity_ref !== row.entity_ref || to.owner_ref !== row.owner_ref) {
        const key = JSON.stringify([to.entity_ref, to.owner_ref]);
        const change = changes.get(key) ?? { to, ids: [] };
        change.ids.push(row.id);
        changes.set(key, change);
      }
    }
    await this.#database.transaction(async tx => {
      for (const { to, ids } of changes.values()) {
        await tx('workloads').whereIn('id', ids).update(to);
      }
      await outdateFiguresOf(
        tx,
        [...changes.values()].flatMap(({ ids }) => ids),
      );
    });
    if (changes.size > 0) {
      this.#onChange?.();
    }
  }

  async #repositories(
    workloads: readonly number[],
  ): Promise<ReadonlyMap<number, Set<string>>> {
    const rows: {
      workload_id: number;
      registry: string;
      repository: string;
    }[] = await this.#database
      .knex('usages')
      .whereIn('workload_id', workloads)
      .where({ state: 'open' })
      .whereNotNull('repository')
      .distinct('workload_id', 'registry', 'repository');
    const repositories = new Map<number, Set<string>>();
    for (const row of rows) {
      const known = repositories.get(row.workload_id) ?? new Set<string>();
      repositories.set(
        row.workload_id,
        known.add(`${row.registry}/${row.repository}`),
      );
    }
    return repositories;
  }
}
