import type {
  RequestCategory,
  RequestFacts,
  RequestState,
  RequestTimes,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { fromRow, type ListedRequest, type RequestRow } from './RequestRow';

/** Which requests are wanted; lists are "any of". */
export interface RequestQuery {
  readonly state?: readonly RequestState[];
  readonly team?: readonly string[];
  readonly requestedBy?: readonly string[];
  readonly package?: readonly string[];
  readonly category?: readonly RequestCategory[];
  readonly order: 'waiting' | 'newest';
}

/** Place of a request in its list. */
export type RequestPlace = readonly [since: string, id: number];

/** Which variants are wanted; lists are "any of". */
export interface VariantQuery {
  readonly team?: readonly string[];
  readonly component?: readonly string[];
}

/** Lists of requests. */
export class RequestQueries {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The next after a place: longest in their state first, or newest first. */
  async page(
    query: RequestQuery,
    page: { readonly after?: RequestPlace; readonly limit: number },
  ): Promise<ListedRequest[]> {
    const select = matching(query, this.#knex).limit(page.limit);
    if (query.order === 'newest') {
      select.orderBy('id', 'desc');
      if (page.after) {
        select.where('id', '<', page.after[1]);
      }
    } else {
      select.orderBy([
        { column: 'since', order: 'asc' },
        { column: 'id', order: 'asc' },
      ]);
      if (page.after) {
        select.whereRaw('(since, id) > (?, ?)', [...page.after]);
      }
    }
    return (await select).map(fromRow);
  }

  async count(query: RequestQuery): Promise<number> {
    const [{ total }] = await matching(query, this.#knex).count({ total: '*' });
    return Number(total);
  }

  /** Requests that share a package with another, newest first. */
  async sharing(
    packages: readonly string[],
    options: { readonly limit: number },
  ): Promise<ListedRequest[]> {
    if (packages.length === 0) {
      return [];
    }
    const found = await matching(
      { package: packages, order: 'newest' },
      this.#knex,
    )
      .orderBy('id', 'desc')
      .limit(options.limit);
    return found.map(fromRow);
  }

  /** Requests for an image of a name that are not given up, newest first, with the Dockerfile of their revision. */
  async ofImage(
    image: string,
    options: { readonly limit: number },
  ): Promise<(ListedRequest & { readonly dockerfile: string })[]> {
    const found = await rows(this.#knex)
      .where({ image })
      .whereNotIn('state', ['rejected', 'withdrawn'])
      .orderBy('id', 'desc')
      .limit(options.limit);
    const revisions: {
      request_id: number;
      revision: number;
      facts: string;
    }[] = await this.#knex('customization_revisions')
      .whereIn(
        ['request_id', 'revision'],
        found.map(({ id, revision }) => [id, revision]),
      )
      .select('request_id', 'revision', 'facts');
    const facts = new Map(
      revisions.map(each => [each.request_id, each.facts] as const),
    );
    return found.map(row => {
      const { dockerfile }: RequestFacts = JSON.parse(facts.get(row.id) ?? '');
      return { ...fromRow(row), dockerfile };
    });
  }

  /** Steps of what was approved since a day, or is not decided yet. */
  async times(since: string): Promise<RequestTimes[]> {
    const found = await rows(this.#knex)
      .where('approved_at', '>=', since)
      .orWhere(open =>
        open
          .whereNull('approved_at')
          .whereNotNull('submitted_at')
          .whereNotIn('state', ['rejected', 'withdrawn']),
      );
    return found.map(row => ({
      id: String(row.id),
      title: row.title,
      team: row.team,
      category: row.category,
      tier: row.tier,
      submittedAt: row.submitted_at ?? undefined,
      firstReviewAt: row.first_review_at ?? undefined,
      securityApprovedAt: row.security_approved_at ?? undefined,
      platformApprovedAt: row.platform_approved_at ?? undefined,
      mergedAt: row.merged_at ?? undefined,
      turnedDown: row.state === 'rejected' || row.state === 'withdrawn',
    }));
  }

  /** Published variants, last published first. */
  async published(
    query: VariantQuery,
    page: { readonly after?: RequestPlace; readonly limit: number },
  ): Promise<ListedRequest[]> {
    const select = publishedRows(query, this.#knex)
      .orderBy([
        { column: 'published_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ])
      .limit(page.limit);
    if (page.after) {
      select.whereRaw('(published_at, id) < (?, ?)', [...page.after]);
    }
    return (await select).map(fromRow);
  }

  async countPublished(query: VariantQuery): Promise<number> {
    const [{ total }] = await publishedRows(query, this.#knex).count({
      total: '*',
    });
    return Number(total);
  }
}

function rows(connection: Knex) {
  return connection<RequestRow>('customization_requests');
}

function matching(query: RequestQuery, connection: Knex) {
  const select = rows(connection);
  for (const [column, values] of [
    ['state', query.state],
    ['team', query.team],
    ['requested_by', query.requestedBy],
    ['category', query.category],
  ] as const) {
    if (values) {
      select.whereIn(column, [...values]);
    }
  }
  if (query.package) {
    select.whereIn(
      'id',
      connection('customization_packages')
        .whereIn('name', [...query.package])
        .select('request_id'),
    );
  }
  return select;
}

function publishedRows({ team, component }: VariantQuery, connection: Knex) {
  const select = rows(connection).whereNotNull('published_at');
  if (team) {
    select.whereIn('team', [...team]);
  }
  if (component) {
    select.whereIn('component', [...component]);
  }
  return select;
}
