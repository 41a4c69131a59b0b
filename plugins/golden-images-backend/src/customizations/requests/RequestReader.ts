import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  APPROVAL_COMMENT,
  businessDays,
  CHECKLISTS,
  failureComment,
  nextStates,
  publishedMessage,
  relatedRequests,
  requestAdvisories,
  requestPullRequest,
  requestWaitsFor,
  REQUEST_STATES,
  REQUEST_STATE_TITLE,
  isRequestClosed,
  reviewRoles,
  reviewStanding,
  tierMessage,
  type CustomizationRequest,
  type NewCustomizationRequest,
  type RelatedRequests,
  type RequestedPackage,
  type RequestFilter,
  type RequestList,
  type RequestOutcome,
  type RequestPreview,
  type RequestProgress,
  type RequestRow,
  type RequestState,
  type RequestView,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { z } from 'zod';
import {
  formatCursor,
  parseCursor,
  type ReadAccess,
} from '../../inventory/read';
import type { CustomizationsConfig } from '../readCustomizationsConfig';
import type { BaseStandings } from './BaseStandings';
import type { RequestAccess } from './RequestAccess';
import { unknownRequest } from './RequestChanges';
import type { RequestChecks } from './RequestChecks';
import type { Asked } from './RequestDecisions';
import type { RequestPreparation } from './RequestPreparation';
import type { ListedRequest } from './RequestRow';
import type { RequestQueries, RequestQuery } from './RequestQueries';
import type { RequestStore } from './RequestStore';
import type { ReviewStore } from './ReviewStore';

const PLACE = z.tuple([z.string(), z.number()]);
/** Most earlier requests that one is compared with, newest first. */
const COMPARED = 100;

/** Options of {@link RequestReader}. */
export interface RequestReaderOptions {
  readonly knex: Knex;
  readonly store: RequestStore;
  readonly queries: RequestQueries;
  readonly reviews: ReviewStore;
  readonly preparation: RequestPreparation;
  readonly bases: BaseStandings;
  readonly checks: RequestChecks;
  readonly read: ReadAccess;
  readonly access: RequestAccess;
  readonly config: CustomizationsConfig;
  readonly now: () => Date;
}

/** Customization requests, for those who may read. */
export class RequestReader {
  readonly #options: RequestReaderOptions;

  constructor(options: RequestReaderOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, InputError for a cursor of another list */
  async list(
    request: RequestFilter & {
      readonly cursor?: string;
      readonly limit: number;
    },
    credentials: BackstageCredentials,
  ): Promise<RequestList> {
    const { queries, read, access } = this.#options;
    await read.visible(credentials);
    const { cursor, limit, ...filter } = request;
    const query = this.#query(filter);
    const list = { requests: filter };
    const found = await queries.page(query, {
      after: parseCursor(cursor, list, PLACE),
      limit: limit + 1,
    });
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(each => this.#row(each)),
      totalItems: await queries.count(query),
      mayRequest: await access.mayRequest(credentials),
      ...(found.length > limit &&
        last && {
          nextCursor: formatCursor([last.since, Number(last.id)], list),
        }),
    };
  }

  /** @throws NotAllowedError, NotFoundError */
  async get(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<RequestView> {
    await this.#options.read.visible(credentials);
    return this.decided(id, credentials);
  }

  /**
   * A request for whoever has just decided about it.
   * @throws NotFoundError
   */
  async decided(
    id: string,
    credentials: BackstageCredentials,
  ): Promise<RequestView> {
    const { knex, store, reviews, bases, checks, access, config } =
      this.#options;
    const request = await this.#request(id);
    const base = await bases.of(request.base);
    const [results, said, states, related] = await Promise.all([
      checks.of(request, base, knex),
      reviews.of(id, knex),
      store.states(id, knex),
      this.#related(request),
    ]);
    const { order } = config;
    return {
      ...request,
      ...this.#row({
        ...request,
        approvedAt: states
          .filter(
            ({ state, revision }) =>
              state === 'approved' && revision === request.revision,
          )
          .at(-1)?.at,
      }),
      checks: results,
      checksComment: failureComment(results),
      standings: reviewRoles(order).map(role => ({
        role,
        ...reviewStanding(said, role, request.revision),
        questions: CHECKLISTS[role],
        approvalComment: APPROVAL_COMMENT[role],
      })),
      reviews: said,
      states,
      nextStates: nextStates(request.state),
      advisories: requestAdvisories(request, request.report),
      related,
      pullRequest: this.#pullRequest(request),
      baseRelease: base.release?.id,
      may: await access.options(
        { request, checks: results, reviews: said, order },
        credentials,
      ),
    };
  }

  /** How it stands, for CI that has just reported, and may read nothing else. */
  async progress(id: string): Promise<RequestProgress> {
    const { knex, bases, checks } = this.#options;
    const request = await this.#request(id);
    const { state, team, variant } = request;
    const results = await checks.of(
      request,
      await bases.of(request.base),
      knex,
    );
    const published =
      variant && publishedMessage(team, variant.reference, variant.scanResults);
    return {
      id,
      state,
      stateTitle: REQUEST_STATE_TITLE[state],
      checks: results,
      comment: published
        ? [published.title, '', ...published.lines].join('\n')
        : failureComment(results),
    };
  }

  /** @throws NotFoundError */
  async outcome(
    asked: Asked,
    credentials: BackstageCredentials,
  ): Promise<RequestOutcome> {
    if (asked.id === undefined) {
      const { report } = asked;
      return { outcome: 'not-needed', message: tierMessage(report), report };
    }
    const request = await this.decided(asked.id, credentials);
    return {
      outcome: 'recorded',
      message: tierMessage(request.report),
      request,
    };
  }

  /**
   * What a request would be; nothing is put on record.
   * @throws NotAllowedError, InputError
   */
  async preview(
    wanted: Omit<NewCustomizationRequest, 'key'>,
    credentials: BackstageCredentials,
  ): Promise<RequestPreview> {
    await this.#options.read.visible(credentials);
    const { draft, pullRequestUrl, ...asked } = wanted;
    const { facts, report, problems } = await this.#options.preparation.read(
      asked,
    );
    const outcome = (['not-needed', 'request', 'refused'] as const)[
      report.tier - 1
    ];
    return {
      outcome,
      message: tierMessage(report),
      report,
      problems: outcome === 'request' ? problems : [],
      advisories: outcome === 'request' ? requestAdvisories(facts, report) : [],
      ...(outcome === 'request' && { pullRequest: this.#pullRequest(facts) }),
      related: await this.#related(facts),
    };
  }

  async #request(id: string): Promise<CustomizationRequest> {
    const { store, knex } = this.#options;
    const request = await store.get(id, knex);
    if (!request) {
      throw unknownRequest(id);
    }
    return request;
  }

  async #related(wanted: {
    readonly id?: string;
    readonly team: string;
    readonly packages: readonly RequestedPackage[];
  }): Promise<RelatedRequests> {
    const { queries, config } = this.#options;
    const others = await queries.sharing(
      wanted.packages.map(({ name }) => name),
      { limit: COMPARED },
    );
    return relatedRequests(wanted, others, config.suggestGoldenAt);
  }

  #pullRequest(facts: Parameters<typeof requestPullRequest>[0]) {
    const { preparation, config } = this.#options;
    return requestPullRequest(
      facts,
      preparation.familyOf(facts.base),
      config.pullRequests,
    );
  }

  #row(request: ListedRequest): RequestRow {
    const { config, now } = this.#options;
    const { approvedAt, ...listed } = request;
    const { state, since, submittedAt } = listed;
    const at = now().toISOString();
    const closed = isRequestClosed(state);
    const days = (from: string, to: string) =>
      businessDays(from, to, config.calendar);
    return {
      ...listed,
      stateTitle: REQUEST_STATE_TITLE[state],
      waitsFor: requestWaitsFor(state, config.order),
      waitingDays: closed ? 0 : days(since, at),
      ageDays:
        submittedAt === undefined
          ? undefined
          : days(submittedAt, approvedAt ?? (closed ? since : at)),
    };
  }

  #query({
    state,
    waitsFor,
    open,
    order = 'waiting',
    ...rest
  }: RequestFilter): RequestQuery {
    const named = (each: RequestState) =>
      (state === undefined || state.includes(each)) &&
      (open === undefined || open !== isRequestClosed(each)) &&
      (waitsFor === undefined ||
        requestWaitsFor(each, this.#options.config.order).includes(waitsFor));
    const limited = [state, open, waitsFor].some(each => each !== undefined);
    return {
      ...rest,
      order,
      ...(limited && { state: REQUEST_STATES.filter(named) }),
    };
  }
}
