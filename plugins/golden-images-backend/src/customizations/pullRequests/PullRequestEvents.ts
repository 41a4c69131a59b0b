import {
  REVIEW_VERDICTS,
  type HostEvent,
  type PullRequestAddress,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';

/**
 * What came of an event: `applied`, it decided something; `noted`, it may not;
 * `superseded`, a newer one of the same reviewer was known; `waiting`, of a merge
 * that came before both approvals, and is looked at again.
 */
export type HostOutcome = 'applied' | 'noted' | 'superseded' | 'waiting';

/** An event as it is kept. */
export interface KeptEvent {
  readonly event: HostEvent;
  readonly requestId: string;
  readonly revision: number;
  readonly actor?: string;
  readonly outcome: HostOutcome;
  readonly because?: string;
  /** ISO time. */
  readonly receivedAt: string;
}

/** What Git hosts said about the pull requests of requests, once each. */
export class PullRequestEvents {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** What came of an event; `undefined` while it is new. */
  async outcome(
    requestId: string,
    event: HostEvent,
  ): Promise<HostOutcome | undefined> {
    const row: { outcome: HostOutcome } | undefined = await rows(this.#knex)
      .where(keyOf(requestId, event))
      .first('outcome');
    return row?.outcome;
  }

  /** Keeps an event. Returns whether it was new. */
  async add(tx: Knex.Transaction, kept: KeptEvent): Promise<boolean> {
    const { event, requestId, revision, actor, outcome } = kept;
    const added: unknown[] = await rows(tx)
      .insert({
        ...keyOf(requestId, event),
        revision,
        reviewer: event.reviewer,
        verdict: event.verdict,
        at: event.at,
        actor: actor ?? null,
        outcome,
        because: kept.because ?? null,
        received_at: kept.receivedAt,
      })
      .onConflict(Object.keys(keyOf(requestId, event)))
      .ignore()
      .returning('id');
    return added.length > 0;
  }

  /** Says what came of an event that is kept. */
  async settle(
    tx: Knex,
    requestId: string,
    event: HostEvent,
    outcome: HostOutcome,
  ): Promise<void> {
    await rows(tx)
      .where(keyOf(requestId, event))
      .update({
        outcome,
        ...(outcome === 'applied' && { because: null }),
      });
  }

  /**
   * Whether something newer of the same reviewer is known. The dismissal of a
   * review has the time of that review, and comes after it.
   */
  async isSuperseded(
    tx: Knex.Transaction,
    requestId: string,
    event: HostEvent,
  ): Promise<boolean> {
    const newer: unknown = await rows(tx)
      .where({ request_id: Number(requestId), reviewer: event.reviewer })
      .whereIn('verdict', [...REVIEW_VERDICTS])
      .where(select => {
        select.where('at', '>', event.at);
        if (event.verdict !== 'dismissed') {
          select.orWhere({ at: event.at, verdict: 'dismissed' });
        }
      })
      .first('id');
    return newer !== undefined;
  }

  /** User names of those whose newest review of a pull request is an approval. */
  async approving(
    requestId: string,
    { provider, host }: Pick<PullRequestAddress, 'provider' | 'host'>,
  ): Promise<string[]> {
    const found: { reviewer: string; verdict: string }[] = await rows(
      this.#knex,
    )
      .where({ request_id: Number(requestId), provider, host })
      .whereIn('verdict', [...REVIEW_VERDICTS])
      .orderBy(['at', 'id'])
      .select('reviewer', 'verdict');
    const newest = new Map(
      found.map(({ reviewer, verdict }) => [reviewer, verdict]),
    );
    return [...newest]
      .filter(([, verdict]) => verdict === 'approved')
      .map(([reviewer]) => reviewer);
  }
}

function rows(connection: Knex) {
  return connection('customization_pull_request_events');
}

function keyOf(requestId: string, event: HostEvent) {
  const { provider, host, repository, number, eventId } = event;
  return {
    provider,
    host,
    repository,
    number,
    event_id: eventId,
    request_id: Number(requestId),
  };
}
