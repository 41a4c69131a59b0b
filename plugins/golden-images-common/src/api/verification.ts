import type { Digest } from '../domain/inventory/digest';
import type { GateResult } from '../domain/releases/promotion/gate';
import type { VerificationReport } from '../domain/releases/verification/report';

/** What is known of the signatures of a release or candidate, and what the asker may do about it. */
export interface VerificationView {
  /** The content that it is about. */
  readonly digest: Digest;
  /** The last verification of this content; absent when it was never verified. */
  readonly report?: VerificationReport;
  /** Who had it verified: an entity ref, or `external:<subject>`. */
  readonly verifiedBy?: string;
  /** The gates that it decides. */
  readonly gates: readonly GateResult[];
  readonly may: { readonly verify: boolean };
}
