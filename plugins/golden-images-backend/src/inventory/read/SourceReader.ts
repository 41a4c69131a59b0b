import { NotFoundError } from '@backstage/errors';
import type {
  Page,
  RunningScans,
  ScanView,
  SourceView,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';
import { asOf } from './AsOf';
import { formatCursor, parseCursor } from './cursor';
import type { PageOptions } from './InventoryReader';
import type { SourceQueries } from './SourceQueries';
import { aliveSince, runningScan, scanView, sourceView } from './sourceViews';

const PLACE = z.tuple([z.number()]);

/** Answers which sources there are and how their scans went. */
export class SourceReader {
  readonly #queries: SourceQueries;
  readonly #now: () => Date;

  static create(options: {
    queries: SourceQueries;
    now: () => Date;
  }): SourceReader {
    return new SourceReader(options);
  }

  private constructor(options: { queries: SourceQueries; now: () => Date }) {
    this.#queries = options.queries;
    this.#now = options.now;
  }

  /** Configured sources by name, and those that are gone but whose facts still stand. */
  async list(): Promise<SourceView[]> {
    const now = this.#now();
    const [sources, ages, scans, open] = await Promise.all([
      this.#queries.all(),
      this.#queries.ages(asOf(undefined, now)),
      this.#queries.lastScans(),
      this.#queries.openUsages(),
    ]);
    return sources
      .filter(({ id, configured }) => configured || open.has(id))
      .map(source =>
        sourceView(source, {
          age: ages.get(source.id) ?? { stale: true },
          scan: scans.get(source.id),
          openUsages: open.get(source.id) ?? 0,
          now,
        }),
      );
  }

  /** How far the scans are that are going on, in whatever replica. */
  async listRunningScans(): Promise<RunningScans> {
    const now = this.#now();
    const records = await this.#queries.runningScans(aliveSince(now));
    return {
      at: now.toISOString(),
      scans: records.map(record => runningScan(record, now)),
    };
  }

  /** Configured sources by name, and whether each was ever read completely. */
  async configured(): Promise<
    (Pick<SourceView, 'name' | 'kind'> & { readonly read: boolean })[]
  > {
    const sources = await this.#queries.all();
    return sources
      .filter(({ configured }) => configured)
      .map(({ name, kind, last_completed_at: last }) => ({
        name,
        kind,
        read: last !== null,
      }));
  }

  /**
   * Newest first; also of a source that is gone from app-config.
   * @throws NotFoundError when there never was such a source.
   */
  async listScans(request: {
    readonly name: string;
    readonly page: PageOptions;
  }): Promise<Page<ScanView>> {
    const { name, page } = request;
    const now = this.#now();
    const list = ['scans', name];
    const [before] = parseCursor(page.cursor, list, PLACE) ?? [];
    const source = await this.#queries.byName(name);
    if (!source) {
      throw new NotFoundError(`There is no source '${name}'`);
    }
    const [records, totalItems] = await Promise.all([
      this.#queries.scans(source.id, { before, limit: page.limit + 1 }),
      this.#queries.countScans(source.id),
    ]);
    const shown = records.slice(0, page.limit);
    const last = records.length > page.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(record => scanView(record, now)),
      nextCursor: last && formatCursor([last.id], list),
      totalItems,
    };
  }
}
