import type {
  RequestAction,
  ReviewDecision,
  ReviewRole,
} from '@image-governance/plugin-golden-images-common';

/** An action that is a review. */
export type ReviewAction = Exclude<
  RequestAction,
  'submit' | 'withdraw' | 'recheck' | 'link-pull-request'
>;

interface Made {
  readonly role: ReviewRole;
  readonly decision: ReviewDecision;
}

const REVIEWS: Readonly<Record<ReviewAction, Made>> = {
  'approve-security': { role: 'security', decision: 'approved' },
  'request-changes-security': {
    role: 'security',
    decision: 'changes-requested',
  },
  veto: { role: 'security', decision: 'rejected' },
  'approve-platform': { role: 'platform', decision: 'approved' },
  'request-changes-platform': {
    role: 'platform',
    decision: 'changes-requested',
  },
  reject: { role: 'platform', decision: 'rejected' },
};

/** The review that an action makes. */
export function reviewMadeBy(action: ReviewAction): Made {
  return REVIEWS[action];
}
