import type {
  ClosingRecord,
  DeprecationRecord,
  Emergency,
  LeadTimeReport,
  NewDeprecation,
  NewEmergency,
  NewPostMortem,
  NewRemoval,
  PostMortem,
  RetentionPage,
  VerifiabilityReport,
} from '../api';
import type { ReleaseId } from '../domain/inventory/lineage';
import type { AtOptions, PageRequest } from './GoldenImagesApi';

/** The part of the API about the end of a release, what is kept after it, and how long it took to come. */
export interface ClocksApi {
  getDeprecationRecord(id: ReleaseId): Promise<DeprecationRecord>;
  /** Announces a deprecation or changes its removal date; rejects with the earliest date when the notice is short. */
  announceDeprecation(
    id: ReleaseId,
    deprecation: NewDeprecation,
  ): Promise<DeprecationRecord>;
  /** Records that a release was taken out of the registry; rejects with who still runs it. */
  recordRemoval(id: ReleaseId, removal: NewRemoval): Promise<DeprecationRecord>;
  /** Newest first. */
  listEmergencies(id: ReleaseId): Promise<readonly Emergency[]>;
  /** Opens an emergency migration; for who may not, asks for one of its own team. */
  openEmergency(id: ReleaseId, emergency: NewEmergency): Promise<Emergency>;
  closeEmergency(
    id: ReleaseId,
    emergency: string,
    options: { readonly reason: string },
  ): Promise<Emergency>;
  /** Newest first. */
  listPostMortems(id: ReleaseId): Promise<readonly PostMortem[]>;
  writePostMortem(
    id: ReleaseId,
    postMortem: NewPostMortem,
  ): Promise<PostMortem>;
  getClosing(id: ReleaseId): Promise<ClosingRecord>;
  /** What may leave the registry from when, and how much it frees. */
  getRetention(options?: AtOptions, page?: PageRequest): Promise<RetentionPage>;
  /** KPI 2: the mean time to promotion, its stages and its remedy. */
  getLeadTime(options?: AtOptions): Promise<LeadTimeReport>;
  /** Images in production of which everything that proves them is on record (R-AUD-03). */
  getVerifiability(options?: AtOptions): Promise<VerifiabilityReport>;
}
