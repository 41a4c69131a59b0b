import { ConflictError, InputError } from '@backstage/errors';
import {
  APPROVAL_COMMENT,
  checklistProblem,
  reasonProblem,
  reviewObstacle,
  standingReview,
  webAddressProblem,
  type BaseStanding,
  type CustomizationRequest,
  type NewReview,
  type Review,
  type ReviewOrder,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { Decided, Decisions } from '../../audit';
import type { BaseStandings } from './BaseStandings';
import { REVIEW_PERMISSION } from './RequestAccess';
import { unknownRequest, type RequestChanges } from './RequestChanges';
import type { RequestChecks } from './RequestChecks';
import type { Asker } from './RequestDecisions';
import type { RequestStore } from './RequestStore';
import type { ReviewStore } from './ReviewStore';

/** The action on record of each decision. */
const ACTION = {
  approved: 'customization.approve',
  'changes-requested': 'customization.request-changes',
  rejected: 'customization.reject',
  commented: 'customization.comment',
} as const;

/** Options of {@link RequestReviews}. */
export interface RequestReviewsOptions {
  readonly knex: Knex;
  readonly store: RequestStore;
  readonly reviews: ReviewStore;
  readonly bases: BaseStandings;
  readonly checks: RequestChecks;
  readonly changes: RequestChanges;
  readonly decisions: Decisions;
  readonly order: ReviewOrder;
  readonly now: () => Date;
}

/** What reviewers decide (R-REQ-20, R-REQ-21, AMB-05): each decision with its checklist and its reason, on record for ever. */
export class RequestReviews {
  readonly #options: RequestReviewsOptions;

  constructor(options: RequestReviewsOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, NotFoundError, InputError; ConflictError with the reason when the rules forbid it */
  async review(id: string, wanted: NewReview, asker: Asker): Promise<void> {
    const { knex, store, bases, decisions } = this.#options;
    const known = await store.get(id, knex);
    if (!known) {
      throw unknownRequest(id);
    }
    // Before the transaction, within which no other room is asked.
    const base = await bases.of(known.base);
    const { role, decision } = wanted;
    await decisions.make(
      {
        action: ACTION[decision],
        object: `customization:${id}`,
        what: `review requests for ${role}`,
        permission: REVIEW_PERMISSION[role],
        role,
        request: asker.request,
      },
      asker.credentials,
      (tx, actor) => this.apply(tx, id, { wanted, base, actor: actor.ref }),
    );
  }

  /** The review itself, in the transaction of who knows that the actor plays the role. */
  async apply(
    tx: Knex.Transaction,
    id: string,
    asked: {
      readonly wanted: NewReview;
      readonly base: BaseStanding;
      readonly actor: string;
    },
  ): Promise<Decided<void>> {
    const { wanted, base, actor } = asked;
    const { changes, reviews, now } = this.#options;
    const request = await changes.lock(tx, id);
    refuse(wanted);
    if (request.revision !== wanted.revision) {
      throw new ConflictError(
        `Request ${id} is at revision ${request.revision} by now; look again`,
      );
    }
    const former = await reviews.of(id, tx);
    const review: Review = {
      role: wanted.role,
      decision: wanted.decision,
      revision: wanted.revision,
      checklist: wanted.checklist ?? [],
      reason:
        wanted.decision === 'approved'
          ? wanted.reason?.trim() || APPROVAL_COMMENT[wanted.role]
          : wanted.reason,
      commentUrl: wanted.commentUrl,
      actor,
      at: now().toISOString(),
    };
    if (isRepeated(former, review)) {
      return { result: undefined, unchanged: true };
    }
    await this.#require(tx, { request, review, former, base });
    await reviews.add(tx, id, review);
    await this.#keepTimes(tx, request, former, review);
    await this.#move(tx, request, review, base);
    const { role, decision, revision, checklist, commentUrl } = review;
    return {
      before: { state: request.state },
      after: { role, decision, revision, checklist, commentUrl },
      reason: review.reason,
      result: undefined,
    };
  }

  async #require(
    tx: Knex.Transaction,
    about: {
      readonly request: CustomizationRequest;
      readonly review: Review;
      readonly former: readonly Review[];
      readonly base: BaseStanding;
    },
  ): Promise<void> {
    const { request, review, former: reviews, base } = about;
    const { order } = this.#options;
    const checks = await this.#options.checks.of(request, base, tx);
    const obstacle = reviewObstacle(
      { request, checks, reviews, order },
      review,
    );
    if (obstacle) {
      throw new ConflictError(`${request.title}: ${obstacle}`);
    }
  }

  /** What KPI 3 is computed from. */
  async #keepTimes(
    tx: Knex.Transaction,
    { id }: CustomizationRequest,
    former: readonly Review[],
    { role, decision, at }: Review,
  ): Promise<void> {
    const approved = decision === 'approved' ? at : null;
    const approval =
      role === 'security'
        ? { security_approved_at: approved }
        : { platform_approved_at: approved };
    const columns = {
      ...(former.length === 0 && { first_review_at: at }),
      ...(decision !== 'commented' && approval),
    };
    if (Object.keys(columns).length > 0) {
      await this.#options.store.update(tx, id, columns);
    }
  }

  async #move(
    tx: Knex.Transaction,
    request: CustomizationRequest,
    { role, decision, reason, actor }: Review,
    base: BaseStanding,
  ): Promise<void> {
    const { changes, store } = this.#options;
    const by = { actor, reason, role };
    switch (decision) {
      case 'approved':
        await changes.settle(tx, request, base, by);
        break;
      case 'changes-requested':
      case 'rejected':
        await store.update(tx, request.id, { approved_at: null });
        await changes.move(tx, request, decision, by);
        break;
      default:
        // A comment decides nothing.
        break;
    }
  }
}

function isRepeated(former: readonly Review[], review: Review): boolean {
  const standing = standingReview(former, review.role, review.revision);
  return (
    review.decision !== 'commented' &&
    standing?.decision === review.decision &&
    standing.actor === review.actor
  );
}

/** @throws InputError */
function refuse({
  role,
  decision,
  checklist = [],
  reason,
  commentUrl,
}: NewReview): void {
  const problem =
    reasonProblem(reason) ??
    checklist
      .map(({ note }) => reasonProblem(note, { field: 'note' }))
      .find(each => each !== undefined) ??
    (commentUrl === undefined
      ? undefined
      : webAddressProblem(commentUrl, 'commentUrl')) ??
    checklistProblem(role, checklist, decision === 'approved');
  if (problem) {
    throw new InputError(problem);
  }
}
