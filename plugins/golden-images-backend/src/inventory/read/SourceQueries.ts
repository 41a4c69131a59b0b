import {
  isStale,
  type DataAge,
  type Policy,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { FigureStore } from '../figures';
import type { AsOf } from './AsOf';

/** A source as the database has it. */
export interface SourceRecord {
  readonly id: number;
  readonly name: string;
  readonly kind: 'registry' | 'cluster' | 'governance';
  readonly type: string;
  readonly target: string;
  readonly configured: boolean | number;
  readonly last_completed_at: string | null;
  readonly last_completed_scan_id: number | null;
}

/** A scan as the database has it. */
export interface ScanRecord {
  readonly id: number;
  readonly source_id: number;
  readonly started_at: string;
  readonly heartbeat_at: string;
  readonly finished_at: string | null;
  readonly status: 'running' | 'completed' | 'failed';
  readonly error: string | null;
  readonly pages: number;
  readonly observed: number;
  readonly opened: number;
  readonly kept: number;
  readonly closed: number;
  readonly images_resolved: number;
  readonly problems: string;
}

/** A scan that is going on, with its source. */
export interface RunningScanRecord extends ScanRecord {
  readonly source: string;
  readonly kind: SourceRecord['kind'];
  /** What the last complete scan of the source read. */
  readonly previous_observed: number | null;
}

/** Sources, their scans and the age of their facts. */
export class SourceQueries {
  readonly #knex: Knex;
  readonly #policy: Policy;
  readonly #now: () => Date;
  readonly #figures: Pick<FigureStore, 'refresh'>;

  constructor(options: {
    knex: Knex;
    policy: Policy;
    now: () => Date;
    figures: Pick<FigureStore, 'refresh'>;
  }) {
    this.#knex = options.knex;
    this.#policy = options.policy;
    this.#now = options.now;
    this.#figures = options.figures;
  }

  /** All sources that ever were, by name. */
  async all(): Promise<SourceRecord[]> {
    return this.#knex('sources').orderBy('name');
  }

  async byName(name: string): Promise<SourceRecord | undefined> {
    return this.#knex('sources').where({ name }).first();
  }

  async nameOf(id: number): Promise<string> {
    const { name } = await this.#knex('sources').where({ id }).first('name');
    return name;
  }

  /**
   * How old the facts of each source were at the moment, by id of the source.
   * A moment before the last complete scan is known from the intervals: what ran
   * then was seen before and after. Of a moment to come nobody knows; it has the
   * age of now.
   */
  async ages({ at }: AsOf): Promise<Map<number, DataAge>> {
    const now = this.#now().toISOString();
    const moment = at < now ? at : now;
    const sources = await this.#knex<SourceRecord>('sources');
    return new Map(
      sources.map(({ id, last_completed_at: last }) => {
        const known = last ?? undefined;
        const later = last !== null && last > moment;
        // A scan far ahead of now had a clock that was wrong, which tells nothing of the facts' age.
        const wrong = later && last > now && isStale(known, now, this.#policy);
        const observedAt = later && !wrong ? moment : known;
        return [
          id,
          { observedAt, stale: isStale(observedAt, moment, this.#policy) },
        ];
      }),
    );
  }

  /** Scans that are going on and showed a sign of life since, by name of their source. */
  async runningScans(aliveSince: string): Promise<RunningScanRecord[]> {
    return this.#knex
      .from({ c: 'scans' })
      .join({ s: 'sources' }, 's.id', 'c.source_id')
      .leftJoin({ p: 'scans' }, 'p.id', 's.last_completed_scan_id')
      .where('c.status', 'running')
      .where('c.heartbeat_at', '>', aliveSince)
      .orderBy('s.name')
      .select('c.*', {
        source: 's.name',
        kind: 's.kind',
        previous_observed: 'p.observed',
      });
  }

  /** The newest scan of each source, by id of the source. */
  async lastScans(): Promise<Map<number, ScanRecord>> {
    const rows: ScanRecord[] = await this.#knex('scans').whereIn(
      'id',
      this.#knex('scans').groupBy('source_id').max('id'),
    );
    return new Map(rows.map(row => [row.source_id, row]));
  }

  /** Open usages of each source, by id of the source. */
  async openUsages(): Promise<Map<number, number>> {
    await this.#figures.refresh();
    const rows: { id: number; open_usages: number }[] = await this.#knex(
      'sources',
    )
      .where('open_usages', '>', 0)
      .select('id', 'open_usages');
    return new Map(rows.map(row => [row.id, row.open_usages]));
  }

  /** Scans of a source, newest first, from before the scan `before`. */
  async scans(
    sourceId: number,
    page: { before?: number; limit: number },
  ): Promise<ScanRecord[]> {
    const query = this.#knex('scans')
      .where({ source_id: sourceId })
      .orderBy('id', 'desc')
      .limit(page.limit);
    return page.before === undefined
      ? query
      : query.where('id', '<', page.before);
  }

  async countScans(sourceId: number): Promise<number> {
    const [{ count }] = await this.#knex('scans')
      .where({ source_id: sourceId })
      .count({ count: '*' });
    return Number(count);
  }
}
