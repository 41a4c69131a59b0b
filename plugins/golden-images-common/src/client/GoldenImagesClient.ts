import { parseEntityRef } from '@backstage/catalog-model';
import { InputError, ResponseError } from '@backstage/errors';
import type {
  AddedDocument,
  AuditExportFormat,
  AuditFilter,
  AuditHead,
  AuditVerification,
  AcceptanceView,
  CalendarFeeds,
  CandidateFilter,
  CandidateList,
  CandidateView,
  ClosingRecord,
  DeprecationDetail,
  DeprecationRecord,
  DeprecationView,
  DocumentKind,
  DriftReport,
  DecisionView,
  Emergency,
  EntityInventory,
  EntityStanding,
  EntitySummary,
  Facets,
  ImageDetail,
  ImageFilter,
  ImageRow,
  IncompatibilityList,
  IncompatibilityView,
  KpiSnapshot,
  LeadTimeReport,
  MirrorReport,
  NewCalendarFeed,
  NewCandidate,
  NewDeprecation,
  NewEmergency,
  NewPostMortem,
  NewRemoval,
  NewIncompatibility,
  NewNotes,
  NewReportStatus,
  NewSignOff,
  NewTestRun,
  NotesView,
  Overview,
  Page,
  PostMortem,
  PromotionResult,
  PromotionView,
  ReleaseComparison,
  ReleaseDetail,
  ReleaseDocuments,
  ReleaseView,
  RetentionPage,
  Responsibilities,
  RunningScans,
  ScanView,
  ScopeSummary,
  SourceView,
  SprawlDetail,
  SubscriptionChange,
  Subscriptions,
  TeamFilter,
  TeamsSummary,
  TestRunEnd,
  TrackDetail,
  TrackList,
  VerifiabilityReport,
  VerificationView,
  WorkloadDetail,
  WorkloadFilter,
  WorkloadRow,
  ApprovalTimeReport,
  GlossaryFilter,
  GlossaryPage,
  NewCheckReport,
  NewCustomizationRequest,
  NewRequestProgress,
  NewReview,
  RequestedImage,
  RequestedImageQuery,
  RequestFilter,
  RequestList,
  RequestOutcome,
  RequestPreview,
  RequestProgress,
  RequestSubmission,
  RequestView,
  VariantPage,
} from '../api';
import type { AuditEntry } from '../domain/audit/auditEntry';
import type { ChainPoint } from '../domain/audit/verifyChain';
import type { Kpi } from '../domain/compliance/kpi';
import type { Team } from '../domain/compliance/teams';
import type { TestRun } from '../domain/releases/acceptance/testRun';
import type { NotesRevision } from '../domain/releases/notes/releaseNotes';
import type { DocumentToClassify } from '../domain/customizations/tiers/documentToClassify';
import type { TierReport } from '../domain/customizations/tiers/tier';
import { parseReleaseId } from '../domain/releases/releaseName';
import type {
  AtOptions,
  DeprecationFilter,
  GoldenImagesApi,
  PageRequest,
  ReleaseFilter,
  ScopeOptions,
} from './GoldenImagesApi';

/** {@link GoldenImagesApi} over HTTP, in the frontend and in the backend alike. */
export class GoldenImagesClient implements GoldenImagesApi {
  readonly #discovery: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discovery = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  async getOverview(options?: AtOptions): Promise<Overview> {
    return this.#get(['compliance', 'overview'], { ...options });
  }

  async listKpiSnapshots(options?: {
    kpi?: Kpi['id'];
    from?: string;
    to?: string;
  }): Promise<readonly KpiSnapshot[]> {
    return this.#get(['compliance', 'snapshots'], { ...options });
  }

  async listTeams(
    filter?: TeamFilter,
    page?: PageRequest,
  ): Promise<Page<Team>> {
    return this.#get(['compliance', 'teams'], { ...filter, ...page });
  }

  async getTeamsSummary(options?: AtOptions): Promise<TeamsSummary> {
    return this.#get(['compliance', 'teams', 'summary'], { ...options });
  }

  async getOwnersSummary(
    owners: readonly string[],
    options?: AtOptions,
  ): Promise<ScopeSummary> {
    return this.#get(['compliance', 'owners', 'summary'], {
      owner: owners,
      ...options,
    });
  }

  async getScopeSummary(
    entityRef: string,
    options?: ScopeOptions,
  ): Promise<ScopeSummary> {
    return this.#get([...entityPath('compliance', entityRef), 'summary'], {
      ...options,
    });
  }

  async getSprawl(options?: AtOptions): Promise<SprawlDetail> {
    return this.#get(['compliance', 'sprawl'], { ...options });
  }

  async listWorkloads(
    filter?: WorkloadFilter,
    page?: PageRequest,
  ): Promise<Page<WorkloadRow>> {
    return this.#get(['inventory', 'workloads'], { ...filter, ...page });
  }

  async getWorkload(id: string, options?: AtOptions): Promise<WorkloadDetail> {
    return this.#get(['inventory', 'workloads', id], { ...options });
  }

  async listImages(
    filter?: ImageFilter,
    page?: PageRequest,
  ): Promise<Page<ImageRow>> {
    return this.#get(['inventory', 'images'], { ...filter, ...page });
  }

  async getImage(digest: string): Promise<ImageDetail> {
    return this.#get(['inventory', 'images', digest]);
  }

  async getFacets(): Promise<Facets> {
    return this.#get(['inventory', 'facets']);
  }

  async getEntitySummary(
    entityRef: string,
    options?: AtOptions,
  ): Promise<EntitySummary> {
    return this.#get([...entityPath('inventory', entityRef), 'summary'], {
      ...options,
    });
  }

  async getEntityInventory(
    entityRef: string,
    options?: AtOptions,
  ): Promise<EntityInventory> {
    return this.#get(entityPath('inventory', entityRef), { ...options });
  }

  async listEntityStandings(page?: PageRequest): Promise<Page<EntityStanding>> {
    return this.#get(['inventory', 'entities'], { ...page });
  }

  async getEntityStandings(
    entityRefs: readonly string[],
  ): Promise<readonly EntityStanding[]> {
    const response = await this.#request(
      'POST',
      ['inventory', 'entities', 'by-refs'],
      {},
      { entityRefs },
    );
    return response.json();
  }

  async listSources(): Promise<readonly SourceView[]> {
    return this.#get(['inventory', 'sources']);
  }

  async listRunningScans(): Promise<RunningScans> {
    return this.#get(['inventory', 'scans', 'running']);
  }

  async listScans(source: string, page?: PageRequest): Promise<Page<ScanView>> {
    return this.#get(['inventory', 'sources', source, 'scans'], { ...page });
  }

  async scanNow(source: string): Promise<void> {
    await this.#request('POST', ['inventory', 'sources', source, 'scan']);
  }

  async listReleases(
    filter?: ReleaseFilter,
    options?: AtOptions,
  ): Promise<readonly ReleaseView[]> {
    return this.#get(['releases'], { ...filter, ...options });
  }

  async getRelease(id: string, options?: AtOptions): Promise<ReleaseDetail> {
    return this.#get(['releases', ...releasePath(id)], { ...options });
  }

  async listDeprecations(
    filter?: DeprecationFilter,
    options?: AtOptions,
  ): Promise<readonly DeprecationView[]> {
    return this.#get(['releases', 'deprecations'], { ...filter, ...options });
  }

  async getDeprecation(
    id: string,
    filter?: Pick<DeprecationFilter, 'owner'>,
    options?: AtOptions,
  ): Promise<DeprecationDetail> {
    return this.#get(['releases', 'deprecations', ...releasePath(id)], {
      ...filter,
      ...options,
    });
  }

  async getCalendar(options?: { owner?: string }): Promise<string> {
    const path = ['releases', 'calendar.ics'];
    const response = await this.#request('GET', path, { ...options });
    return response.text();
  }

  async listCalendarFeeds(): Promise<CalendarFeeds> {
    return this.#get(['releases', 'calendars']);
  }

  async createCalendarFeed(options?: {
    owner?: string;
  }): Promise<NewCalendarFeed> {
    const path = ['releases', 'calendars'];
    const response = await this.#request('POST', path, { ...options });
    return response.json();
  }

  async revokeCalendarFeed(id: string): Promise<void> {
    await this.#request('DELETE', ['releases', 'calendars', id]);
  }

  async listTracks(): Promise<TrackList> {
    return this.#get(['releases', 'tracks']);
  }

  async getTrack(id: string): Promise<TrackDetail> {
    return this.#get(['releases', 'tracks', id]);
  }

  async listCandidates(
    filter?: CandidateFilter,
    page?: PageRequest,
  ): Promise<CandidateList> {
    return this.#get(['releases', 'candidates'], { ...filter, ...page });
  }

  async openCandidate(candidate: NewCandidate): Promise<CandidateView> {
    return this.#post(['releases', 'candidates'], candidate);
  }

  async getPromotion(id: string): Promise<PromotionView> {
    return this.#get(['releases', ...releasePath(id), 'promotion']);
  }

  async signOff(id: string, signOff: NewSignOff): Promise<PromotionView> {
    return this.#post(['releases', ...releasePath(id), 'sign-offs'], signOff);
  }

  async fastTrack(
    id: string,
    options: { readonly reason: string },
  ): Promise<PromotionView> {
    return this.#post(['releases', ...releasePath(id), 'fast-track'], options);
  }

  async rejectCandidate(
    id: string,
    options: { readonly reason: string },
  ): Promise<PromotionView> {
    return this.#post(['releases', ...releasePath(id), 'rejection'], options);
  }

  async reportMirror(id: string, report: MirrorReport): Promise<PromotionView> {
    return this.#post(['releases', ...releasePath(id), 'mirror'], report);
  }

  async promote(
    id: string,
    options: { readonly digest: string; readonly reason?: string },
  ): Promise<PromotionResult> {
    return this.#post(['releases', ...releasePath(id), 'promotion'], options);
  }

  async getDrift(): Promise<DriftReport> {
    return this.#get(['releases', 'drift']);
  }

  async getDeprecationRecord(id: string): Promise<DeprecationRecord> {
    return this.#get(['releases', ...releasePath(id), 'deprecation']);
  }

  async announceDeprecation(
    id: string,
    deprecation: NewDeprecation,
  ): Promise<DeprecationRecord> {
    return this.#post(
      ['releases', ...releasePath(id), 'deprecation'],
      deprecation,
    );
  }

  async recordRemoval(
    id: string,
    removal: NewRemoval,
  ): Promise<DeprecationRecord> {
    return this.#post(['releases', ...releasePath(id), 'removal'], removal);
  }

  async listEmergencies(id: string): Promise<readonly Emergency[]> {
    return this.#get(['releases', ...releasePath(id), 'emergencies']);
  }

  async openEmergency(id: string, emergency: NewEmergency): Promise<Emergency> {
    return this.#post(
      ['releases', ...releasePath(id), 'emergencies'],
      emergency,
    );
  }

  async closeEmergency(
    id: string,
    emergency: string,
    options: { readonly reason: string },
  ): Promise<Emergency> {
    return this.#post(
      ['releases', ...releasePath(id), 'emergencies', emergency, 'closure'],
      options,
    );
  }

  async listPostMortems(id: string): Promise<readonly PostMortem[]> {
    return this.#get(['releases', ...releasePath(id), 'post-mortems']);
  }

  async writePostMortem(
    id: string,
    postMortem: NewPostMortem,
  ): Promise<PostMortem> {
    return this.#post(
      ['releases', ...releasePath(id), 'post-mortems'],
      postMortem,
    );
  }

  async getClosing(id: string): Promise<ClosingRecord> {
    return this.#get(['releases', ...releasePath(id), 'closing']);
  }

  async getRetention(
    options?: AtOptions,
    page?: PageRequest,
  ): Promise<RetentionPage> {
    return this.#get(['compliance', 'retention'], { ...options, ...page });
  }

  async getVerifiability(options?: AtOptions): Promise<VerifiabilityReport> {
    return this.#get(['compliance', 'verifiability'], { ...options });
  }

  async getLeadTime(options?: AtOptions): Promise<LeadTimeReport> {
    return this.#get(['compliance', 'lead-time'], { ...options });
  }

  async listReleaseDocuments(id: string): Promise<ReleaseDocuments> {
    return this.#get(['releases', ...releasePath(id), 'documents']);
  }

  async addReleaseDocument(
    id: string,
    text: string,
    options?: { readonly kind?: DocumentKind; readonly digest?: string },
  ): Promise<AddedDocument> {
    const path = ['releases', ...releasePath(id), 'documents'];
    const response = await this.#request('POST', path, { ...options }, text);
    return response.json();
  }

  async getReleaseDocument(id: string, document: string): Promise<string> {
    const path = ['releases', ...releasePath(id), 'documents', document];
    const response = await this.#request('GET', path);
    return response.text();
  }

  async compareReleases(
    id: string,
    options?: { readonly with?: string },
  ): Promise<ReleaseComparison> {
    return this.#get(['releases', ...releasePath(id), 'comparison'], {
      ...options,
    });
  }

  async getVerification(id: string): Promise<VerificationView> {
    return this.#get(['releases', ...releasePath(id), 'verification']);
  }

  async verifyRelease(id: string): Promise<VerificationView> {
    return this.#post(['releases', ...releasePath(id), 'verification'], {});
  }

  async getResponsibilities(): Promise<Responsibilities> {
    return this.#get(['releases', 'responsibilities']);
  }

  async getAcceptance(id: string): Promise<AcceptanceView> {
    return this.#get(['releases', ...releasePath(id), 'acceptance']);
  }

  async listTestRuns(
    id: string,
    filter?: { readonly stack?: string },
    page?: PageRequest,
  ): Promise<Page<TestRun>> {
    const path = ['releases', ...releasePath(id), 'test-runs'];
    return this.#get(path, { ...filter, ...page });
  }

  async reportTestRun(id: string, run: NewTestRun): Promise<TestRun> {
    return this.#post(['releases', ...releasePath(id), 'test-runs'], run);
  }

  async endTestRun(id: string, key: string, end: TestRunEnd): Promise<TestRun> {
    const path = ['releases', ...releasePath(id), 'test-runs', key];
    return this.#post(path, end, 'PUT');
  }

  async listIncompatibilities(
    id: string,
    filter?: { readonly status?: readonly string[] },
    page?: PageRequest,
  ): Promise<IncompatibilityList> {
    const path = ['releases', ...releasePath(id), 'incompatibilities'];
    return this.#get(path, { ...filter, ...page });
  }

  async reportIncompatibility(
    id: string,
    report: NewIncompatibility,
  ): Promise<IncompatibilityView> {
    const path = ['releases', ...releasePath(id), 'incompatibilities'];
    return this.#post(path, report);
  }

  async setIncompatibilityStatus(
    id: string,
    report: string,
    status: NewReportStatus,
  ): Promise<IncompatibilityView> {
    const path = ['releases', ...releasePath(id), 'incompatibilities'];
    return this.#post([...path, report, 'status'], status);
  }

  async getNotes(id: string): Promise<NotesView> {
    return this.#get(['releases', ...releasePath(id), 'notes']);
  }

  async writeNotes(id: string, notes: NewNotes): Promise<NotesView> {
    return this.#post(['releases', ...releasePath(id), 'notes'], notes, 'PUT');
  }

  async listNotesRevisions(
    id: string,
    page?: PageRequest,
  ): Promise<Page<NotesRevision>> {
    const path = ['releases', ...releasePath(id), 'notes', 'revisions'];
    return this.#get(path, { ...page });
  }

  async classify(document: DocumentToClassify): Promise<TierReport> {
    return this.#post(['customizations', 'classify'], document);
  }

  async #post<T>(
    path: readonly string[],
    body: object,
    method: 'POST' | 'PUT' = 'POST',
  ): Promise<T> {
    const response = await this.#request(method, path, {}, body);
    return response.json();
  }

  async previewCustomization(
    wanted: Omit<NewCustomizationRequest, 'key'>,
  ): Promise<RequestPreview> {
    return this.#post(['customizations', 'requests', 'preview'], wanted);
  }

  async requestCustomization(
    wanted: NewCustomizationRequest,
  ): Promise<RequestOutcome> {
    return this.#post(['customizations', 'requests'], wanted);
  }

  async listCustomizationRequests(
    filter?: RequestFilter,
    page?: PageRequest,
  ): Promise<RequestList> {
    return this.#get(['customizations', 'requests'], { ...filter, ...page });
  }

  async getCustomizationRequest(id: string): Promise<RequestView> {
    return this.#get(['customizations', 'requests', id]);
  }

  async submitCustomizationRequest(
    id: string,
    submission: RequestSubmission,
  ): Promise<RequestView> {
    const path = ['customizations', 'requests', id, 'submission'];
    return this.#post(path, submission);
  }

  async withdrawCustomizationRequest(
    id: string,
    options: { readonly reason: string },
  ): Promise<RequestView> {
    const path = ['customizations', 'requests', id, 'withdrawal'];
    return this.#post(path, options);
  }

  async linkPullRequest(
    id: string,
    options: { readonly url: string },
  ): Promise<RequestView> {
    const path = ['customizations', 'requests', id, 'pull-request'];
    return this.#post(path, options, 'PUT');
  }

  async recheckCustomizationRequest(id: string): Promise<RequestView> {
    return this.#post(['customizations', 'requests', id, 'recheck'], {});
  }

  async reviewCustomizationRequest(
    id: string,
    review: NewReview,
  ): Promise<RequestView> {
    return this.#post(['customizations', 'requests', id, 'reviews'], review);
  }

  async findRequestedImage(
    query: RequestedImageQuery,
  ): Promise<RequestedImage> {
    return this.#get(['customizations', 'requested-image'], { ...query });
  }

  async reportCustomizationChecks(
    id: string,
    report: NewCheckReport,
  ): Promise<RequestProgress> {
    return this.#post(['customizations', 'requests', id, 'checks'], report);
  }

  async reportCustomizationProgress(
    id: string,
    progress: NewRequestProgress,
  ): Promise<RequestProgress> {
    return this.#post(['customizations', 'requests', id, 'progress'], progress);
  }

  async listCustomizationPackages(
    filter?: GlossaryFilter,
    page?: PageRequest,
  ): Promise<GlossaryPage> {
    return this.#get(['customizations', 'packages'], { ...filter, ...page });
  }

  async listApprovedVariants(
    filter?: {
      readonly team?: readonly string[];
      readonly component?: readonly string[];
    },
    page?: PageRequest,
  ): Promise<VariantPage> {
    return this.#get(['customizations', 'variants'], { ...filter, ...page });
  }

  async getApprovalTime(options?: AtOptions): Promise<ApprovalTimeReport> {
    return this.#get(['compliance', 'approval-time'], { ...options });
  }

  async listAuditEntries(
    filter?: AuditFilter,
    page?: PageRequest,
  ): Promise<Page<AuditEntry>> {
    return this.#get(['audit', 'entries'], { ...filter, ...page });
  }

  async getAuditVerification(known?: ChainPoint): Promise<AuditVerification> {
    return this.#get(['audit', 'verification'], {
      sequence: known?.sequence,
      hash: known?.hash,
    });
  }

  async getAuditHead(): Promise<AuditHead> {
    return this.#get(['audit', 'head']);
  }

  async exportAudit(
    format: AuditExportFormat,
    filter?: AuditFilter,
  ): Promise<Blob> {
    const query = { format, ...filter };
    const response = await this.#request('GET', ['audit', 'export'], query);
    return response.blob();
  }

  async listDecisions(
    id: string,
    page?: PageRequest,
  ): Promise<Page<DecisionView>> {
    return this.#get(['releases', ...releasePath(id), 'decisions'], {
      ...page,
    });
  }

  async getSubscriptions(): Promise<Subscriptions> {
    return this.#get(['releases', 'subscriptions']);
  }

  async setSubscription(change: SubscriptionChange): Promise<Subscriptions> {
    const path = ['releases', 'subscriptions'];
    return this.#post(path, change, 'PUT');
  }

  async #get<T>(path: readonly string[], query: Query = {}): Promise<T> {
    const response = await this.#request('GET', path, query);
    return response.json();
  }

  async #request(
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: readonly string[],
    query: Query = {},
    body?: unknown,
  ): Promise<Response> {
    const base = await this.#discovery.getBaseUrl('golden-images');
    const url = new URL(
      `${base}/${path.map(part => encodeURIComponent(part)).join('/')}`,
    );
    for (const [name, value] of Object.entries(query)) {
      for (const one of [value ?? []].flat()) {
        url.searchParams.append(name, String(one));
      }
    }
    const response = await this.#fetchApi.fetch(
      url.toString(),
      body === undefined
        ? { method }
        : {
            method,
            headers: { 'content-type': 'application/json' },
            // A text is a document, which is evidence as it is.
            body: typeof body === 'string' ? body : JSON.stringify(body),
          },
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    return response;
  }
}

type Query = Readonly<
  Record<string, string | number | boolean | readonly string[] | undefined>
>;

function entityPath(
  room: 'inventory' | 'compliance',
  entityRef: string,
): string[] {
  const { kind, namespace, name } = parseEntityRef(entityRef);
  return [room, 'entities', kind, namespace, name];
}

function releasePath(id: string): string[] {
  const name = parseReleaseId(id);
  if (!name) {
    throw new InputError(`'${id}' is not family/track/version`);
  }
  return [name.family, name.track, name.version];
}
