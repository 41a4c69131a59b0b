import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';

/** Says nothing: writing to a terminal is not what is measured. */
export const quietLogger: LoggerService = {
  error: message => console.error(message),
  warn: () => {},
  info: () => {},
  debug: () => {},
  child: () => quietLogger,
};

const idle = async () => {};

/** Runs nothing: the benchmark says itself what runs when. */
export const idleScheduler: SchedulerService = {
  scheduleTask: idle,
  triggerTask: idle,
  cancelTask: idle,
  createScheduledTaskRunner: () => ({ run: idle }),
  getScheduledTasks: async () => [],
};
