import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  expiryObstacle,
  isToBeLeft,
  releaseTimeline,
  releaseTitle,
  type Emergency,
  type NewEmergency,
  type NewPostMortem,
  type Policy,
  type PostMortem,
  type Release,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Decided, Decisions } from '../../audit';
import type { NoticeOutbox } from '../../notifications';
import type { Knex } from 'knex';
import { ASKS, DECIDES, type ClockAccess } from './ClockAccess';
import { askedNotice, emergencyNotice } from './clockNotices';
import type { Asker } from './DateDecisions';
import type { EmergencyStore } from './EmergencyStore';
import type { ReleaseDates } from './ReleaseDates';
import { postMortemObstacle } from './endRules';
import type { RemovalRecord } from './RemovalRecord';

/** Options of {@link EmergencyDecisions}. */
export interface EmergencyDecisionsOptions {
  readonly decisions: Decisions;
  readonly access: ClockAccess;
  readonly dates: ReleaseDates;
  readonly emergencies: EmergencyStore;
  readonly record: RemovalRecord;
  readonly notices: NoticeOutbox;
  readonly policy: Policy;
  readonly now: () => Date;
}

/** Decides what happens to teams that are late: emergency migrations and post-mortems (R-DEP-05, R-DEP-06). */
export class EmergencyDecisions {
  readonly #options: EmergencyDecisionsOptions;

  constructor(options: EmergencyDecisionsOptions) {
    this.#options = options;
  }

  /**
   * Opens an emergency migration for who decides; for who does not, asks for one
   * of a team that is theirs. The same again changes nothing.
   * @throws NotAllowedError, NotFoundError, InputError, ConflictError
   */
  async open(
    id: ReleaseId,
    wanted: NewEmergency,
    { credentials, request }: Asker,
  ): Promise<Emergency> {
    const { access, decisions } = this.#options;
    const { actor, decides } = await access.of(credentials);
    const asksForOwn =
      !decides &&
      !actor.roles.includes(DECIDES.role) &&
      actor.ownership.includes(wanted.ownerRef);
    return decisions.make(
      {
        ...(asksForOwn ? ASKS : DECIDES),
        action: asksForOwn ? 'release.emergency.ask' : 'release.emergency.open',
        object: `release:${id}`,
        what: asksForOwn
          ? 'ask for an emergency migration'
          : `open an emergency migration of ${wanted.ownerRef}`,
        request,
      },
      credentials,
      async (tx, { ref }) => {
        const release = await this.#late(tx, id, wanted);
        return asksForOwn
          ? this.#ask(tx, release, wanted, ref)
          : this.#open(tx, release, wanted, ref);
      },
    );
  }

  /**
   * Closes one that is open, refuses one that was asked for.
   * @throws NotAllowedError, NotFoundError, ConflictError
   */
  async close(
    id: ReleaseId,
    emergency: string,
    reason: string,
    { credentials, request }: Asker,
  ): Promise<Emergency> {
    const { decisions, dates, emergencies, notices, now } = this.#options;
    return decisions.make(
      {
        ...DECIDES,
        action: 'release.emergency.close',
        object: `release:${id}`,
        what: 'close an emergency migration',
        request,
      },
      credentials,
      async (tx, { ref }) => {
        const release = await dates.lock(tx, id);
        const found = await emergencies.get(emergency, tx);
        if (!found || found.release !== id) {
          throw new NotFoundError(
            `${releaseTitle(
              release,
            )} has no emergency migration '${emergency}'`,
          );
        }
        const closed = await emergencies.close(tx, emergency, {
          as: found.state === 'asked' ? 'refused' : 'closed',
          by: ref,
          because: reason,
          at: now().toISOString(),
        });
        if (!closed) {
          return { result: found, unchanged: true };
        }
        await notices.add(tx, emergencyNotice(release, closed));
        return {
          before: { ownerRef: found.ownerRef, state: found.state },
          after: { ownerRef: closed.ownerRef, state: closed.state },
          reason,
          result: closed,
        };
      },
    );
  }

  /** @throws NotAllowedError, NotFoundError, ConflictError while the end of the release has not come */
  async writePostMortem(
    id: ReleaseId,
    { ownerRef, text }: NewPostMortem,
    { credentials, request }: Asker,
  ): Promise<PostMortem> {
    const { decisions, dates, record, policy, now } = this.#options;
    return decisions.make(
      {
        ...DECIDES,
        action: 'release.post-mortem.write',
        object: `release:${id}`,
        what: 'write a post-mortem',
        request,
      },
      credentials,
      async (tx, { ref }) => {
        const at = now().toISOString();
        const release = await dates.lock(tx, id);
        const obstacle = postMortemObstacle(release, policy, at);
        if (obstacle) {
          throw new ConflictError(obstacle);
        }
        const postMortem = await record.addPostMortem(tx, {
          release: id,
          ownerRef,
          text,
          author: ref,
          at,
        });
        return {
          after: { postMortem: postMortem.id, ownerRef },
          result: postMortem,
        };
      },
    );
  }

  /** The release, which must be one to leave. */
  async #late(
    tx: Knex.Transaction,
    id: ReleaseId,
    { expiresAt }: NewEmergency,
  ): Promise<Release> {
    const { dates, policy, now } = this.#options;
    const at = now().toISOString();
    const release = await dates.lock(tx, id);
    const { phase } = releaseTimeline(release, policy, at);
    if (!isToBeLeft(phase)) {
      throw new ConflictError(
        `${releaseTitle(release)} is ${phase}: nobody need leave it.`,
      );
    }
    const obstacle = expiryObstacle(expiresAt, policy, at);
    if (obstacle) {
      throw new InputError(obstacle);
    }
    return release;
  }

  async #ask(
    tx: Knex.Transaction,
    release: Release,
    wanted: NewEmergency,
    by: string,
  ): Promise<Decided<Emergency>> {
    const { emergencies, notices, now } = this.#options;
    const live = await emergencies.live(release.id, wanted.ownerRef, tx);
    if (live) {
      return { result: live, unchanged: true };
    }
    const asked = await emergencies.add(tx, {
      ...wanted,
      release: release.id,
      by,
      at: now().toISOString(),
      opened: false,
    });
    await notices.add(tx, askedNotice(release, asked));
    return { after: factsOf(asked), reason: wanted.reason, result: asked };
  }

  async #open(
    tx: Knex.Transaction,
    release: Release,
    wanted: NewEmergency,
    by: string,
  ): Promise<Decided<Emergency>> {
    const { emergencies, notices, now } = this.#options;
    const at = now().toISOString();
    const live = await emergencies.live(release.id, wanted.ownerRef, tx);
    if (live?.state === 'open') {
      if (live.expiresAt === wanted.expiresAt.slice(0, 10)) {
        return { result: live, unchanged: true };
      }
      throw new ConflictError(
        `${live.ownerRef} has an emergency migration until ${live.expiresAt}; close it before another is opened.`,
      );
    }
    const opened = live
      ? await emergencies.open(tx, live.id, { ...wanted, by, at })
      : await emergencies.add(tx, {
          ...wanted,
          release: release.id,
          by,
          at,
          opened: true,
        });
    await notices.add(tx, emergencyNotice(release, opened));
    return {
      before: live && factsOf(live),
      after: factsOf(opened),
      reason: wanted.reason,
      result: opened,
    };
  }
}

function factsOf({ ownerRef, state, expiresAt, contact }: Emergency) {
  return { ownerRef, state, expiresAt, contact };
}
