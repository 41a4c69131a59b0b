import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ConflictError, InputError } from '@backstage/errors';
import type {
  NewDeprecation,
  NewRemoval,
  Policy,
  ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { Request } from 'express';
import type { Decisions } from '../../audit';
import type { NoticeOutbox } from '../../notifications';
import { DECIDES } from './ClockAccess';
import { announcementNotice, removalNotice } from './clockNotices';
import type { EmergencyStore } from './EmergencyStore';
import {
  announcementObstacle,
  plannedDeprecation,
  removalObstacle,
  usersObstacle,
} from './endRules';
import type { ReleaseDates } from './ReleaseDates';
import type { RemainingUsers } from './RemainingUsers';
import type { RemovalRecord } from './RemovalRecord';

/** Who asks, and by which request. */
export interface Asker {
  readonly credentials: BackstageCredentials;
  readonly request?: Request;
}

/** Options of {@link DateDecisions}. */
export interface DateDecisionsOptions {
  readonly decisions: Decisions;
  readonly dates: ReleaseDates;
  readonly users: RemainingUsers;
  readonly emergencies: EmergencyStore;
  readonly record: RemovalRecord;
  readonly notices: NoticeOutbox;
  readonly policy: Policy;
  /** Is called once a decision stands that judgments depend on. */
  readonly onDecided: () => void;
  readonly now: () => Date;
}

/** Decides the dates at the end of a release: its deprecation and its removal. */
export class DateDecisions {
  readonly #options: DateDecisionsOptions;

  constructor(options: DateDecisionsOptions) {
    this.#options = options;
  }

  /** @throws NotAllowedError, NotFoundError, InputError with the earliest date when the notice is short, ConflictError */
  async announce(
    id: ReleaseId,
    wanted: NewDeprecation,
    { credentials, request }: Asker,
  ): Promise<void> {
    const { decisions, dates, users, notices, policy, now } = this.#options;
    const { owners } = await users.of(id);
    await decisions.make(
      {
        ...DECIDES,
        action: 'release.deprecate',
        object: `release:${id}`,
        what: 'announce a deprecation',
        request,
      },
      credentials,
      async tx => {
        const at = now().toISOString();
        const release = await dates.lock(tx, id);
        const obstacle = announcementObstacle(release, policy, at);
        if (obstacle) {
          throw new ConflictError(obstacle);
        }
        const planned = plannedDeprecation(release, wanted, policy, at);
        if ('obstacle' in planned) {
          throw new InputError(planned.obstacle);
        }
        const { announcedAt, removalAt } = release;
        const before = { announcedAt, removalAt };
        if (
          planned.announcedAt === announcedAt &&
          planned.removalAt === removalAt
        ) {
          return { result: undefined, unchanged: true };
        }
        await dates.decide(tx, id, planned);
        await notices.add(
          tx,
          announcementNotice(release, planned.removalAt, owners, {
            because: wanted.reason,
            before: removalAt,
          }),
        );
        return {
          before,
          after: planned,
          reason: wanted.reason,
          result: undefined,
        };
      },
    );
    this.#options.onDecided();
  }

  /** @throws NotAllowedError, NotFoundError, InputError, ConflictError that names who still runs it */
  async remove(
    id: ReleaseId,
    { removedAt, confirmed = false, reason }: NewRemoval,
    { credentials, request }: Asker,
  ): Promise<void> {
    const { decisions, dates, users, emergencies, record } = this.#options;
    const { notices, policy, now } = this.#options;
    const remaining = await users.of(id);
    const closing = await users.closing(id);
    await decisions.make(
      {
        ...DECIDES,
        action: 'release.remove',
        object: `release:${id}`,
        what: 'record a removal',
        request,
      },
      credentials,
      async tx => {
        const at = now().toISOString();
        const day = removedAt ?? at.slice(0, 10);
        const release = await dates.lock(tx, id);
        if (release.removedAt === day) {
          return { result: undefined, unchanged: true };
        }
        if (day > at.slice(0, 10)) {
          throw new InputError('removedAt: it is still to come');
        }
        const obstacle = removalObstacle(release, policy, day);
        if (obstacle) {
          throw new ConflictError(obstacle);
        }
        const open = await emergencies.openAt([id], at, tx);
        const agreed = new Set(open.map(({ ownerRef }) => ownerRef));
        const inTheWay = usersObstacle(release, remaining, {
          agreed,
          confirmed,
        });
        if (inTheWay) {
          throw new ConflictError(inTheWay);
        }
        await dates.decide(tx, id, { removedAt: day });
        if (closing) {
          await record.close(tx, id, closing, at);
        }
        await notices.add(tx, removalNotice(release, day, remaining.owners));
        return {
          before: { removalAt: release.removalAt },
          after: {
            removedAt: day,
            stillRun: remaining.production.workloads,
            emergencies: [...agreed],
          },
          reason,
          result: undefined,
        };
      },
    );
    this.#options.onDecided();
  }
}
