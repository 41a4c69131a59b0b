import { NotFoundError } from '@backstage/errors';
import type {
  DataAge,
  Page,
  ScanView,
  SourceView,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';
import { asOf } from './AsOf';
import { formatCursor, parseCursor } from './cursor';
import type { PageOptions } from './InventoryReader';
import type { ScanRecord, SourceQueries, SourceRecord } from './SourceQueries';

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
    const [sources, ages, scans, open] = await Promise.all([
      this.#queries.all(),
      this.#queries.ages(asOf(undefined, this.#now())),
      this.#queries.lastScans(),
      this.#queries.openUsages(),
    ]);
    return sources
      .filter(({ id, configured }) => configured || open.has(id))
      .map(source =>
        sourceView(
          source,
          ages.get(source.id) ?? { stale: true },
          scans.get(source.id),
          open.get(source.id) ?? 0,
        ),
      );
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
   * Newest first.
   * @throws NotFoundError when there is no such source.
   */
  async listScans(request: {
    readonly name: string;
    readonly page: PageOptions;
  }): Promise<Page<ScanView>> {
    const { name, page } = request;
    const list = ['scans', name];
    const [before] = parseCursor(page.cursor, list, PLACE) ?? [];
    const source = await this.#queries.byName(name);
    if (!source) {
      throw new NotFoundError(`No source '${name}' is configured`);
    }
    const [records, totalItems] = await Promise.all([
      this.#queries.scans(source.id, { before, limit: page.limit + 1 }),
      this.#queries.countScans(source.id),
    ]);
    const shown = records.slice(0, page.limit);
    const last = records.length > page.limit ? shown.at(-1) : undefined;
    return {
      items: shown.map(scanView),
      nextCursor: last && formatCursor([last.id], list),
      totalItems,
    };
  }
}

function sourceView(
  source: SourceRecord,
  age: DataAge,
  scan: ScanRecord | undefined,
  openUsages: number,
): SourceView {
  return {
    name: source.name,
    kind: source.kind,
    type: source.type,
    target: source.target,
    state: stateOf(age, scan),
    age,
    lastError: scan?.error ?? undefined,
    lastScan: scan && scanView(scan),
    openUsages: source.kind === 'cluster' ? openUsages : undefined,
  };
}

function stateOf(
  age: DataAge,
  scan: ScanRecord | undefined,
): SourceView['state'] {
  switch (scan?.status) {
    case undefined:
      return 'never-scanned';
    case 'running':
      return 'running';
    case 'failed':
      return 'failed';
    case 'completed':
      return age.stale ? 'stale' : 'ok';
    default:
      throw new TypeError(`Unknown status of a scan '${scan?.status}'`);
  }
}

function scanView(scan: ScanRecord): ScanView {
  return {
    id: String(scan.id),
    startedAt: scan.started_at,
    finishedAt: scan.finished_at ?? undefined,
    status: scan.status,
    error: scan.error ?? undefined,
    pages: scan.pages,
    observed: scan.observed,
    opened: scan.opened,
    kept: scan.kept,
    closed: scan.closed,
    imagesResolved: scan.images_resolved,
    problems: JSON.parse(scan.problems),
  };
}
