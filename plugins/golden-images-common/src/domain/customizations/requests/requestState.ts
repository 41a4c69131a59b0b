/** States of a customization request (R-REQ-27), in the order of the work. */
export const REQUEST_STATES = [
  'draft',
  'submitted',
  'checks-failed',
  'checks-passed',
  'security-approved',
  'platform-approved',
  'approved',
  'changes-requested',
  'merged',
  'built',
  'published',
  'rejected',
  'withdrawn',
] as const;

/**
 * State of a request. `security-approved` and `platform-approved` are those
 * where only that team has approved; with both it is `approved`.
 */
export type RequestState = (typeof REQUEST_STATES)[number];

/** What checks and reviews move it among, as often as they change. */
const REVIEWED = [
  'checks-failed',
  'checks-passed',
  'security-approved',
  'platform-approved',
  'approved',
] as const;

const LEAVING = ['changes-requested', 'rejected', 'withdrawn'] as const;

/** Where each state may go. What is not named cannot happen. */
const NEXT: Readonly<Record<RequestState, readonly RequestState[]>> = {
  draft: ['submitted', 'withdrawn'],
  // Submitted again it is another revision, which its team corrected before the checks were through.
  submitted: ['submitted', 'checks-failed', 'checks-passed', ...LEAVING],
  'checks-failed': ['submitted', ...REVIEWED, ...LEAVING],
  'checks-passed': ['submitted', ...REVIEWED, ...LEAVING],
  'security-approved': ['submitted', ...REVIEWED, ...LEAVING],
  'platform-approved': ['submitted', ...REVIEWED, ...LEAVING],
  // A merge needs both approvals (GT-REQ-05), so that it can only come from here.
  approved: ['submitted', 'checks-failed', 'merged', ...LEAVING],
  'changes-requested': ['submitted', 'rejected', 'withdrawn'],
  merged: ['built'],
  built: ['published'],
  published: [],
  rejected: [],
  withdrawn: [],
};

/** The states that may follow a state. Of those that checks and reviews give, none follows itself. */
export function nextStates(state: RequestState): readonly RequestState[] {
  return NEXT[state].filter(each => each !== state || each === 'submitted');
}

/** Whether a request may go from one state to another. */
export function maySucceed(from: RequestState, to: RequestState): boolean {
  return nextStates(from).includes(to);
}

/** Whether nothing can happen any more. */
export function isRequestClosed(state: RequestState): boolean {
  return NEXT[state].length === 0;
}

/** States in which checks are run and reviewers decide. */
export const UNDER_REVIEW: readonly RequestState[] = ['submitted', ...REVIEWED];

/** Whether checks and reviews still decide about it. */
export function isUnderReview(state: RequestState): boolean {
  return UNDER_REVIEW.includes(state);
}

/** States of which both approvals stand: what was asked for may be used, or soon. */
export const APPROVED_STATES: readonly RequestState[] = [
  'approved',
  'merged',
  'built',
  'published',
];

/** What each state is called. */
export const REQUEST_STATE_TITLE: Readonly<Record<RequestState, string>> = {
  draft: 'Draft',
  submitted: 'Submitted, checks run',
  'checks-failed': 'Blocked by checks',
  'checks-passed': 'Checks passed',
  'security-approved': 'Approved by security',
  'platform-approved': 'Approved by platform',
  approved: 'Approved',
  'changes-requested': 'Changes requested',
  merged: 'Merged',
  built: 'Built',
  published: 'Published',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};
