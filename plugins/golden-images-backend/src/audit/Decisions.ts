import type {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import type { Role } from '@image-governance/plugin-golden-images-common';
import type { Request } from 'express';
import type { Knex } from 'knex';
import type { GovernanceDatabase } from '../database';
import { requireRole, type Actor, type Actors } from './Actors';
import type { AuditLog } from './AuditLog';

/** A decision that somebody asks for. */
export interface WantedDecision {
  /** Verb and noun, such as `release.promote`: the action on record, and the event of Backstage's auditor. */
  readonly action: string;
  /** What it is about: `release:python/3.12/2.1.0`. */
  readonly object: string;
  /** In words, for who may not: `promote a release`. */
  readonly what: string;
  /** Absent where `work` decides by what the actor owns; the caller has checked by then that it may read. */
  readonly permission?: BasicPermission;
  /** Role of the RACI matrix that it takes besides the permission; absent when any permitted caller may. */
  readonly role?: Role;
  readonly request?: Request;
}

/** What a decision changed, for the record. */
export interface Decided<T> {
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string;
  /** What it was about, where that has no name before it is done. */
  readonly object?: string;
  readonly result: T;
  /** Set when everything was as asked for already: then nothing goes on record. */
  readonly unchanged?: boolean;
}

/**
 * Makes decisions: whoever asks is known and may, the work and its entry in the
 * audit log are one transaction, and Backstage's auditor hears of every attempt.
 */
export class Decisions {
  readonly #options: DecisionsOptions;

  static create(options: DecisionsOptions): Decisions {
    return new Decisions(options);
  }

  private constructor(options: DecisionsOptions) {
    this.#options = options;
  }

  /**
   * @param work - is run again from the start when the database gave way to another writer
   * @throws NotAllowedError, and what `work` throws; then nothing of it is on record
   */
  async make<T>(
    wanted: WantedDecision,
    credentials: BackstageCredentials,
    work: (tx: Knex.Transaction, actor: Actor) => Promise<Decided<T>>,
  ): Promise<T> {
    return this.#attempt(
      wanted,
      async () => {
        await this.#authorize(wanted, credentials);
        return this.#options.actors.of(credentials);
      },
      work,
    );
  }

  /**
   * The same for somebody who decided elsewhere, such as in a pull request, and is recognised: roles
   * are asked as ever, permissions cannot be without credentials.
   * @throws NotAllowedError, and what `work` throws; then nothing of it is on record
   */
  async makeFor<T>(
    wanted: Omit<WantedDecision, 'permission' | 'request'>,
    actor: Actor,
    work: (tx: Knex.Transaction, actor: Actor) => Promise<Decided<T>>,
  ): Promise<T> {
    return this.#attempt(wanted, async () => actor, work);
  }

  async #attempt<T>(
    wanted: WantedDecision,
    identify: () => Promise<Actor>,
    work: (tx: Knex.Transaction, actor: Actor) => Promise<Decided<T>>,
  ): Promise<T> {
    const { auditor, database, log, onDecided } = this.#options;
    const { action, object } = wanted;
    const event = await auditor.createEvent({
      eventId: action.replaceAll('.', '-'),
      severityLevel: 'medium',
      request: wanted.request,
      meta: { object },
    });
    let result: T;
    try {
      const actor = await identify();
      if (wanted.role) {
        requireRole(actor, wanted.role, wanted.what);
      }
      result = await database.transaction(async tx => {
        const { result: done, unchanged, ...change } = await work(tx, actor);
        if (!unchanged) {
          await log.record(tx, { actor: actor.ref, action, object, ...change });
        }
        return done;
      });
    } catch (error) {
      await event.fail({
        error: error instanceof Error ? error : new Error(String(error)),
      });
      throw error;
    }
    onDecided?.();
    // From here on it stands, so that whatever happens now is no failure of it.
    await event.success();
    return result;
  }

  async #authorize(
    { permission, what }: WantedDecision,
    credentials: BackstageCredentials,
  ): Promise<void> {
    if (!permission) {
      return;
    }
    const [decision] = await this.#options.permissions.authorize(
      [{ permission }],
      { credentials },
    );
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You may not ${what}`);
    }
  }
}

/** Options of {@link Decisions.create}. */
export interface DecisionsOptions {
  readonly actors: Actors;
  readonly auditor: AuditorService;
  readonly database: GovernanceDatabase;
  readonly log: AuditLog;
  readonly permissions: PermissionsService;
  /** Is called when a decision stands; its notices can go out now. */
  readonly onDecided?: () => void;
}
