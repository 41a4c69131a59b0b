import type {
  CustomizationRequest,
  RequestFacts,
  RequestStateEntry,
  TierReport,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { fromRow, type RequestRow } from './RequestRow';

/** A request that is new. */
export interface NewRequest {
  readonly key: string;
  /** The call that makes it. */
  readonly asked: unknown;
  readonly facts: RequestFacts;
  readonly report: TierReport;
  readonly requestedBy: string;
  readonly at: string;
  readonly pullRequestUrl?: string;
}

/** A revision that was submitted. */
export interface RequestRevision {
  readonly facts: RequestFacts;
  readonly report: TierReport;
  readonly author: string;
  readonly at: string;
  readonly reason?: string;
}

/** Requests with their revisions, packages and states. None is ever deleted. */
export class RequestStore {
  /** The whole of a request. */
  async get(
    id: string,
    connection: Knex,
  ): Promise<CustomizationRequest | undefined> {
    const row = await rows(connection)
      .where({ id: toNumber(id) })
      .first();
    if (!row) {
      return undefined;
    }
    const revisions: { revision: number; author: string }[] = await connection(
      'customization_revisions',
    )
      .where({ request_id: row.id })
      .orderBy('revision')
      .select('revision', 'author');
    const newest: { facts: string; report: string } = await connection(
      'customization_revisions',
    )
      .where({ request_id: row.id, revision: row.revision })
      .first('facts', 'report');
    const facts: RequestFacts = JSON.parse(newest.facts);
    const { approvedAt, ...listed } = fromRow(row);
    return {
      ...facts,
      ...listed,
      report: JSON.parse(newest.report),
      authors: [...new Set(revisions.map(({ author }) => author))],
    };
  }

  /** The request, which nobody else changes until the transaction ends. */
  async lock(
    tx: Knex.Transaction,
    id: string,
  ): Promise<CustomizationRequest | undefined> {
    await rows(tx)
      .where({ id: toNumber(id) })
      .update({ key: tx.ref('key') });
    return this.get(id, tx);
  }

  /** What somebody asked under a key. */
  async byKey(
    connection: Knex,
    requestedBy: string,
    key: string,
  ): Promise<{ readonly id: string; readonly asked: unknown } | undefined> {
    const row = await rows(connection)
      .where({ requested_by: requestedBy, key })
      .first('id', 'asked');
    return row && { id: String(row.id), asked: JSON.parse(row.asked) };
  }

  /** Adds a draft. Returns its id; `undefined` when its key is taken. */
  async add(
    tx: Knex.Transaction,
    request: NewRequest,
  ): Promise<string | undefined> {
    const { key, asked, facts, report, requestedBy, at } = request;
    const added: { id: number }[] = await tx('customization_requests')
      .insert({
        ...columnsOf(facts, report),
        key,
        asked: JSON.stringify(asked),
        team: facts.team,
        image: facts.image,
        requested_by: requestedBy,
        revision: 1,
        state: 'draft',
        since: at,
        created_at: at,
        pull_request_url: request.pullRequestUrl ?? null,
      })
      .onConflict(['requested_by', 'key'])
      .ignore()
      .returning('id');
    if (added.length === 0) {
      return undefined;
    }
    const id = String(added[0].id);
    await this.#addRevision(tx, id, 1, {
      facts,
      report,
      author: requestedBy,
      at,
    });
    return id;
  }

  /** Replaces what is asked for by a new revision: approvals were of the former. */
  async revise(
    tx: Knex.Transaction,
    { id, revision: former }: Pick<CustomizationRequest, 'id' | 'revision'>,
    revision: RequestRevision,
  ): Promise<void> {
    await rows(tx)
      .where({ id: toNumber(id) })
      .update({
        ...columnsOf(revision.facts, revision.report),
        revision: former + 1,
        security_approved_at: null,
        platform_approved_at: null,
        approved_at: null,
      });
    await this.#addRevision(tx, id, former + 1, revision);
  }

  /** Changes facts of a request that are columns of its own. */
  async update(
    tx: Knex.Transaction,
    id: string,
    columns: Partial<
      Pick<
        RequestRow,
        | 'submitted_at'
        | 'first_review_at'
        | 'security_approved_at'
        | 'platform_approved_at'
        | 'approved_at'
        | 'merged_at'
        | 'pull_request_url'
        | 'variant'
        | 'scan_results'
        | 'published_at'
      >
    >,
  ): Promise<void> {
    await rows(tx)
      .where({ id: toNumber(id) })
      .update(columns);
  }

  /** Brings a request to a state, and returns what numbers that entry. */
  async enter(
    tx: Knex.Transaction,
    id: string,
    entry: RequestStateEntry,
  ): Promise<number> {
    const { state, revision, at, actor, reason } = entry;
    await rows(tx)
      .where({ id: toNumber(id) })
      .update({ state, since: at });
    const [{ id: number }]: { id: number }[] = await tx('customization_states')
      .insert({
        request_id: toNumber(id),
        state,
        revision,
        at,
        actor,
        reason: reason ?? null,
      })
      .returning('id');
    return number;
  }

  /** Every state that it came to, oldest first. */
  async states(id: string, connection: Knex): Promise<RequestStateEntry[]> {
    const found: (Omit<RequestStateEntry, 'reason'> & {
      readonly reason: string | null;
    })[] = await connection('customization_states')
      .where({ request_id: toNumber(id) })
      .orderBy('id')
      .select('state', 'revision', 'at', 'actor', 'reason');
    return found.map(({ reason, ...entry }) => ({
      ...entry,
      reason: reason ?? undefined,
    }));
  }

  async #addRevision(
    tx: Knex.Transaction,
    id: string,
    revision: number,
    { facts, report, author, at, reason }: RequestRevision,
  ): Promise<void> {
    const request = toNumber(id);
    await tx('customization_revisions').insert({
      request_id: request,
      revision,
      facts: JSON.stringify(facts),
      report: JSON.stringify(report),
      author,
      at,
      reason: reason ?? null,
    });
    await tx('customization_packages').where({ request_id: request }).delete();
    if (facts.packages.length > 0) {
      await tx('customization_packages').insert(
        facts.packages.map(({ name, version }) => ({
          request_id: request,
          name,
          version: version ?? null,
        })),
      );
    }
  }
}

/** The number of a request; one that there is none of for what is no number. */
export function toNumber(id: string): number {
  return /^[1-9]\d{0,8}$/.test(id) ? Number(id) : 0;
}

function rows(connection: Knex) {
  return connection<RequestRow>('customization_requests');
}

function columnsOf(facts: RequestFacts, report: TierReport) {
  return {
    title: facts.title,
    component: facts.component ?? null,
    base: facts.base,
    category: facts.category,
    urgency: facts.urgency,
    packages: JSON.stringify(facts.packages),
    tier: report.tier,
  };
}
