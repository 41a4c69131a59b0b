import {
  createHash,
  randomBytes,
  randomUUID,
  timingSafeEqual,
} from 'node:crypto';
import type { CalendarFeed } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';

/** Of a token: 256 bits cannot be guessed. */
const TOKEN_BYTES = 32;

/** Feeds that one list shows. */
const MOST_LISTED = 500;

interface FeedRow {
  readonly id: string;
  readonly token_hash: string;
  readonly owner_ref: string | null;
  readonly created_by: string;
  readonly created_at: string;
  readonly revoked_at: string | null;
}

/** Calendar feeds. Their tokens are kept as hashes only: who reads the database can follow no feed. */
export class FeedStore {
  readonly #knex: Knex;

  static create(options: { knex: Knex }): FeedStore {
    return new FeedStore(options.knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Makes a feed. Its token is told this once. */
  async add(
    feed: Omit<CalendarFeed, 'id'>,
  ): Promise<{ readonly feed: CalendarFeed; readonly token: string }> {
    const token = randomBytes(TOKEN_BYTES).toString('base64url');
    const made = { ...feed, id: randomUUID() };
    await this.#knex('calendar_feeds').insert({
      id: made.id,
      token_hash: hashOf(token),
      owner_ref: made.ownerRef ?? null,
      created_by: made.createdBy,
      created_at: made.createdAt,
    });
    return { feed: made, token };
  }

  /** The feed whose address has this token, unless it was revoked. */
  async byToken(token: string): Promise<CalendarFeed | undefined> {
    const hash = hashOf(token);
    const row: FeedRow | undefined = await this.#open()
      .where({ token_hash: hash })
      .first();
    // The search is by hash, so its timing tells nothing of a token; this holds whatever the database takes for equal.
    return row &&
      timingSafeEqual(Buffer.from(row.token_hash), Buffer.from(hash))
      ? fromRow(row)
      : undefined;
  }

  async byId(id: string): Promise<CalendarFeed | undefined> {
    const row: FeedRow | undefined = await this.#open().where({ id }).first();
    return row && fromRow(row);
  }

  /** Feeds that were not revoked, newest first; of one user, or of all. */
  async list(createdBy?: string): Promise<CalendarFeed[]> {
    const query = this.#open()
      .orderBy([{ column: 'created_at', order: 'desc' }, { column: 'id' }])
      .limit(MOST_LISTED);
    const rows: FeedRow[] = await (createdBy === undefined
      ? query
      : query.where({ created_by: createdBy }));
    return rows.map(fromRow);
  }

  /** How many feeds a user has that were not revoked. */
  async countOf(createdBy: string): Promise<number> {
    const [{ count }] = await this.#open()
      .where({ created_by: createdBy })
      .count({ count: '*' });
    return Number(count);
  }

  async revoke(id: string, at: string): Promise<void> {
    await this.#open().where({ id }).update({ revoked_at: at });
  }

  #open() {
    return this.#knex('calendar_feeds').whereNull('revoked_at');
  }
}

function hashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

function fromRow(row: FeedRow): CalendarFeed {
  return {
    id: row.id,
    ownerRef: row.owner_ref ?? undefined,
    createdBy: row.created_by,
    createdAt: row.created_at,
  };
}
