import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import type { Knex } from 'knex';
import {
  databaseTime,
  endOfInterval,
  type GovernanceDatabase,
} from '../../database';
import { failureText, failureToShow } from './failureText';
import { Scan } from './Scan';
import type { ScanEnd, ScanObserver } from './ScanObserver';
import { ScanPulse } from './ScanPulse';
import type { SourceIdentity } from './SourceIdentity';

/** A scan without a sign of life for this long is dead, in milliseconds. */
export const SCAN_LEASE_MS = 60_000;

/** Why a scan failed that gave no sign of life any more. */
export const PROCESS_ENDED =
  'The process that ran this scan ended before the scan did';

/** Options of {@link ScanRunner}. */
export interface ScanRunnerOptions {
  readonly database: GovernanceDatabase;
  readonly logger: LoggerService;
  readonly observers?: readonly ScanObserver[];
  readonly now: () => Date;
  /** Default: {@link SCAN_LEASE_MS}. */
  readonly leaseMs?: number;
}

/**
 * Runs scans of all kinds: one at a time for each source over all replicas,
 * with its state on record, and failed as soon as anything could not be read.
 */
export class ScanRunner {
  readonly #database: GovernanceDatabase;
  readonly #logger: LoggerService;
  readonly #observers: readonly ScanObserver[];
  readonly #now: () => Date;
  readonly #leaseMs: number;

  static create(options: ScanRunnerOptions): ScanRunner {
    return new ScanRunner(options);
  }

  private constructor(options: ScanRunnerOptions) {
    this.#database = options.database;
    this.#logger = options.logger;
    this.#observers = options.observers ?? [];
    this.#now = options.now;
    this.#leaseMs = options.leaseMs ?? SCAN_LEASE_MS;
  }

  /** Records which sources app-config and modules have now; those gone keep their facts. */
  async register(sources: readonly SourceIdentity[]): Promise<void> {
    await this.#database.transaction(async tx => {
      for (const source of sources) {
        await upsertSource(tx, source);
      }
      const names = sources.map(source => source.name);
      await tx('sources')
        .whereNotIn('name', names)
        .update({ configured: false });
    });
  }

  /**
   * Runs `work` as a scan of `source`. `work` has to end with
   * {@link Scan.complete} in the transaction that makes its facts visible.
   * @throws ConflictError when another scan of the source is alive; and what
   *   `work` throws, without credentials, after the scan is marked failed.
   */
  async run(
    source: SourceIdentity,
    work: (scan: Scan) => Promise<void>,
  ): Promise<void> {
    const scan = await this.#begin(source);
    this.#observers.forEach(each => each.onStart?.(source, scan));
    const pulse = ScanPulse.start(scan, {
      heartbeatMs: this.#leaseMs / 4,
      write: () => scan.claim(this.#database.knex),
      onProgress: () =>
        this.#observers.forEach(each => each.onProgress?.(source, scan)),
      onFailure: error =>
        this.#logger.warn(
          `No heartbeat for the scan of ${source.name}: ${failureText(error)}`,
        ),
    });
    try {
      await work(scan);
    } catch (error) {
      pulse.stop();
      await this.#fail(scan, source, error);
      this.#tell(source, scan, {
        outcome: 'failed',
        error: failureText(error),
      });
      throw failureToShow(error);
    }
    pulse.stop();
    this.#tell(source, scan, { outcome: 'completed' });
  }

  #tell(source: SourceIdentity, scan: Scan, end: Omit<ScanEnd, 'seconds'>) {
    const ms = this.#now().getTime() - new Date(scan.startedAt).getTime();
    // A clock may be set back while a scan runs.
    const seconds = Math.max(0, ms / 1000);
    this.#observers.forEach(each =>
      each.onEnd?.(source, scan, { ...end, seconds }),
    );
  }

  /** Names of configured sources whose scan gives no sign of life any more. */
  async lost(): Promise<string[]> {
    const { knex } = this.#database;
    return knex('scans')
      .join('sources', 'sources.id', 'scans.source_id')
      .where({ status: 'running', configured: true })
      .whereNotBetween('heartbeat_at', this.#alive(knex))
      .orderBy('name')
      .pluck('name');
  }

  /** Between which times a sign of life is one: those from a time to come are of a clock that was set back since. */
  #alive(connection: Knex): [from: Knex.Raw, to: Knex.Raw] {
    return [
      databaseTime(connection, -this.#leaseMs),
      databaseTime(connection, this.#leaseMs),
    ];
  }

  /** Without hiding the failure itself when the database is what failed; the lease ends the scan then. */
  async #fail(scan: Scan, source: SourceIdentity, error: unknown) {
    try {
      await scan.fail(this.#database.knex, failureText(error));
    } catch (unrecorded) {
      this.#logger.error(
        `The failed scan of ${source.name} is not on record: ${failureText(
          unrecorded,
        )}`,
      );
    }
  }

  async #begin(source: SourceIdentity): Promise<Scan> {
    const startedAt = this.#now().toISOString();
    return this.#database.transaction(async tx => {
      // Writing the source's row first lets one of two replicas in at a time.
      const row = await upsertSource(tx, source);
      const running = tx('scans').where({
        source_id: row.id,
        status: 'running',
      });
      const other = await running
        .clone()
        .whereBetween('heartbeat_at', this.#alive(tx))
        .first('started_at');
      if (other) {
        throw new ConflictError(
          `${source.name} is being scanned since ${other.started_at}`,
        );
      }
      await running.update({
        status: 'failed',
        finished_at: endOfInterval(tx, 'started_at', startedAt),
        error: PROCESS_ENDED,
      });
      const previous = await tx('scans')
        .where({ source_id: row.id })
        .orderBy('id', 'desc')
        .first('status');
      const [{ id }] = await tx('scans')
        .insert({
          source_id: row.id,
          started_at: startedAt,
          heartbeat_at: databaseTime(tx),
          status: 'running',
        })
        .returning('id');
      return new Scan({
        id,
        sourceId: row.id,
        startedAt,
        previousCompletedAt: row.last_completed_at ?? undefined,
        previousFailed: previous?.status === 'failed',
        now: this.#now,
      });
    });
  }
}

async function upsertSource(
  transaction: Knex.Transaction,
  source: SourceIdentity,
): Promise<{ id: number; last_completed_at: string | null }> {
  const { name, kind, type, target } = source;
  const [row] = await transaction('sources')
    .insert({ name, kind, type, target, configured: true })
    .onConflict('name')
    .merge()
    .returning(['id', 'last_completed_at']);
  return row;
}
