import type { RequestState } from './requestState';
import { REVIEW_ROLES, type ReviewOrder, type ReviewRole } from './review';

/** Who can do the next thing for a request: the team that asked, CI, or a team that reviews. */
export const REQUEST_WAITS_FOR = [
  'team',
  'ci',
  'security',
  'platform',
] as const;

/** See {@link REQUEST_WAITS_FOR}. */
export type RequestWaitsFor = (typeof REQUEST_WAITS_FOR)[number];

const FIXED: Readonly<
  Partial<Record<RequestState, readonly RequestWaitsFor[]>>
> = {
  draft: ['team'],
  submitted: ['ci'],
  'checks-failed': ['team'],
  'changes-requested': ['team'],
  'security-approved': ['platform'],
  'platform-approved': ['security'],
  // Merges and builds what both approved (R-REQ-22).
  approved: ['platform'],
  merged: ['ci'],
  built: ['ci'],
};

/** The roles that review, in the order in which they are asked. */
export function reviewRoles(order: ReviewOrder): readonly ReviewRole[] {
  return order === 'platform-first' ? ['platform', 'security'] : REVIEW_ROLES;
}

/** Whom a request waits for; nobody once it is closed. */
export function requestWaitsFor(
  state: RequestState,
  order: ReviewOrder,
): readonly RequestWaitsFor[] {
  if (state === 'checks-passed') {
    const roles = reviewRoles(order);
    return order === 'parallel' ? roles : roles.slice(0, 1);
  }
  return FIXED[state] ?? [];
}
