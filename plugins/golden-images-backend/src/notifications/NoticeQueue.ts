import {
  NOTICE_KINDS,
  ROLES,
  type NoticeKind,
  type Role,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { z } from 'zod';

/** How long a replica has for one notice before another takes it for dead. */
const CLAIM_MS = 5 * 60_000;

/** Older notices are no news any more, such as after notifications were off for a season. */
const GIVEN_UP_MS = 14 * 24 * 3_600_000;

const FIRST_RETRY_MS = 60_000;
const LAST_RETRY_MS = 6 * 3_600_000;

interface NoticeRow {
  readonly id: number;
  readonly key: string;
  readonly kind: string;
  readonly family: string | null;
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly severity: string;
  readonly refs: string;
  readonly roles: string;
  readonly attempts: number;
}

const REFS = z.array(z.string());
const ROLE_LIST = z.array(z.enum(ROLES));
const KIND = z.enum(NOTICE_KINDS);
const SEVERITY = z.enum(['critical', 'high', 'normal', 'low']);

/** A notice that this replica is to deliver. */
export interface ClaimedNotice {
  readonly id: number;
  readonly key: string;
  readonly attempts: number;
  /** What it says, and to whom. @throws Error when it was written by hand, or by a newer version */
  read(): NoticeContent;
}

/** What a notice says, and to whom. */
export interface NoticeContent {
  readonly kind: NoticeKind;
  readonly family?: string;
  readonly title: string;
  readonly description: string;
  readonly link: string;
  readonly severity: z.infer<typeof SEVERITY>;
  readonly refs: readonly string[];
  readonly roles: readonly Role[];
}

/** The notices of the outbox that wait to be delivered, each to one replica at a time. */
export class NoticeQueue {
  readonly #knex: Knex;
  readonly #now: () => Date;

  static create(options: { knex: Knex; now: () => Date }): NoticeQueue {
    return new NoticeQueue(options);
  }

  private constructor(options: { knex: Knex; now: () => Date }) {
    this.#knex = options.knex;
    this.#now = options.now;
  }

  /** The oldest that is due and that no other replica is at; undefined when there is none. */
  async claim(): Promise<ClaimedNotice | undefined> {
    for (;;) {
      const row: NoticeRow | undefined = await this.#due()
        .orderBy('id')
        .first();
      if (!row) {
        return undefined;
      }
      const claimed = await this.#due()
        .where({ id: row.id })
        .update({
          claimed_until: this.#time(CLAIM_MS),
          attempts: this.#knex.raw('attempts + 1'),
        });
      if (claimed > 0) {
        const { id, key } = row;
        const attempts = row.attempts + 1;
        return { id, key, attempts, read: () => contentOf(row) };
      }
    }
  }

  /** Of the refs those that were not told of it yet. */
  async untold(
    { id }: ClaimedNotice,
    refs: readonly string[],
  ): Promise<string[]> {
    const told = new Set(
      await this.#knex('notice_recipients')
        .where({ notice_id: id })
        .pluck('ref'),
    );
    return refs.filter(ref => !told.has(ref));
  }

  async markTold(
    { id }: ClaimedNotice,
    refs: readonly string[],
  ): Promise<void> {
    const told_at = this.#time();
    await this.#knex('notice_recipients')
      .insert(refs.map(ref => ({ notice_id: id, ref, told_at })))
      .onConflict(['notice_id', 'ref'])
      .ignore();
  }

  async markDelivered({ id }: ClaimedNotice): Promise<void> {
    await this.#knex('notices').where({ id }).update({
      delivered_at: this.#time(),
      claimed_until: null,
      error: null,
    });
  }

  /** Keeps why, and has it tried again later and later: after a minute, two, four, at most six hours. */
  async markFailed(
    { id, attempts }: ClaimedNotice,
    reason: string,
  ): Promise<void> {
    const wait = Math.min(FIRST_RETRY_MS * 2 ** (attempts - 1), LAST_RETRY_MS);
    await this.#knex('notices')
      .where({ id })
      .update({
        error: reason,
        claimed_until: null,
        next_attempt_at: this.#time(wait),
      });
  }

  #due(): Knex.QueryBuilder {
    const now = this.#time();
    return this.#knex('notices')
      .whereNull('delivered_at')
      .where('created_at', '>', this.#time(-GIVEN_UP_MS))
      .where(due =>
        due.whereNull('next_attempt_at').orWhere('next_attempt_at', '<=', now),
      )
      .where(free =>
        free.whereNull('claimed_until').orWhere('claimed_until', '<=', now),
      );
  }

  #time(offsetMs: number = 0): string {
    return new Date(this.#now().getTime() + offsetMs).toISOString();
  }
}

function contentOf(row: NoticeRow): NoticeContent {
  const { title, description, link, family } = row;
  return {
    kind: KIND.parse(row.kind),
    ...(family === null ? {} : { family }),
    title,
    description,
    link,
    severity: SEVERITY.parse(row.severity),
    refs: REFS.parse(JSON.parse(row.refs)),
    roles: ROLE_LIST.parse(JSON.parse(row.roles)),
  };
}
