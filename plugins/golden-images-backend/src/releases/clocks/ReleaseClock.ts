import {
  autoAnnouncement,
  isExpired,
  releaseTimeline,
  reminderDue,
  type Policy,
  type Release,
} from '@image-governance/plugin-golden-images-common';
import type { AuditLog } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import type { NoticeOutbox } from '../../notifications';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import {
  announcementNotice,
  emergencyNotice,
  lastMonthNotice,
  reminderNotice,
  stillRunningNotice,
} from './clockNotices';
import type { EmergencyStore } from './EmergencyStore';
import type { ReleaseDates } from './ReleaseDates';
import type { Remaining, RemainingUsers } from './RemainingUsers';
import type { RemovalRecord } from './RemovalRecord';

/** Options of {@link ReleaseClock}. */
export interface ReleaseClockOptions {
  readonly database: GovernanceDatabase;
  readonly releases: Pick<ReleaseCatalogue, 'list'>;
  readonly dates: ReleaseDates;
  readonly users: RemainingUsers;
  readonly emergencies: EmergencyStore;
  readonly record: RemovalRecord;
  readonly log: AuditLog;
  readonly notices: NoticeOutbox;
  readonly policy: Policy;
  /** Is called once something stands that judgments depend on. */
  readonly onDecided: () => void;
}

const SYSTEM = 'system';

/** How late closing figures may be taken: of what went long before the portal watched it, those of now say nothing. */
const CLOSING_DAYS = 31;

/**
 * What the passing of time does to releases (AMB-01): announces those that grow
 * old, reminds who still runs what must be left, closes what is removed. Every
 * step is one transaction that does nothing when it was done before, so a run
 * that crashed or that another replica makes too changes nothing twice.
 */
export class ReleaseClock {
  readonly #options: ReleaseClockOptions;

  constructor(options: ReleaseClockOptions) {
    this.#options = options;
  }

  /**
   * @param at - ISO time
   * @throws the first problem, after everything else was done
   */
  async run(at: string, signal?: AbortSignal): Promise<void> {
    const problems: unknown[] = [];
    const attempt = async (work: () => Promise<void>) => {
      signal?.throwIfAborted();
      await work().catch(error => problems.push(error));
    };
    for (const release of await this.#options.releases.list()) {
      if (autoAnnouncement(release, this.#options.policy, at)) {
        await attempt(() => this.#announce(release, at));
      }
    }
    const pressing = (await this.#options.releases.list()).filter(release =>
      this.#presses(release, at),
    );
    const ids = pressing.map(({ id }) => id);
    const remaining = await this.#options.users.ofEach(ids);
    const closed = await this.#options.record.closed(ids);
    for (const release of pressing) {
      await attempt(() =>
        this.#press(
          release,
          { remaining: remaining(release.id), closed: closed.has(release.id) },
          at,
        ),
      );
    }
    await attempt(() => this.#expire(at));
    if (problems.length > 0) {
      throw problems[0];
    }
  }

  /** GT-DEP-09: a release at the end of its active phase is announced, once. */
  async #announce({ id }: Release, at: string): Promise<void> {
    const { database, dates, users, log, notices, policy } = this.#options;
    const { owners } = await users.of(id);
    await database.transaction(async tx => {
      // As it is now: somebody may have announced it meanwhile.
      const release = await dates.lock(tx, id);
      const announcement = autoAnnouncement(release, policy, at);
      if (!announcement) {
        return;
      }
      const because = 'It reached the end of its active phase.';
      await dates.decide(tx, id, announcement);
      await log.record(tx, {
        actor: SYSTEM,
        action: 'release.deprecate',
        object: `release:${id}`,
        after: announcement,
        reason: because,
      });
      await notices.add(
        tx,
        announcementNotice(release, announcement.removalAt, owners, {
          because,
        }),
      );
    });
    this.#options.onDecided();
  }

  #presses(release: Release, at: string): boolean {
    const { removalAt } = releaseTimeline(release, this.#options.policy, at);
    return removalAt !== undefined && release.promotedAt !== undefined;
  }

  async #press(
    release: Release,
    found: { readonly remaining: Remaining; readonly closed: boolean },
    at: string,
  ): Promise<void> {
    const { deadline, daysLeft } = releaseTimeline(
      release,
      this.#options.policy,
      at,
    );
    if (deadline === undefined || daysLeft === undefined) {
      return;
    }
    if (daysLeft > 0) {
      await this.#remind(release, { deadline, daysLeft }, found.remaining, at);
    } else {
      await this.#close(release, { deadline, daysLeft }, found, at);
    }
  }

  async #remind(
    release: Release,
    { deadline, daysLeft }: { deadline: string; daysLeft: number },
    remaining: Remaining,
    at: string,
  ): Promise<void> {
    const { database, notices, policy } = this.#options;
    const { announcedAt } = release;
    const reminder = reminderDue({ announcedAt, deadline }, policy, at);
    const { lastMonth } = releaseTimeline(release, policy, at);
    if (remaining.workloads === 0) {
      return;
    }
    await database.transaction(async tx => {
      if (reminder && remaining.owners.length > 0) {
        await notices.add(
          tx,
          reminderNotice(
            release,
            reminder,
            deadline,
            daysLeft,
            remaining.owners,
          ),
        );
      }
      if (lastMonth) {
        await notices.add(
          tx,
          lastMonthNotice(release, deadline, remaining.owners),
        );
      }
    });
  }

  /** On the day of its end and after: the closing figures once, and word of what still runs each week. */
  async #close(
    release: Release,
    { deadline, daysLeft }: { deadline: string; daysLeft: number },
    {
      remaining,
      closed,
    }: { readonly remaining: Remaining; readonly closed: boolean },
    at: string,
  ): Promise<void> {
    const { database, emergencies, notices, record, users } = this.#options;
    const { id } = release;
    const figures =
      closed || daysLeft < -CLOSING_DAYS ? undefined : await users.closing(id);
    if (!figures && remaining.workloads === 0) {
      return;
    }
    const agreed = await emergencies.openAt([id], at);
    await database.transaction(async tx => {
      if (figures) {
        await record.close(tx, id, figures, at);
      }
      if (remaining.workloads > 0) {
        await notices.add(
          tx,
          stillRunningNotice(release, deadline, Math.floor(-daysLeft / 7), {
            ...remaining,
            agreed: agreed.map(({ ownerRef }) => ownerRef),
          }),
        );
      }
    });
  }

  async #expire(at: string): Promise<void> {
    const { database, dates, emergencies, log, notices } = this.#options;
    for (const { id, release } of await emergencies.overdue(at.slice(0, 10))) {
      await database.transaction(async tx => {
        const of = await dates.lock(tx, release);
        const due = await emergencies.get(id, tx);
        if (!due || !isExpired(due.expiresAt, at)) {
          return;
        }
        const because = 'Its last day is past.';
        const expired = await emergencies.close(tx, id, {
          as: 'expired',
          by: SYSTEM,
          because,
          at,
        });
        if (!expired) {
          return;
        }
        await log.record(tx, {
          actor: SYSTEM,
          action: 'release.emergency.close',
          object: `release:${release}`,
          before: { ownerRef: due.ownerRef, state: due.state },
          after: { ownerRef: due.ownerRef, state: expired.state },
          reason: because,
        });
        await notices.add(tx, emergencyNotice(of, expired));
      });
    }
  }
}
