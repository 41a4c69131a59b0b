import type {
  Emergency,
  EmergencyState,
  NewEmergency,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { GovernanceDatabase } from '../../database';

interface EmergencyRow {
  readonly id: number;
  readonly release_id: ReleaseId;
  readonly owner_ref: string;
  readonly reason: string;
  readonly contact: string;
  readonly asked_at: string;
  readonly asked_by: string;
  readonly opened_at: string | null;
  readonly opened_by: string | null;
  readonly expires_at: string;
  readonly closed_at: string | null;
  readonly closed_by: string | null;
  readonly closed_as: EmergencyState | null;
  readonly closed_because: string | null;
}

/** How an emergency migration ends. */
export interface Closure {
  readonly as: 'closed' | 'refused' | 'expired';
  readonly by: string;
  readonly because: string;
  /** ISO time. */
  readonly at: string;
}

/** Emergency migrations: asked for, open and ended. None is ever deleted. */
export class EmergencyStore {
  readonly #database: GovernanceDatabase;

  static create(options: { database: GovernanceDatabase }): EmergencyStore {
    return new EmergencyStore(options.database);
  }

  private constructor(database: GovernanceDatabase) {
    this.#database = database;
  }

  /** Of one release, newest first. */
  async list(
    release: ReleaseId,
    connection: Knex = this.#database.knex,
  ): Promise<Emergency[]> {
    const found = await rows(connection)
      .where({ release_id: release })
      .orderBy('id', 'desc');
    return found.map(fromRow);
  }

  async get(id: string, tx: Knex): Promise<Emergency | undefined> {
    const row = await rows(tx)
      .where({ id: Number(id) })
      .first();
    return row && fromRow(row);
  }

  /** The one of a team that is asked for or open. */
  async live(
    release: ReleaseId,
    ownerRef: string,
    tx: Knex.Transaction,
  ): Promise<Emergency | undefined> {
    const row = await rows(tx)
      .where({ release_id: release, owner_ref: ownerRef })
      .whereNull('closed_at')
      .first();
    return row && fromRow(row);
  }

  /** Those of these releases that were open at a moment. */
  async openAt(
    releases: readonly ReleaseId[],
    at: string,
    connection: Knex = this.#database.knex,
  ): Promise<Emergency[]> {
    const found = await rows(connection)
      .whereIn('release_id', [...releases])
      .where('opened_at', '<=', at)
      .where('expires_at', '>=', at.slice(0, 10))
      .where(open => open.whereNull('closed_at').orWhere('closed_at', '>', at));
    return found.map(fromRow);
  }

  /** Those asked for or open whose last day was before `day`. */
  async overdue(
    day: string,
    connection: Knex = this.#database.knex,
  ): Promise<Emergency[]> {
    const found = await rows(connection)
      .whereNull('closed_at')
      .where('expires_at', '<', day)
      .orderBy('id');
    return found.map(fromRow);
  }

  async add(
    tx: Knex.Transaction,
    emergency: NewEmergency & {
      readonly release: ReleaseId;
      readonly by: string;
      /** ISO time. */
      readonly at: string;
      readonly opened: boolean;
    },
  ): Promise<Emergency> {
    const { release, ownerRef, reason, contact, by, at, opened } = emergency;
    const [row] = await rows(tx)
      .insert({
        release_id: release,
        owner_ref: ownerRef,
        reason,
        contact,
        asked_at: at,
        asked_by: by,
        opened_at: opened ? at : null,
        opened_by: opened ? by : null,
        expires_at: emergency.expiresAt.slice(0, 10),
      })
      .returning('*');
    return fromRow(row);
  }

  /** Opens what was asked for, with what was decided. */
  async open(
    tx: Knex.Transaction,
    id: string,
    decided: Omit<NewEmergency, 'ownerRef'> & {
      readonly by: string;
      readonly at: string;
    },
  ): Promise<Emergency> {
    const [row] = await rows(tx)
      .where({ id: Number(id) })
      .update({
        reason: decided.reason,
        contact: decided.contact,
        expires_at: decided.expiresAt.slice(0, 10),
        opened_at: decided.at,
        opened_by: decided.by,
      })
      .returning('*');
    return fromRow(row);
  }

  /** Ends one that has not ended; `undefined` when it had. */
  async close(
    tx: Knex.Transaction,
    id: string,
    { as, by, because, at }: Closure,
  ): Promise<Emergency | undefined> {
    const [row] = await rows(tx)
      .where({ id: Number(id) })
      .whereNull('closed_at')
      .update({
        closed_at: at,
        closed_by: by,
        closed_as: as,
        closed_because: because,
      })
      .returning('*');
    return row && fromRow(row);
  }
}

function rows(connection: Knex) {
  return connection<EmergencyRow>('emergency_migrations');
}

function fromRow(row: EmergencyRow): Emergency {
  return {
    id: String(row.id),
    release: row.release_id,
    ownerRef: row.owner_ref,
    reason: row.reason,
    contact: row.contact,
    state: row.closed_as ?? (row.opened_at ? 'open' : 'asked'),
    askedAt: row.asked_at,
    askedBy: row.asked_by,
    openedAt: row.opened_at ?? undefined,
    openedBy: row.opened_by ?? undefined,
    expiresAt: row.expires_at,
    closedAt: row.closed_at ?? undefined,
    closedBy: row.closed_by ?? undefined,
    closedBecause: row.closed_because ?? undefined,
  };
}
