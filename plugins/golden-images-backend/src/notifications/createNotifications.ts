import type {
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { Knex } from 'knex';
import type { Actors, Decisions } from '../audit';
import type { ReadAccess } from '../inventory/read';
import { AuthorizedSubscriptions } from './AuthorizedSubscriptions';
import { NoticeDelivery } from './NoticeDelivery';
import { NoticeQueue } from './NoticeQueue';
import { NoticeSubscriptions } from './NoticeSubscriptions';

const TASK = 'golden-images-notices';

/** Options of {@link createNotifications}. */
export interface NotificationsOptions {
  readonly knex: Knex;
  readonly config: RootConfigService;
  readonly logger: LoggerService;
  readonly scheduler: SchedulerService;
  readonly notifications: NotificationService;
  readonly access: ReadAccess;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly families: () => Promise<readonly string[]>;
  readonly now: () => Date;
}

/** Puts together who is told and who wants to be. */
export function createNotifications(options: NotificationsOptions): {
  readonly subscriptions: AuthorizedSubscriptions;
  /** Has notices delivered every minute, unless app-config turns that off. */
  start(): Promise<void>;
} {
  const { config, scheduler } = options;
  const subscriptions = NoticeSubscriptions.create(options);
  const delivery = NoticeDelivery.create({
    ...options,
    queue: NoticeQueue.create(options),
    subscriptions,
  });
  return {
    subscriptions: AuthorizedSubscriptions.create({
      ...options,
      subscriptions,
    }),
    start: async () => {
      if (config.getOptionalBoolean('goldenImages.notices.enabled') ?? true) {
        await scheduler.scheduleTask({
          id: TASK,
          frequency: { minutes: 1 },
          timeout: { minutes: 10 },
          initialDelay: { seconds: 20 },
          scope: 'global',
          fn: signal => delivery.run(signal),
        });
      }
    },
  };
}

/** Has notices of a decision go out now instead of within a minute. */
export function deliverSoon(options: {
  readonly scheduler: SchedulerService;
  readonly logger: LoggerService;
}): void {
  const { scheduler, logger } = options;
  scheduler.triggerTask(TASK).catch(error => {
    // Somebody is at it (a conflict), or it is turned off: the notice is in the outbox all the same.
    const expected =
      isError(error) && ['ConflictError', 'NotFoundError'].includes(error.name);
    logger[expected ? 'debug' : 'warn'](
      `Notices wait for their turn: ${error}`,
    );
  });
}
