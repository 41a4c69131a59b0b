import type {
  CandidateFilter,
  CandidateList,
  CandidateView,
  DriftReport,
  MirrorReport,
  NewCandidate,
  NewSignOff,
  PromotionResult,
  PromotionView,
} from '../api';
import type { ReleaseId } from '../domain/inventory/lineage';
import type { PageRequest } from './GoldenImagesApi';

/** The part of the API that turns candidates into golden releases. */
export interface PromotionApi {
  /** Open candidates oldest first, closed ones last closed first. */
  listCandidates(
    filter?: CandidateFilter,
    page?: PageRequest,
  ): Promise<CandidateList>;
  /** The same candidate opened again changes nothing; other content starts its evaluation anew. */
  openCandidate(candidate: NewCandidate): Promise<CandidateView>;
  getPromotion(id: ReleaseId): Promise<PromotionView>;
  signOff(id: ReleaseId, signOff: NewSignOff): Promise<PromotionView>;
  fastTrack(
    id: ReleaseId,
    options: { readonly reason: string },
  ): Promise<PromotionView>;
  rejectCandidate(
    id: ReleaseId,
    options: { readonly reason: string },
  ): Promise<PromotionView>;
  reportMirror(id: ReleaseId, report: MirrorReport): Promise<PromotionView>;
  /** Rejects with a conflict that names every gate that is not passed. Once promoted, it answers the same again. */
  promote(
    id: ReleaseId,
    options: { readonly digest: string; readonly reason?: string },
  ): Promise<PromotionResult>;
  /** Where the record and the internal registry disagree. */
  getDrift(): Promise<DriftReport>;
}
