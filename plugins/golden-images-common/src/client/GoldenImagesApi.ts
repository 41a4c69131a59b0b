import type {
  EntityInventory,
  EntitySummary,
  Facets,
  ImageDetail,
  ImageFilter,
  ImageRow,
  KpiSnapshot,
  Overview,
  Page,
  ReleaseView,
  ScanView,
  SourceView,
  SprawlDetail,
  WorkloadDetail,
  WorkloadFilter,
  WorkloadRow,
} from '../api';
import type { Kpi } from '../domain/compliance/kpi';
import type { ReleaseId } from '../domain/inventory/lineage';
import type { Phase } from '../domain/releases/phase';

/** Which part of a list to get. */
export interface PageRequest {
  /** `nextCursor` of the page before; only good for the same filter. */
  readonly cursor?: string;
  /** 1 to 200; default 50. */
  readonly limit?: number;
}

/** Filter of the releases list; lists are "any of". */
export interface ReleaseFilter {
  readonly family?: readonly string[];
  readonly track?: readonly string[];
  readonly phase?: readonly Phase[];
}

/** Options of an answer that can be had for the past. */
export interface AtOptions {
  /** ISO time; default now. */
  readonly at?: string;
}

/**
 * What Golden Images knows and does, for whoever asks through HTTP. Every
 * method rejects with a `ResponseError` of `@backstage/errors`, whose `cause`
 * has the name and the message of the error in the backend.
 */
export interface GoldenImagesApi {
  /** KPIs, their parts, deadlines and sources of the organisation. */
  getOverview(options?: AtOptions): Promise<Overview>;
  /** Figures of past days, oldest first. `from` and `to` are ISO dates, both included. */
  listKpiSnapshots(options?: {
    readonly kpi?: Kpi['id'];
    readonly from?: string;
    readonly to?: string;
  }): Promise<readonly KpiSnapshot[]>;

  /** Releases beyond those that are needed, with who runs them in production. */
  getSprawl(options?: AtOptions): Promise<SprawlDetail>;

  /** Workloads ordered by cluster, namespace, kind and name. */
  listWorkloads(
    filter?: WorkloadFilter,
    page?: PageRequest,
  ): Promise<Page<WorkloadRow>>;
  getWorkload(id: string, options?: AtOptions): Promise<WorkloadDetail>;
  /** Images that run, ordered by registry, repository and digest. */
  listImages(filter?: ImageFilter, page?: PageRequest): Promise<Page<ImageRow>>;
  getImage(digest: string): Promise<ImageDetail>;
  getFacets(): Promise<Facets>;

  /** An entity that is tied to nothing has an empty summary that says what was looked for. */
  getEntitySummary(
    entityRef: string,
    options?: AtOptions,
  ): Promise<EntitySummary>;
  getEntityInventory(
    entityRef: string,
    options?: AtOptions,
  ): Promise<EntityInventory>;

  listSources(): Promise<readonly SourceView[]>;
  /** Scans of a source, newest first. */
  listScans(source: string, page?: PageRequest): Promise<Page<ScanView>>;
  /** Asks for a scan of a source as soon as possible; it has not run yet when this resolves. */
  scanNow(source: string): Promise<void>;

  /** Releases by family, newest track and version first. */
  listReleases(
    filter?: ReleaseFilter,
    options?: AtOptions,
  ): Promise<readonly ReleaseView[]>;
  /** @param id - e.g. `python/3.12/2.1.0`. */
  getRelease(id: ReleaseId, options?: AtOptions): Promise<ReleaseView>;
}
