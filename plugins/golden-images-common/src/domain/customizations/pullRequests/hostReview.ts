import type { CustomizationRequest } from '../requests/request';
import {
  CHECKLISTS,
  REVIEW_ROLES,
  standingReview,
  type AnsweredItem,
  type Review,
  type ReviewOrder,
  type ReviewRole,
} from '../requests/review';
import { checklistProblem } from '../requests/reviewObstacle';
import { reviewRoles } from '../requests/waiting';
import { webAddressProblem } from '../requests/webAddress';
import { isReviewVerdict, type HostEvent } from './hostEvent';

/**
 * Where the checklist of an approval on the Git host is answered: `portal`, by
 * the same reviewer and for the same revision before; or `pull-request`, which
 * takes the approval itself for the answers.
 */
export const HOST_CHECKLISTS = ['portal', 'pull-request'] as const;

/** See {@link HOST_CHECKLISTS}. */
export type HostChecklist = (typeof HOST_CHECKLISTS)[number];

/** What a review on a Git host asks of a request. */
export type WantedReview = Pick<
  Review,
  'role' | 'decision' | 'revision' | 'checklist' | 'reason' | 'commentUrl'
>;

/** What an event means for a request; `note`: nothing, and why. */
export type HostReview =
  | { readonly kind: 'review'; readonly review: WantedReview }
  | { readonly kind: 'merged' }
  | {
      readonly kind: 'note';
      readonly because: string;
      /** Whom to tell, so that it can be put right; nobody where it is nobody's concern. */
      readonly tell?: 'reviewer' | 'platform' | 'team';
    };

/** What is known when an event is judged. */
export interface JudgedEvent {
  readonly event: HostEvent;
  readonly request: Pick<CustomizationRequest, 'revision'>;
  /** ISO time at which this revision was submitted; absent before. */
  readonly submittedAt?: string;
  /** Oldest first. */
  readonly reviews: readonly Review[];
  /** The person behind the user name; absent when the catalog knows none. */
  readonly actor?: {
    readonly ref: string;
    readonly roles: readonly string[];
  };
  readonly order: ReviewOrder;
  readonly checklist: HostChecklist;
}

/**
 * What an event on the Git host means for a request (docs/adr/0012). Whether the
 * person may decide that is then asked of the same rules as in the portal.
 * Nothing on the host rejects: a veto is given in the portal.
 */
export function hostReviewOf(about: JudgedEvent): HostReview {
  const { event, request, submittedAt, actor } = about;
  if (submittedAt === undefined || event.at < submittedAt) {
    return note(
      `it is of before revision ${request.revision} was submitted, and says nothing of that.`,
    );
  }
  if (event.verdict === 'merged') {
    return { kind: 'merged' };
  }
  if (!isReviewVerdict(event.verdict)) {
    return note(
      'a pull request that is closed withdraws no request; the team does that in the portal.',
      'team',
    );
  }
  if (!actor) {
    return note(
      `no user of the catalog, or more than one, is ${event.reviewer} on ${event.host}.`,
      'platform',
    );
  }
  const role = roleOf(about, actor);
  return role
    ? reviewAs(role, about, actor.ref)
    : note('who reviewed it plays neither the security nor the platform role.');
}

function reviewAs(
  role: ReviewRole,
  { event, request, reviews, checklist: policy }: JudgedEvent,
  actor: string,
): HostReview {
  const { revision } = request;
  const wanted = { role, revision, commentUrl: linkOf(event) };
  const standing = standingReview(reviews, role, revision);
  if (event.verdict === 'dismissed') {
    return standing?.actor === actor && standing.decision === 'approved'
      ? {
          kind: 'review',
          review: {
            ...wanted,
            decision: 'changes-requested',
            checklist: [],
            reason: 'The approval was taken back in the pull request.',
          },
        }
      : note('there is no approval of this reviewer that it could take back.');
  }
  if (event.verdict === 'changes-requested') {
    return {
      kind: 'review',
      review: {
        ...wanted,
        decision: 'changes-requested',
        checklist: [],
        reason: event.comment ?? 'Changes were requested in the pull request.',
      },
    };
  }
  const answers =
    policy === 'pull-request'
      ? answeredThere(role)
      : answeredHere(reviews, { role, revision, actor });
  return answers
    ? {
        kind: 'review',
        review: {
          ...wanted,
          decision: 'approved',
          checklist: answers,
          reason: event.comment,
        },
      }
    : note(
        `the checklist of the ${role} team is answered in the portal first, by who approves: answer it there, and approve again.`,
        'reviewer',
      );
}

/** The role in which somebody of both teams reviews: the one they used here, or the one whose turn it is. */
function roleOf(
  { request, reviews, order }: JudgedEvent,
  actor: NonNullable<JudgedEvent['actor']>,
): ReviewRole | undefined {
  const played = REVIEW_ROLES.filter(role => actor.roles.includes(role));
  if (played.length < 2) {
    return played[0];
  }
  const { revision } = request;
  const used = reviews
    .filter(each => each.actor === actor.ref && each.revision === revision)
    .at(-1)?.role;
  return (
    used ??
    reviewRoles(order).find(
      role => standingReview(reviews, role, revision)?.decision !== 'approved',
    )
  );
}

/** The newest complete answers that the reviewer gave in the portal, in any decision or comment. */
function answeredHere(
  reviews: readonly Review[],
  by: {
    readonly role: ReviewRole;
    readonly revision: number;
    readonly actor: string;
  },
): readonly AnsweredItem[] | undefined {
  const newest = reviews
    .filter(
      ({ role, revision, actor, checklist }) =>
        role === by.role &&
        revision === by.revision &&
        actor === by.actor &&
        checklist.length > 0,
    )
    .at(-1);
  return newest && checklistProblem(by.role, newest.checklist, true)
    ? undefined
    : newest?.checklist;
}

function answeredThere(role: ReviewRole): readonly AnsweredItem[] {
  return CHECKLISTS[role].map(({ item }) => ({
    item,
    answer: 'ok',
    note: 'Answered in the pull request.',
  }));
}

function linkOf({ url }: HostEvent): string | undefined {
  return url !== undefined && webAddressProblem(url, 'url') === undefined
    ? url
    : undefined;
}

function note(
  because: string,
  tell?: 'reviewer' | 'platform' | 'team',
): HostReview {
  return { kind: 'note', because, tell };
}
