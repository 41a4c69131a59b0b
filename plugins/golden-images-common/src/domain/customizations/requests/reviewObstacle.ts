import type { CheckResult } from './check';
import { REQUEST_CHECK_TITLE } from './check';
import type { CustomizationRequest } from './request';
import { isUnderReview, REQUEST_STATE_TITLE } from './requestState';
import {
  CHECKLISTS,
  standingReview,
  type AnsweredItem,
  type Review,
  type ReviewOrder,
  type ReviewRole,
} from './review';
import { reviewRoles } from './waiting';
import { listed } from './words';

/** What is asked of a reviewer's decision. */
export interface ReviewedRequest {
  readonly request: Pick<
    CustomizationRequest,
    'state' | 'revision' | 'authors' | 'requestedBy'
  >;
  readonly checks: readonly CheckResult[];
  /** Oldest first. */
  readonly reviews: readonly Review[];
  readonly order: ReviewOrder;
}

/**
 * Why somebody may not make this decision, in a sentence; `undefined` when they
 * may. Nobody reviews what they asked for (R-RACI-09, GT-REQ-06), nobody for
 * both teams; approvals need every check and the order of the teams, while
 * security may reject at any time before the merge: its veto (AMB-05).
 */
export function reviewObstacle(
  { request, checks, reviews, order }: ReviewedRequest,
  wanted: Pick<Review, 'role' | 'decision' | 'actor'> & {
    readonly reason?: string;
  },
): string | undefined {
  const { state, revision, requestedBy, authors } = request;
  const { role, decision, actor } = wanted;
  if (
    !isUnderReview(state) &&
    !(state === 'changes-requested' && decision === 'rejected')
  ) {
    return `It is in the state “${REQUEST_STATE_TITLE[state]}”: nothing is to be reviewed.`;
  }
  if (actor === requestedBy || authors.includes(actor)) {
    return 'Who asked for it does not review it; somebody else of the team does.';
  }
  const other = role === 'security' ? 'platform' : 'security';
  if (standingReview(reviews, other, revision)?.actor === actor) {
    return `One person does not review for both teams; you did for ${other}.`;
  }
  if (decision !== 'approved') {
    if (!wanted.reason?.trim()) {
      return 'It needs a reason, which the team reads.';
    }
    return decision === 'rejected' && role === 'platform'
      ? turnObstacle(reviews, role, revision, order)
      : undefined;
  }
  return checksObstacle(checks) ?? turnObstacle(reviews, role, revision, order);
}

/**
 * What is wrong with the answers to the checklist of a role, in a sentence. An
 * approval answers every question, and leaves no concern.
 */
export function checklistProblem(
  role: ReviewRole,
  answers: readonly AnsweredItem[],
  complete: boolean,
): string | undefined {
  const questions = CHECKLISTS[role].map(({ item }) => item);
  const items = answers.map(({ item }) => item);
  const foreign = items.find(item => !questions.includes(item));
  if (foreign !== undefined) {
    return `checklist: '${foreign}' is no question of the ${role} team; those are ${listed(
      questions,
    )}`;
  }
  if (new Set(items).size < items.length) {
    return 'checklist: a question is answered twice';
  }
  const silent = answers.find(
    ({ answer, note }) => answer === 'concern' && !note?.trim(),
  );
  if (silent) {
    return `checklist: say in a note what the concern about ${silent.item} is`;
  }
  if (!complete) {
    return undefined;
  }
  const open = questions.filter(item => !items.includes(item));
  if (open.length > 0) {
    return `checklist: ${listed(open)} ${
      open.length === 1 ? 'is' : 'are'
    } not answered`;
  }
  const concerns = answers.filter(({ answer }) => answer === 'concern');
  return concerns.length > 0
    ? `checklist: there is a concern about ${listed(
        concerns.map(({ item }) => item),
      )}; request changes, or answer it once it is settled`
    : undefined;
}

function checksObstacle(checks: readonly CheckResult[]): string | undefined {
  const open = checks.filter(({ state }) => state !== 'passed');
  return open.length > 0
    ? `Not all checks have passed: ${listed(
        open.map(
          ({ check, state }) =>
            `${REQUEST_CHECK_TITLE[check].toLowerCase()} ${
              state === 'failed' ? 'failed' : 'is pending'
            }`,
        ),
      )}.`
    : undefined;
}

function turnObstacle(
  reviews: readonly Review[],
  role: ReviewRole,
  revision: number,
  order: ReviewOrder,
): string | undefined {
  const [first] = reviewRoles(order);
  return order !== 'parallel' &&
    role !== first &&
    standingReview(reviews, first, revision)?.decision !== 'approved'
    ? `The ${first} team reviews first, and has not approved it.`
    : undefined;
}
