import {
  standingReview,
  type Review,
  type ReviewDecision,
  type ReviewRole,
} from './review';
import { nameOfRef } from './words';

const SAID: Readonly<Record<ReviewDecision, string>> = {
  approved: 'approved it',
  'changes-requested': 'asked for changes',
  rejected: 'rejected it',
  commented: 'commented',
};

/** How the review of a role stands for a revision, with the sentence that says it. */
export function reviewStanding(
  reviews: readonly Review[],
  role: ReviewRole,
  revision: number,
): {
  readonly state: 'missing' | Exclude<ReviewDecision, 'commented'>;
  readonly because: string;
} {
  const review = standingReview(reviews, role, revision);
  if (review && review.decision !== 'commented') {
    const { decision, actor, reason } = review;
    return {
      state: decision,
      because: `${nameOfRef(actor)} ${SAID[decision]}${
        reason ? `: ${reason}` : '.'
      }`,
    };
  }
  const former = reviews.some(
    each => each.role === role && each.decision === 'approved',
  );
  return {
    state: 'missing',
    because: former
      ? `The ${role} team approved a former revision, which no longer counts: it reviews again.`
      : `The ${role} team has not decided.`,
  };
}
