import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import { databaseTime } from '../../database';

/** What a scan did, as `ScanView` shows it. */
export interface ScanCounters {
  readonly pages: number;
  readonly observed: number;
  readonly opened: number;
  readonly kept: number;
  readonly closed: number;
  readonly imagesResolved: number;
}

const COUNTERS = [
  'pages',
  'observed',
  'opened',
  'kept',
  'closed',
  'imagesResolved',
] as const;

const MOST_PROBLEMS = 100;
const KEPT_SCANS = 200;

/**
 * A scan that is going on: its identity, what it counted, and its claim on the
 * source. Every transaction of a scan starts with {@link Scan.claim}, so that
 * one that was declared dead can never write again. The claim goes by the
 * database's clock, which all replicas share.
 */
export class Scan {
  readonly id: number;
  readonly sourceId: number;
  /** ISO time; the moment that everything this scan finds is said to be seen at. */
  readonly startedAt: string;
  /** Start of the last complete scan before: until then the facts of now are known to have held. */
  readonly previousCompletedAt: string | undefined;
  /** Whether the last scan before, if any, failed. */
  readonly previousFailed: boolean;
  readonly #now: () => Date;
  readonly #counters: { -readonly [K in keyof ScanCounters]: number } = {
    pages: 0,
    observed: 0,
    opened: 0,
    kept: 0,
    closed: 0,
    imagesResolved: 0,
  };
  readonly #claimed = new WeakSet<Knex.Transaction>();
  readonly #problems: string[] = [];
  #problemsLeftOut = 0;
  #changed = false;
  #ending = false;

  constructor(options: {
    id: number;
    sourceId: number;
    startedAt: string;
    previousCompletedAt: string | undefined;
    previousFailed: boolean;
    now: () => Date;
  }) {
    this.id = options.id;
    this.sourceId = options.sourceId;
    this.startedAt = options.startedAt;
    this.previousCompletedAt = options.previousCompletedAt;
    this.previousFailed = options.previousFailed;
    this.#now = options.now;
  }

  /** What it counted so far. */
  get counters(): ScanCounters {
    return { ...this.#counters };
  }

  /** Number of things that were skipped. */
  get problems(): number {
    return this.#problems.length + this.#problemsLeftOut;
  }

  /** Whether it made a difference to what can be read. */
  get changed(): boolean {
    return this.#changed;
  }

  /** True from the moment its end is being written. */
  get ending(): boolean {
    return this.#ending;
  }

  /** Notes that what can be read is another once this scan is complete. */
  change(): void {
    this.#changed = true;
  }

  /** Adds to the counters. */
  count(more: Partial<ScanCounters>): void {
    for (const name of COUNTERS) {
      this.#counters[name] += more[name] ?? 0;
    }
  }

  /** Notes what was skipped and why; the first hundred are kept. */
  note(problems: readonly string[] = []): void {
    const room = MOST_PROBLEMS - this.#problems.length;
    this.#problems.push(...problems.slice(0, room));
    this.#problemsLeftOut += Math.max(0, problems.length - room);
  }

  /**
   * Shows that the scan is alive, and keeps its counters.
   * @throws ConflictError when it was declared dead meanwhile.
   */
  async claim(connection: Knex): Promise<void> {
    const claimed = await connection('scans')
      .where({ id: this.id, status: 'running' })
      .update({ heartbeat_at: databaseTime(connection), ...this.#columns() });
    if (claimed === 0) {
      throw new ConflictError(
        `Scan ${this.id} showed no sign of life in time and was given up; nothing more of it is recorded`,
      );
    }
  }

  /**
   * {@link Scan.claim}, once for each transaction: to be called before each write of
   * a page, so that a page with nothing new costs no write at all.
   */
  async claimToWrite(transaction: Knex.Transaction): Promise<void> {
    if (!this.#claimed.has(transaction)) {
      await this.claim(transaction);
      this.#claimed.add(transaction);
    }
  }

  /** Marks the scan complete: from now on its facts are those of the source. Prunes old scan rows. */
  async complete(transaction: Knex.Transaction): Promise<void> {
    this.#ending = true;
    await this.claim(transaction);
    await transaction('scans').where({ id: this.id }).update({
      status: 'completed',
      finished_at: this.#endedAt(),
    });
    await transaction('sources').where({ id: this.sourceId }).update({
      last_completed_at: this.startedAt,
      last_completed_scan_id: this.id,
    });
    await transaction('scans')
      .where({ source_id: this.sourceId })
      .where('id', '<=', this.id)
      .whereNotIn(
        'id',
        transaction('scans')
          .where({ source_id: this.sourceId })
          .orderBy('id', 'desc')
          .limit(KEPT_SCANS)
          .select('id'),
      )
      .delete();
  }

  /** Marks the scan failed, with the reason in words. The facts before it stay. */
  async fail(connection: Knex, error: string): Promise<void> {
    this.#ending = true;
    await connection('scans')
      .where({ id: this.id, status: 'running' })
      .update({
        status: 'failed',
        error,
        finished_at: this.#endedAt(),
        ...this.#columns(),
      });
  }

  /** A clock may be set back while a scan runs. */
  #endedAt(): string {
    const now = this.#now().toISOString();
    return now > this.startedAt ? now : this.startedAt;
  }

  #columns() {
    const { imagesResolved, ...counters } = this.#counters;
    const problems = this.#problemsLeftOut
      ? [...this.#problems, `… and ${this.#problemsLeftOut} more`]
      : this.#problems;
    return {
      ...counters,
      images_resolved: imagesResolved,
      problems: JSON.stringify(problems),
    };
  }
}
