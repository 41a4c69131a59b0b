import type { LoggerService } from '@backstage/backend-plugin-api';
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
  readonly #logger: LoggerService;

  constructor(options: {
    runner: ScanRunner;
    tasks: ScanTasks;
    logger: LoggerService;
  }) {
    this.#runner = options.runner;
    this.#tasks = options.tasks;
    this.#logger = options.logger;
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
