import type {
  AuditEntry,
  AuditFilter,
  ChainHead,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { entryOf, type AuditRow } from './auditRows';

/** Entries read at a time when all are wanted. */
const BATCH = 500;

/** Reads the record of decisions. */
export class AuditReader {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): AuditReader {
    return new AuditReader(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Newest first, those before the entry `before`. */
  async newest(
    filter: AuditFilter,
    page: { readonly before?: number; readonly limit: number },
  ): Promise<AuditEntry[]> {
    const query = this.#matching(filter)
      .orderBy('sequence', 'desc')
      .limit(page.limit);
    if (page.before !== undefined) {
      query.where('sequence', '<', page.before);
    }
    return (await query).map(entryOf);
  }

  async count(filter: AuditFilter): Promise<number> {
    const [{ count }] = await this.#matching(filter).count({ count: '*' });
    return Number(count);
  }

  /** All of them, oldest first, a page in memory at a time; those written meanwhile are left out. */
  async *all(
    filter: AuditFilter,
    upTo: ChainHead | undefined,
  ): AsyncGenerator<AuditEntry> {
    let after = 0;
    while (upTo && after < upTo.sequence) {
      const rows: AuditRow[] = await this.#matching(filter)
        .whereBetween('sequence', [after + 1, upTo.sequence])
        .orderBy('sequence')
        .limit(BATCH);
      yield* rows.map(entryOf);
      after = rows.length < BATCH ? upTo.sequence : rows[BATCH - 1].sequence;
    }
  }

  /** The newest entry; undefined while nothing was decided. */
  async head(): Promise<ChainHead | undefined> {
    return this.#knex<AuditRow>('audit_entries')
      .orderBy('sequence', 'desc')
      .first('sequence', 'hash', 'at');
  }

  #matching({ from, to, ...equal }: AuditFilter): Knex.QueryBuilder {
    const query = this.#knex<AuditRow>('audit_entries');
    for (const [column, values] of Object.entries(equal)) {
      if (values && values.length > 0) {
        query.whereIn(column, [...values]);
      }
    }
    if (from !== undefined) {
      query.where('at', '>=', from);
    }
    if (to !== undefined) {
      query.where('at', '<', to);
    }
    return query;
  }
}
