import { NotFoundError } from '@backstage/errors';
import type {
  Facets,
  Page,
  Policy,
  WorkloadDetail,
  WorkloadFilter,
  WorkloadRow,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import type { ReleaseCatalogue } from '../../releases';
import { ReleaseViewsReader } from '../../releases/read';
import type { FigureStore } from '../figures';
import { asOf } from './AsOf';
import { formatCursor, parseCursor } from './cursor';
import { FigureQueries } from './FigureQueries';
import { InventoryMoment } from './InventoryMoment';
import { KeptFigures } from './KeptFigures';
import { nonGoldenLines } from './nonGoldenLines';
import type { SourceQueries } from './SourceQueries';
import type { Visibility } from './Visibility';
import { placeOf } from './WorkloadQueries';
import { WorkloadScope } from './WorkloadScope';
import { workloadDetail, workloadRow } from './workloadViews';

/** Which part of a list is wanted. */
export interface PageOptions {
  readonly cursor?: string;
  readonly limit: number;
}

const PLACE = z.tuple([
  z.string(),
  z.string(),
  z.string(),
  z.string(),
  z.number(),
]);

/** Options of {@link InventoryReader.create}. */
export interface InventoryReaderOptions {
  readonly knex: Knex;
  readonly policy: Policy;
  readonly releases: Pick<ReleaseCatalogue, 'list'>;
  readonly sources: SourceQueries;
  readonly figures: FigureStore;
  readonly now: () => Date;
}

/** Answers questions about workloads, for those who may see `visible`. */
export class InventoryReader {
  readonly #knex: Knex;
  readonly #policy: Policy;
  readonly #releases: ReleaseViewsReader;
  readonly #sources: SourceQueries;
  readonly #figures: FigureStore;
  readonly #now: () => Date;

  static create(options: InventoryReaderOptions): InventoryReader {
    return new InventoryReader(options);
  }

  private constructor(options: InventoryReaderOptions) {
    this.#knex = options.knex;
    this.#policy = options.policy;
    this.#releases = new ReleaseViewsReader(options);
    this.#sources = options.sources;
    this.#figures = options.figures;
    this.#now = options.now;
  }

  /** The inventory at a moment (default now), for further questions. */
  async open(options: {
    readonly at?: string;
    readonly visible: Visibility;
  }): Promise<InventoryMoment> {
    const moment = asOf(options.at, this.#now());
    const [ages, releases] = await Promise.all([
      this.#sources.ages(moment),
      this.#releases.read(moment),
    ]);
    const scope = new WorkloadScope({
      knex: this.#knex,
      asOf: moment,
      visible: options.visible,
      staleSources: [...ages].flatMap(([id, age]) => (age.stale ? [id] : [])),
    });
    const figures =
      moment.now && options.visible === 'all'
        ? new KeptFigures(scope, this.#figures)
        : new FigureQueries(scope);
    return new InventoryMoment({
      policy: this.#policy,
      scope,
      releases,
      ages,
      figures,
    });
  }

  /** By cluster, namespace, kind and name. Rows that come or go between two pages shift no others. */
  async listWorkloads(
    request: { readonly filter: WorkloadFilter; readonly page: PageOptions },
    visible: Visibility,
  ): Promise<Page<WorkloadRow>> {
    const { filter, page } = request;
    const list = ['workloads', filter];
    const after = parseCursor(page.cursor, list, PLACE);
    const moment = await this.open({ at: filter.at, visible });
    const [records, totalItems] = await Promise.all([
      moment.workloads.page(filter, moment.releases, {
        after,
        limit: page.limit + 1,
      }),
      moment.workloads.count(filter, moment.releases),
    ]);
    const shown = records.slice(0, page.limit);
    const last = records.length > page.limit ? shown.at(-1) : undefined;
    return {
      items: (await moment.judged(shown)).map(workloadRow),
      nextCursor: last && formatCursor(placeOf(last), list),
      totalItems,
    };
  }

  /** @throws NotFoundError also for a workload that may not be seen. */
  async getWorkload(
    request: { readonly id: string; readonly at?: string },
    visible: Visibility,
  ): Promise<WorkloadDetail> {
    const moment = await this.open({ at: request.at, visible });
    const record = await moment.workloads.byId(Number(request.id));
    if (!record) {
      throw new NotFoundError(`No workload '${request.id}' runs`);
    }
    const [[workload], source] = await Promise.all([
      moment.judged([record], { former: true, use: true }),
      this.#sources.nameOf(record.source_id),
    ]);
    return workloadDetail(workload, source);
  }

  async getFacets(visible: Visibility): Promise<Facets> {
    const { workloads, releases } = await this.open({ visible });
    const [clusters, namespaces, environments, owners] = await Promise.all([
      workloads.distinct('cluster'),
      workloads.distinct('namespace'),
      workloads.distinct('environment'),
      workloads.distinct('owner_ref'),
    ]);
    const known = releases.releases;
    return {
      clusters,
      namespaces,
      environments,
      owners,
      families: [...new Set(known.map(each => each.family))],
      tracks: [...new Set(known.map(each => each.track))],
    };
  }

  /** The runtime report of R-POL-07: one line for each image that runs and is not golden. */
  async reportNonGolden(
    request: { readonly at?: string },
    visible: Visibility,
  ): Promise<string> {
    const moment = await this.open({ at: request.at, visible });
    return nonGoldenLines(moment);
  }
}
