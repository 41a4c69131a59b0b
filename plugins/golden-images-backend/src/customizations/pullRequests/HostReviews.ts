import type { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { ConflictError, InputError, NotAllowedError } from '@backstage/errors';
import {
  hostReviewOf,
  isReviewVerdict,
  type CustomizationRequest,
  type HostChecklist,
  type HostEvent,
  type HostReview,
  type ReviewOrder,
  type WantedReview,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { Actor, Decisions } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import type { NoticeOutbox } from '../../notifications';
import type { RequestsPart } from '../requests';
import { hostNotice } from './hostNotice';
import type { HostPeople } from './HostPeople';
import type { LinkedRequests } from './LinkedRequests';
import type { HostOutcome, PullRequestEvents } from './PullRequestEvents';

const ACTION = {
  approved: 'customization.approve',
  'changes-requested': 'customization.request-changes',
} as const;

/** Options of {@link HostReviews}. */
export interface HostReviewsOptions {
  readonly database: GovernanceDatabase;
  readonly requests: Pick<
    RequestsPart,
    'facts' | 'reviews' | 'progressReports'
  >;
  readonly linked: LinkedRequests;
  readonly events: PullRequestEvents;
  readonly people: HostPeople;
  readonly decisions: Decisions;
  readonly notices: NoticeOutbox;
  readonly auth: AuthService;
  readonly logger: LoggerService;
  readonly order: ReviewOrder;
  readonly checklist: HostChecklist;
  readonly now: () => Date;
}

/** An event with what is known of it. */
interface Found {
  readonly event: HostEvent;
  readonly request: CustomizationRequest;
  readonly actor?: Actor;
}

/**
 * Brings what was said in pull requests to their customization requests
 * (R-OWN-09, docs/adr/0012). Events that are sent again, or late, change nothing.
 */
export class HostReviews {
  readonly #options: HostReviewsOptions;

  constructor(options: HostReviewsOptions) {
    this.#options = options;
  }

  /**
   * What came of an event; `undefined` for one of a pull request that no open
   * request names, or that is known.
   * @throws Error when the catalog or the database fail: it can be tried again
   */
  async receive(event: HostEvent): Promise<HostOutcome | undefined> {
    const { linked, events, database, logger } = this.#options;
    const ids = await linked.of(event);
    if (ids.length > 1) {
      logger.warn(
        `Requests ${ids.join(', ')} name one pull request, ${
          event.repository
        } ${event.number} on ${
          event.host
        }: what is said there counts for none of them`,
      );
    }
    const [id] = ids;
    if (ids.length !== 1) {
      return undefined;
    }
    const known = await events.outcome(id, event);
    if (known !== undefined && known !== 'waiting') {
      return undefined;
    }
    const request = await this.#options.requests.facts.store.get(
      id,
      database.knex,
    );
    if (!request) {
      return undefined;
    }
    const actor = isReviewVerdict(event.verdict)
      ? await this.#options.people.find(event)
      : undefined;
    return this.#act({ event, request, actor });
  }

  async #act(found: Found): Promise<HostOutcome | undefined> {
    const meaning = await this.#meaningOf(found);
    try {
      if (meaning.kind === 'merged') {
        return await this.#merge(found);
      }
      if (meaning.kind === 'review' && found.actor) {
        return await this.#review(found, meaning.review, found.actor);
      }
    } catch (error) {
      if (!isRule(error)) {
        throw error;
      }
      return this.#note(found, {
        because: error.message,
        tell: meaning.kind === 'merged' ? 'platform' : 'reviewer',
        outcome:
          meaning.kind === 'merged' && error instanceof ConflictError
            ? 'waiting'
            : 'noted',
      });
    }
    return meaning.kind === 'note'
      ? this.#note(found, { ...meaning, outcome: 'noted' })
      : undefined;
  }

  async #meaningOf({ event, request, actor }: Found): Promise<HostReview> {
    const { requests, database, order, checklist } = this.#options;
    const { store, reviews } = requests.facts;
    const submitted = (await store.states(request.id, database.knex)).find(
      ({ state, revision }) =>
        state === 'submitted' && revision === request.revision,
    );
    return hostReviewOf({
      event,
      request,
      submittedAt: submitted?.at,
      reviews: await reviews.of(request.id, database.knex),
      actor,
      order,
      checklist,
    });
  }

  /** By the same rules as in the portal: of the role, the requester, the order, the checks and the checklist. */
  async #review(
    found: Found,
    wanted: WantedReview,
    actor: Actor,
  ): Promise<HostOutcome | undefined> {
    const { request } = found;
    const { decisions, requests } = this.#options;
    const { role, decision } = wanted;
    if (decision !== 'approved' && decision !== 'changes-requested') {
      throw new InputError(`A pull request cannot say '${decision}'`);
    }
    // Before the transaction, within which no other room is asked.
    const base = await requests.facts.bases.of(request.base);
    return decisions.makeFor<HostOutcome | undefined>(
      {
        action: ACTION[decision],
        object: `customization:${request.id}`,
        what: `review requests for ${role}`,
        role,
      },
      actor,
      async tx => {
        const outcome = await this.#keep(tx, found, { outcome: 'applied' });
        if (outcome !== 'applied') {
          return { result: outcome, unchanged: true };
        }
        const decided = await requests.reviews.apply(tx, request.id, {
          wanted,
          base,
          actor: actor.ref,
        });
        return { ...decided, result: outcome };
      },
    );
  }

  /** The host says it, as CI would: the step is the portal's own entry. */
  async #merge(found: Found): Promise<HostOutcome | undefined> {
    const { request, event } = found;
    const { requests, events, auth, database } = this.#options;
    await requests.progressReports.report(
      request.id,
      {
        key: `pull-request:merged:${request.revision}`,
        step: 'merged',
        revision: request.revision,
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    const kept = await database.transaction(tx =>
      this.#keep(tx, found, { outcome: 'applied' }),
    );
    if (kept === undefined) {
      await events.settle(database.knex, request.id, event, 'applied');
    }
    return 'applied';
  }

  /** Keeps that it changed nothing, and tells who can put that right. */
  async #note(
    found: Found,
    note: {
      readonly because: string;
      readonly outcome: HostOutcome;
      readonly tell?: 'reviewer' | 'platform' | 'team';
    },
  ): Promise<HostOutcome | undefined> {
    const { database, notices } = this.#options;
    return database.transaction(async tx => {
      const outcome = await this.#keep(tx, found, note);
      const notice =
        outcome === note.outcome ? hostNotice(found, note) : undefined;
      if (notice) {
        await notices.add(tx, notice);
      }
      return outcome;
    });
  }

  /** Keeps an event; `undefined` when it is known already. */
  async #keep(
    tx: Knex.Transaction,
    { event, request, actor }: Found,
    kept: { readonly outcome: HostOutcome; readonly because?: string },
  ): Promise<HostOutcome | undefined> {
    const { events, requests, now } = this.#options;
    // One after the other, so that what is newer is seen.
    await requests.facts.changes.lock(tx, request.id);
    const isNew = await events.add(tx, {
      ...kept,
      event,
      requestId: request.id,
      revision: request.revision,
      actor: actor?.ref,
      receivedAt: now().toISOString(),
    });
    if (!isNew) {
      return undefined;
    }
    if (
      isReviewVerdict(event.verdict) &&
      (await events.isSuperseded(tx, request.id, event))
    ) {
      await events.settle(tx, request.id, event, 'superseded');
      return 'superseded';
    }
    return kept.outcome;
  }
}

/** Whether the rules refuse it, rather than something being broken. */
function isRule(error: unknown): error is Error {
  return (
    error instanceof ConflictError ||
    error instanceof InputError ||
    error instanceof NotAllowedError
  );
}
