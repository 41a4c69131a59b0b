import type {
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
import type { DocumentToClassify } from '../domain/customizations/tiers/documentToClassify';
import type { TierReport } from '../domain/customizations/tiers/tier';
import type { AtOptions, PageRequest } from './GoldenImagesApi';

/** The part of the API about customizations of golden images. */
export interface CustomizationsApi {
  /** Which tier a Dockerfile or manifest is, and why. Nothing is kept of it. */
  classify(document: DocumentToClassify): Promise<TierReport>;
  /** What a request would be; nothing is put on record. */
  previewCustomization(
    wanted: Omit<NewCustomizationRequest, 'key'>,
  ): Promise<RequestPreview>;
  /** Rejects for tier 3; tier 1 needs no request and none is put on record. The same call again changes nothing. */
  requestCustomization(
    wanted: NewCustomizationRequest,
  ): Promise<RequestOutcome>;
  listCustomizationRequests(
    filter?: RequestFilter,
    page?: PageRequest,
  ): Promise<RequestList>;
  getCustomizationRequest(id: string): Promise<RequestView>;
  /** Submits a draft, or anew what was changed. */
  submitCustomizationRequest(
    id: string,
    submission: RequestSubmission,
  ): Promise<RequestView>;
  withdrawCustomizationRequest(
    id: string,
    options: { readonly reason: string },
  ): Promise<RequestView>;
  linkPullRequest(
    id: string,
    options: { readonly url: string },
  ): Promise<RequestView>;
  /** Has the portal look again at what it judges itself: signature and phase of the base. */
  recheckCustomizationRequest(id: string): Promise<RequestView>;
  reviewCustomizationRequest(
    id: string,
    review: NewReview,
  ): Promise<RequestView>;
  /** For CI: the request whose Dockerfile is at a path. */
  findRequestedImage(query: RequestedImageQuery): Promise<RequestedImage>;
  /** For CI. The same report again changes nothing; another under its key is a conflict. */
  reportCustomizationChecks(
    id: string,
    report: NewCheckReport,
  ): Promise<RequestProgress>;
  /** For CI: merged, built, published. */
  reportCustomizationProgress(
    id: string,
    progress: NewRequestProgress,
  ): Promise<RequestProgress>;
  /** The glossary of approved packages, by name. */
  listCustomizationPackages(
    filter?: GlossaryFilter,
    page?: PageRequest,
  ): Promise<GlossaryPage>;
  /** Approved variants, last published first. */
  listApprovedVariants(
    filter?: {
      readonly team?: readonly string[];
      readonly component?: readonly string[];
    },
    page?: PageRequest,
  ): Promise<VariantPage>;
  /** KPI 3. */
  getApprovalTime(options?: AtOptions): Promise<ApprovalTimeReport>;
}
