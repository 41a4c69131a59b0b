import type { Knex } from 'knex';
import { batches } from '../database';

/** Tells when people were told. */
export class DeliveredNotices {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): DeliveredNotices {
    return new DeliveredNotices(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** By key the ISO time at which the last recipient of a notice was told; without those that are still on their way. */
  async times(keys: Iterable<string>): Promise<Map<string, string>> {
    const times = new Map<string, string>();
    for (const batch of batches(new Set(keys))) {
      const rows: { key: string; delivered_at: string }[] = await this.#knex(
        'notices',
      )
        .whereIn('key', batch)
        .whereNotNull('delivered_at')
        .select('key', 'delivered_at');
      rows.forEach(row => times.set(row.key, row.delivered_at));
    }
    return times;
  }
}
