import type { RequestState } from './requestState';

/** Another request for the same package. */
export interface RelatedRequest {
  readonly id: string;
  /** `duplicate`: the same team asked, and it is open. `repeat`: somebody asked before. */
  readonly kind: 'duplicate' | 'repeat';
  readonly team: string;
  readonly title: string;
  readonly packages: readonly string[];
  readonly state: RequestState;
}

/** What was asked before, and what follows (R-REQ-25, GT-REQ-08). */
export interface RelatedRequests {
  readonly requests: readonly RelatedRequest[];
  /** In sentences: duplicates, packages that are approved already, packages that should become golden. */
  readonly sentences: readonly string[];
}
