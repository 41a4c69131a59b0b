import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError } from '@backstage/errors';
import {
  canonicalJson,
  goldenImagesCustomizationRequestPermission,
  isRequestClosed,
  reasonProblem,
  REQUEST_STATE_TITLE,
  tierMessage,
  webAddressProblem,
  type BaseStanding,
  type CustomizationRequest,
  type NewCustomizationRequest,
  type RequestSubmission,
  type TierReport,
} from '@image-governance/plugin-golden-images-common';
import type { Request } from 'express';
import type { Knex } from 'knex';
import type { Actor, Decided, Decisions } from '../../audit';
import type { BaseStandings } from './BaseStandings';
import { acceptedRequest, refuse } from './acceptedRequest';
import { factsOf } from './factsOf';
import { requireTeam, type RequestAccess } from './RequestAccess';
import { unknownRequest, type RequestChanges } from './RequestChanges';
import type { RequestChecks } from './RequestChecks';
import type { RequestPreparation } from './RequestPreparation';
import type { RequestStore } from './RequestStore';

/** Who asks, and by which request. */
export interface Asker {
  readonly credentials: BackstageCredentials;
  readonly request?: Request;
}

/** What came of asking: a request on record, or the report of what needs none. */
export type Asked =
  | { readonly id: string }
  | { readonly id?: undefined; readonly report: TierReport };

/** Options of {@link RequestDecisions}. */
export interface RequestDecisionsOptions {
  readonly knex: Knex;
  readonly store: RequestStore;
  readonly preparation: RequestPreparation;
  readonly bases: BaseStandings;
  readonly checks: RequestChecks;
  readonly changes: RequestChanges;
  readonly access: RequestAccess;
  readonly decisions: Decisions;
  readonly now: () => Date;
}

/** What the team that asks decides: to ask, to submit, to withdraw. */
export class RequestDecisions {
  readonly #options: RequestDecisionsOptions;

  constructor(options: RequestDecisionsOptions) {
    this.#options = options;
  }

  /**
   * Puts a request on record; the same call again changes nothing. Tier 1 needs none (R-TIER-02).
   * @throws NotAllowedError, ConflictError; InputError for tier 3 (R-TIER-04) and for what is wrong with it
   */
  async create(wanted: NewCustomizationRequest, asker: Asker): Promise<Asked> {
    const { key, draft = false, pullRequestUrl, ...asked } = wanted;
    // Classified, and its base looked up, for those who may alone.
    const may = await this.#options.access.mayRequest(asker.credentials);
    const prepared = may
      ? await this.#options.preparation.read(asked)
      : undefined;
    if (prepared?.report.tier === 1) {
      return { report: prepared.report };
    }
    const base = await this.#baseOf(prepared?.facts.base);
    const id = await this.#decide(
      { action: 'customization.request', id: 'new', asker },
      'ask for a customization',
      async (tx, actor) => {
        const { facts, report } = acceptedRequest(prepared, actor, {
          key,
          pullRequestUrl,
        });
        const { store, changes, now } = this.#options;
        const at = now().toISOString();
        const added = await store.add(tx, {
          key,
          asked: wanted,
          facts,
          report,
          requestedBy: actor.ref,
          at,
          pullRequestUrl,
        });
        if (added === undefined) {
          return this.#repeated(tx, actor, wanted);
        }
        await store.enter(tx, added, {
          state: 'draft',
          revision: 1,
          at,
          actor: actor.ref,
        });
        if (!draft) {
          const request = await changes.lock(tx, added);
          await this.#submit(tx, request, base, actor);
        }
        const { title, team, image, packages } = facts;
        return {
          object: `customization:${added}`,
          after: { title, team, image, packages, base: facts.base },
          reason: facts.why,
          result: added,
        };
      },
    );
    return { id };
  }

  /**
   * Submits a draft, or a new revision (R-REQ-19): its checks run, and its reviews begin, anew.
   * What is submitted as it is changes nothing.
   * @throws NotAllowedError, NotFoundError, ConflictError, InputError
   */
  async submit(
    id: string,
    submission: RequestSubmission,
    asker: Asker,
  ): Promise<void> {
    const { revision, pullRequestUrl, reason, ...changed } = submission;
    const known = await this.#known(id);
    const facts = { ...factsOf(known), ...changed };
    const differs = canonicalJson(facts) !== canonicalJson(factsOf(known));
    const may = await this.#options.access.mayRequest(asker.credentials);
    const prepared = may
      ? await this.#options.preparation.read(facts)
      : undefined;
    const base = await this.#baseOf(prepared?.facts.base);
    await this.#decide(
      { action: 'customization.submit', id, asker },
      'submit a request',
      async (tx, actor) => {
        const request = await this.#options.changes.lock(tx, id);
        requireTeam(actor, request, 'submit it');
        if (request.revision !== revision) {
          throw new ConflictError(
            `Request ${id} is at revision ${request.revision} by now; look again`,
          );
        }
        const { facts: read, report } = acceptedRequest(prepared, actor, {
          pullRequestUrl,
          reason,
        });
        if (report.tier === 1) {
          throw new ConflictError(
            `${tierMessage(report)} Withdraw the request.`,
          );
        }
        if (!differs && isSubmittedWith(request, pullRequestUrl)) {
          return { result: undefined, unchanged: true };
        }
        if (pullRequestUrl) {
          await this.#options.store.update(tx, id, {
            pull_request_url: pullRequestUrl,
          });
        }
        const isChanged = differs || request.state !== 'draft';
        if (isChanged) {
          await this.#options.store.revise(tx, request, {
            facts: read,
            report,
            author: actor.ref,
            at: this.#options.now().toISOString(),
            reason,
          });
        }
        await this.#submit(
          tx,
          await this.#options.changes.lock(tx, id),
          base,
          actor,
          reason,
        );
        return {
          before: { revision, state: request.state },
          after: { revision: isChanged ? revision + 1 : revision },
          reason,
          result: undefined,
        };
      },
    );
  }

  /** @throws NotAllowedError, NotFoundError, ConflictError, InputError */
  async withdraw(id: string, reason: string, asker: Asker): Promise<void> {
    await this.#decide(
      { action: 'customization.withdraw', id, asker },
      'withdraw a request',
      async (tx, actor) => {
        refuse(reasonProblem(reason, { required: true }));
        const request = await this.#options.changes.lock(tx, id);
        requireTeam(actor, request, 'withdraw it');
        if (request.state === 'withdrawn') {
          return { result: undefined, unchanged: true };
        }
        await this.#options.changes.move(tx, request, 'withdrawn', {
          actor: actor.ref,
          reason,
        });
        return {
          before: { state: request.state },
          after: { state: 'withdrawn' },
          reason,
          result: undefined,
        };
      },
    );
  }

  /** @throws NotAllowedError, NotFoundError, ConflictError, InputError */
  async linkPullRequest(id: string, url: string, asker: Asker): Promise<void> {
    await this.#decide(
      { action: 'customization.link', id, asker },
      'link the pull request',
      async (tx, actor) => {
        refuse(webAddressProblem(url, 'url'));
        const request = await this.#options.changes.lock(tx, id);
        requireTeam(actor, request, 'link its pull request');
        const { pullRequestUrl, state } = request;
        if (pullRequestUrl === url) {
          return { result: undefined, unchanged: true };
        }
        if (isRequestClosed(state)) {
          throw new ConflictError(
            `Request ${id} is in the state “${REQUEST_STATE_TITLE[state]}”`,
          );
        }
        await this.#options.store.update(tx, id, { pull_request_url: url });
        return {
          before: { pullRequestUrl },
          after: { pullRequestUrl: url },
          result: undefined,
        };
      },
    );
  }

  /** Looks at the base again. @throws NotAllowedError, NotFoundError */
  async recheck(id: string, asker: Asker): Promise<void> {
    const base = await this.#baseOf((await this.#known(id)).base);
    await this.#decide(
      { action: 'customization.recheck', id, asker },
      'have a request checked again',
      async (tx, actor) => {
        const request = await this.#options.changes.lock(tx, id);
        requireTeam(actor, request, 'have it checked again');
        const settled = await this.#options.changes.settle(tx, request, base, {
          actor: actor.ref,
        });
        return {
          before: { state: request.state },
          after: { state: settled.request.state },
          unchanged: settled.request.state === request.state,
          result: undefined,
        };
      },
    );
  }

  async #submit(
    tx: Knex.Transaction,
    request: CustomizationRequest,
    base: BaseStanding,
    actor: Actor,
    reason?: string,
  ): Promise<void> {
    const { store, changes, checks, now } = this.#options;
    if (request.submittedAt === undefined) {
      await store.update(tx, request.id, {
        submitted_at: now().toISOString(),
      });
    }
    const by = { actor: actor.ref, reason };
    const results = await checks.of(request, base, tx);
    const moved = await changes.move(tx, request, 'submitted', by, results);
    await changes.settle(tx, moved, base, { actor: actor.ref });
  }

  async #repeated(
    tx: Knex.Transaction,
    actor: Actor,
    wanted: NewCustomizationRequest,
  ): Promise<Decided<string>> {
    const known = await this.#options.store.byKey(tx, actor.ref, wanted.key);
    if (!known || canonicalJson(known.asked) !== canonicalJson(wanted)) {
      throw new ConflictError(
        `'${wanted.key}' is on record as another request${
          known ? `, ${known.id}` : ''
        }; give a new request a new key`,
      );
    }
    return { result: known.id, unchanged: true };
  }

  async #known(id: string): Promise<CustomizationRequest> {
    const { store, knex } = this.#options;
    const request = await store.get(id, knex);
    if (!request) {
      throw unknownRequest(id);
    }
    return request;
  }

  /** Before a transaction, within which no other room is asked. */
  async #baseOf(base: string | undefined): Promise<BaseStanding> {
    return base === undefined ? {} : this.#options.bases.of(base);
  }

  #decide<T>(
    wanted: {
      readonly action: string;
      readonly id: string;
      readonly asker: Asker;
    },
    what: string,
    work: (tx: Knex.Transaction, actor: Actor) => Promise<Decided<T>>,
  ): Promise<T> {
    const { action, id, asker } = wanted;
    return this.#options.decisions.make(
      {
        action,
        object: `customization:${id}`,
        what,
        permission: goldenImagesCustomizationRequestPermission,
        request: asker.request,
      },
      asker.credentials,
      work,
    );
  }
}

function isSubmittedWith(
  request: CustomizationRequest,
  pullRequestUrl: string | undefined,
): boolean {
  return (
    request.state === 'submitted' &&
    (pullRequestUrl ?? request.pullRequestUrl) === request.pullRequestUrl
  );
}
