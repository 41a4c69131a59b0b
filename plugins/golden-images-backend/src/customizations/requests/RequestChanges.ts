import { ConflictError, NotFoundError } from '@backstage/errors';
import {
  isUnderReview,
  maySucceed,
  REQUEST_STATE_TITLE,
  reviewedState,
  type BaseStanding,
  type CheckResult,
  type CustomizationRequest,
  type RequestState,
  type ReviewOrder,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { NoticeOutbox } from '../../notifications';
import type { RequestChecks } from './RequestChecks';
import { requestNotices } from './requestNotices';
import type { RequestStore } from './RequestStore';
import type { ReviewStore } from './ReviewStore';

/** Who moves a request, and why. */
export interface Move {
  readonly actor: string;
  readonly reason?: string;
  /** Team that decided. */
  readonly role?: string;
}

/** Options of {@link RequestChanges}. */
export interface RequestChangesOptions {
  readonly store: RequestStore;
  readonly reviews: ReviewStore;
  readonly checks: RequestChecks;
  readonly notices: NoticeOutbox;
  readonly order: ReviewOrder;
  readonly now: () => Date;
}

/** Moves requests from state to state, by the machine of R-REQ-27, within the transaction of who decides; people are told in the same. */
export class RequestChanges {
  readonly #options: RequestChangesOptions;

  constructor(options: RequestChangesOptions) {
    this.#options = options;
  }

  /** @throws NotFoundError */
  async lock(tx: Knex.Transaction, id: string): Promise<CustomizationRequest> {
    const request = await this.#options.store.lock(tx, id);
    if (!request) {
      throw unknownRequest(id);
    }
    return request;
  }

  /**
   * Brings it to a state.
   * @throws ConflictError when that cannot follow the one that it is in
   */
  async move(
    tx: Knex.Transaction,
    request: CustomizationRequest,
    state: RequestState,
    by: Move,
    checks: readonly CheckResult[] = [],
  ): Promise<CustomizationRequest> {
    const { store, notices, order, now } = this.#options;
    if (!maySucceed(request.state, state)) {
      throw new ConflictError(
        `Request ${request.id} is in the state “${
          REQUEST_STATE_TITLE[request.state]
        }”, from which it cannot become “${REQUEST_STATE_TITLE[state]}”`,
      );
    }
    const { actor, reason, role } = by;
    const { revision } = request;
    const at = now().toISOString();
    const entry = { state, revision, at, actor, reason };
    const number = await store.enter(tx, request.id, entry);
    const moved = { ...request, state, since: at };
    for (const notice of requestNotices({
      request: moved,
      entry,
      number,
      checks,
      order,
      role,
    })) {
      await notices.add(tx, notice);
    }
    return moved;
  }

  /** Brings it to the state that checks and reviews give it now; nothing happens where it is that already, or nothing is reviewed. */
  async settle(
    tx: Knex.Transaction,
    request: CustomizationRequest,
    base: BaseStanding,
    by: Move,
  ): Promise<{
    readonly request: CustomizationRequest;
    readonly checks: readonly CheckResult[];
  }> {
    const { store, reviews, now } = this.#options;
    const checks = await this.#options.checks.of(request, base, tx);
    if (!isUnderReview(request.state)) {
      return { request, checks };
    }
    const state = reviewedState(
      checks,
      await reviews.of(request.id, tx),
      request.revision,
    );
    if (state === request.state) {
      return { request, checks };
    }
    await store.update(tx, request.id, {
      approved_at: state === 'approved' ? now().toISOString() : null,
    });
    return {
      request: await this.move(tx, request, state, by, checks),
      checks,
    };
  }
}

/** Nobody knows a request by this number. */
export function unknownRequest(id: string): NotFoundError {
  return new NotFoundError(`There is no customization request '${id}'`);
}
