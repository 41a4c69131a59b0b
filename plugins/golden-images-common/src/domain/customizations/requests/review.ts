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

/** What each role looks at (R-REQ-20, R-REQ-21). */
export const CHECKLISTS: Readonly<
  Record<ReviewRole, readonly ChecklistQuestion[]>
> = {
  security: [
    {
      item: 'necessity',
      question:
        'Is it truly necessary? Is there no way without it, and no better one?',
    },
    {
      item: 'vulnerabilities',
      question: 'Is it free of vulnerabilities known to public databases?',
    },
    {
      item: 'privileges',
      question:
        'Do its binaries have no SUID bits and grant no capabilities that they should not?',
    },
    {
      item: 'licence',
      question:
        'Is its licence within the policy, without a conflict with what is there?',
    },
    {
      item: 'frameworks',
      question:
        'Are FIPS, HIPAA, PCI DSS and other frameworks that matter here unaffected?',
    },
  ],
  platform: [
    {
      item: 'repeats',
      question: 'Did other teams ask for the same, and was that looked at?',
    },
    {
      item: 'version',
      question:
        'Is the version compatible with the other packages, and supported long enough?',
    },
    {
      item: 'standard-image',
      question:
        'Is it right as a variant, rather than a feature of the standard golden image?',
    },
    {
      item: 'infrastructure',
      question:
        'Is the impact on image size, deployment and start-up acceptable?',
    },
  ],
};

/** What an approval says where its reviewer writes nothing (handbook L97, L100). */
export const APPROVAL_COMMENT: Readonly<Record<ReviewRole, string>> = {
  security: 'Approved (no security concerns, aligns with policy)',
  platform: 'Approved (standard package, version appropriate, no conflicts)',
};

/** What counts of a role for a revision: the last that it decided. */
export function standingReview(
  reviews: readonly Review[],
  role: ReviewRole,
  revision: number,
): Review | undefined {
  return reviews
    .filter(
      each =>
        each.role === role &&
        each.revision === revision &&
        each.decision !== 'commented',
    )
    .at(-1);
}
