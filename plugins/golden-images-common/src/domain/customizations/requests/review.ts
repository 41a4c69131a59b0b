/** Teams that review a request (AMB-05). */
export const REVIEW_ROLES = ['security', 'platform'] as const;

/** Team that reviews. */
export type ReviewRole = (typeof REVIEW_ROLES)[number];

/** What a reviewer says. A rejection by security is its veto. */
export const REVIEW_DECISIONS = [
  'approved',
  'changes-requested',
  'rejected',
  'commented',
] as const;

/** See {@link REVIEW_DECISIONS}. */
export type ReviewDecision = (typeof REVIEW_DECISIONS)[number];

/** Who reviews first; `parallel`: whoever comes. */
export const REVIEW_ORDERS = [
  'security-first',
  'platform-first',
  'parallel',
] as const;

/** See {@link REVIEW_ORDERS}. */
export type ReviewOrder = (typeof REVIEW_ORDERS)[number];

/** How a question of the checklist was answered. */
export const CHECKLIST_ANSWERS = ['ok', 'concern', 'not-applicable'] as const;

/** See {@link CHECKLIST_ANSWERS}. */
export type ChecklistAnswer = (typeof CHECKLIST_ANSWERS)[number];

/** A question that a reviewer answers before approving. */
export interface ChecklistQuestion {
  readonly item: string;
  readonly question: string;
}

/** An answer to a question of the checklist. */
export interface AnsweredItem {
  readonly item: string;
  readonly answer: ChecklistAnswer;
  /** Needed for a concern. */
  readonly note?: string;
}

/** A review on record: never changed, only followed by another. */
export interface Review {
  readonly role: ReviewRole;
  readonly decision: ReviewDecision;
  /** What was looked at: an approval of a former revision counts for nothing. */
  readonly revision: number;
  readonly checklist: readonly AnsweredItem[];
  readonly reason?: string;
  /** The comment in the pull request, where it was decided there (R-OWN-09). */
  readonly commentUrl?: string;
  readonly actor: string;
  /** ISO time. */
  readonly at: string;
}
