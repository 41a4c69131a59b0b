import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { ScanRunner } from './scan';
import type { ScanTasks } from './ScanTasks';

/**
 * Finds scans whose process was killed. Backstage's scheduler keeps the task of
 * such a process until its timeout, an hour or two; a scan gives signs of life,
 * so that it is known to be dead after a minute.
 */
export class LostScans {
  readonly #runner: ScanRunner;
  readonly #tasks: ScanTasks;
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;

  constructor(options: {
    runner: ScanRunner;
    tasks: ScanTasks;
    scheduler: SchedulerService;
    logger: LoggerService;
  }) {
    this.#runner = options.runner;
    this.#tasks = options.tasks;
    this.#scheduler = options.scheduler;
    this.#logger = options.logger;
  }

  /** Looks for lost scans every minute, in one replica. */
  async start(): Promise<void> {
    await this.#scheduler.scheduleTask({
      id: 'golden-images-lost-scans',
      frequency: { minutes: 1 },
      timeout: { minutes: 1 },
      initialDelay: { seconds: 30 },
      scope: 'global',
      fn: () => this.restart(),
    });
  }

  /** Has the sources of lost scans scanned anew. */
  async restart(): Promise<void> {
    for (const name of await this.#runner.lost()) {
      if (await this.#tasks.restart(name)) {
        this.#logger.warn(
          `The process that scanned ${name} ended before the scan did; it is scanned anew`,
        );
      }
    }
  }
}
