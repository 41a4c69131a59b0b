import type {
  CalendarFeeds,
  DeprecationDetail,
  DeprecationView,
  EntityInventory,
  EntityStanding,
  EntitySummary,
  Facets,
  ImageDetail,
  ImageFilter,
  ImageRow,
  KpiSnapshot,
  NewCalendarFeed,
  Overview,
  Page,
  ReleaseDetail,
  ReleaseView,
  RunningScans,
  ScanView,
  ScopeSummary,
  SourceView,
  SprawlDetail,
  TeamFilter,
  TeamsSummary,
  TrackDetail,
  TrackList,
  WorkloadDetail,
  WorkloadFilter,
  WorkloadRow,
} from '../api';
import type { Kpi } from '../domain/compliance/kpi';
import type { Team } from '../domain/compliance/teams';
import type { ReleaseId } from '../domain/inventory/lineage';
import type { Phase } from '../domain/releases/phase';
import type { TrackId } from '../domain/releases/releaseName';
import type { AuditApi } from './AuditApi';
import type { ClocksApi } from './ClocksApi';
import type { CustomizationsApi } from './CustomizationsApi';
import type { PromotionApi } from './PromotionApi';
import type { ReleaseDocumentsApi } from './ReleaseDocumentsApi';
import type { ResponsibilitiesApi } from './ResponsibilitiesApi';
import type { SubscriptionsApi } from './SubscriptionsApi';
import type { AcceptanceApi } from './AcceptanceApi';
import type { VerificationApi } from './VerificationApi';

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

/** Filters of the deprecations; lists are "any of". */
export interface DeprecationFilter {
  readonly family?: readonly string[];
  /** Owner references; `none` for workloads that nobody owns. Figures are then theirs alone. */
  readonly owner?: readonly string[];
}

/** Options of an answer that can be had for the past. */
export interface AtOptions {
  /** ISO time; default now. */
  readonly at?: string;
}

/** Options of a summary of a group or user. */
export interface ScopeOptions extends AtOptions {
  /** `direct`: what the group or the user owns itself, without child groups or memberships. Default `aggregated`. */
  readonly relations?: 'aggregated' | 'direct';
}

/**
 * What Golden Images knows and does, for whoever asks through HTTP. Every
 * method rejects with a `ResponseError` of `@backstage/errors`, whose `cause`
 * has the name and the message of the error in the backend.
 */
export interface GoldenImagesApi
  extends AcceptanceApi,
    AuditApi,
    ClocksApi,
    CustomizationsApi,
    PromotionApi,
    ReleaseDocumentsApi,
    ResponsibilitiesApi,
    SubscriptionsApi,
    VerificationApi {
  /** KPIs, their parts, deadlines and sources of the organisation. */
  getOverview(options?: AtOptions): Promise<Overview>;
  /** Figures of past days, oldest first. `from` and `to` are ISO dates, both included. */
  listKpiSnapshots(options?: {
    readonly kpi?: Kpi['id'];
    readonly from?: string;
    readonly to?: string;
  }): Promise<readonly KpiSnapshot[]>;

  /** Teams with their figures, worst first unless asked otherwise. */
  listTeams(filter?: TeamFilter, page?: PageRequest): Promise<Page<Team>>;
  /** How many teams meet the target, who moved most in a month, and what nobody owns. */
  getTeamsSummary(options?: AtOptions): Promise<TeamsSummary>;
  /** Owners taken together, e.g. all groups of somebody. @param owners - at most 100; `none` for what nobody owns. */
  getOwnersSummary(
    owners: readonly string[],
    options?: AtOptions,
  ): Promise<ScopeSummary>;
  /** A group with its child groups, a user with the groups that the user is in, a system or a domain with its parts. */
  getScopeSummary(
    entityRef: string,
    options?: ScopeOptions,
  ): Promise<ScopeSummary>;
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

  /**
   * Entities that have workloads, by reference. A page may have up to 1000, since it is
   * meant for those who read all of it.
   */
  listEntityStandings(page?: PageRequest): Promise<Page<EntityStanding>>;
  /** Of up to 200 entities: those that have workloads, by reference. */
  getEntityStandings(
    entityRefs: readonly string[],
  ): Promise<readonly EntityStanding[]>;

  listSources(): Promise<readonly SourceView[]>;
  /** How far the scans are that are going on now; cheap enough to be asked every second. */
  listRunningScans(): Promise<RunningScans>;
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
  getRelease(id: ReleaseId, options?: AtOptions): Promise<ReleaseDetail>;
  listTracks(): Promise<TrackList>;
  getTrack(id: TrackId): Promise<TrackDetail>;

  /** Releases that must be left and still matter to somebody, first deadline first. */
  listDeprecations(
    filter?: DeprecationFilter,
    options?: AtOptions,
  ): Promise<readonly DeprecationView[]>;
  getDeprecation(
    id: ReleaseId,
    filter?: Pick<DeprecationFilter, 'owner'>,
    options?: AtOptions,
  ): Promise<DeprecationDetail>;

  /** The deadlines as an iCalendar text; of one owner's releases, or of all that one may see. */
  getCalendar(options?: { readonly owner?: string }): Promise<string>;
  listCalendarFeeds(): Promise<CalendarFeeds>;
  /** Makes an address for calendar programs. Without owner it has all deadlines, for those who may see all. */
  createCalendarFeed(options?: {
    readonly owner?: string;
  }): Promise<NewCalendarFeed>;
  revokeCalendarFeed(id: string): Promise<void>;
}
