import type { VerificationView } from '../api';
import type { ReleaseId } from '../domain/inventory/lineage';

/** The part of the API that tells whether signatures and attestations hold. */
export interface VerificationApi {
  getVerification(id: ReleaseId): Promise<VerificationView>;
  /** Has what is attached to the content verified now. */
  verifyRelease(id: ReleaseId): Promise<VerificationView>;
}
