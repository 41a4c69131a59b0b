import type {
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import { isError, NotFoundError } from '@backstage/errors';
import type { HumanDuration } from '@backstage/types';
import type { SourceIdentity } from './scan';

/** A source with its scan. */
export interface ScanTask {
  readonly source: SourceIdentity;
  /** From configuration; else the default of the source's kind. */
  readonly schedule?: SchedulerServiceTaskScheduleDefinition;
  readonly scan: (signal: AbortSignal) => Promise<void>;
}

/** Work that keeps facts together between scans. */
export interface UpkeepTask {
  readonly id: string;
  readonly frequency: HumanDuration;
  /** How long the scheduler waits for a process that was killed in it; default one hour. */
  readonly timeout?: HumanDuration;
  readonly run: (signal: AbortSignal) => Promise<void>;
}

/**
 * Defaults by kind. At the first start what others build on comes first:
 * declared facts, then releases, then what runs.
 */
const SCHEDULES: Readonly<
  Record<SourceIdentity['kind'], SchedulerServiceTaskScheduleDefinition>
> = {
  governance: {
    frequency: { minutes: 15 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 1 },
  },
  registry: {
    frequency: { hours: 1 },
    timeout: { hours: 2 },
    initialDelay: { seconds: 3 },
  },
  cluster: {
    frequency: { minutes: 15 },
    timeout: { hours: 1 },
    initialDelay: { seconds: 8 },
  },
};

const UPKEEP = {
  timeout: { hours: 1 },
  initialDelay: { seconds: 2 },
  scope: 'global',
} as const;

/**
 * The scheduled tasks: one for each source, of which one replica takes each
 * run. A scan that fails fails its task, so the scheduler shows it.
 */
export class ScanTasks {
  readonly #scheduler: SchedulerService;
  readonly #logger: LoggerService;
  readonly #tasks: ReadonlyMap<string, ScanTask>;
  readonly #upkeep: readonly UpkeepTask[];

  constructor(options: {
    scheduler: SchedulerService;
    logger: LoggerService;
    tasks: readonly ScanTask[];
    upkeep: readonly UpkeepTask[];
  }) {
    this.#scheduler = options.scheduler;
    this.#logger = options.logger;
    this.#tasks = new Map(options.tasks.map(task => [task.source.name, task]));
    this.#upkeep = options.upkeep;
  }

  /** Schedules everything, and has each source scanned once shortly after. */
  async start(): Promise<void> {
    for (const { run, ...upkeep } of this.#upkeep) {
      await this.#scheduler.scheduleTask({ ...UPKEEP, ...upkeep, fn: run });
    }
    for (const { source, schedule, scan } of this.#tasks.values()) {
      await this.#scheduler.scheduleTask({
        ...SCHEDULES[source.kind],
        ...schedule,
        scope: 'global',
        id: taskId(source.name),
        fn: scan,
      });
      await this.#soon(source.name);
    }
  }

  /**
   * Has a source scanned now.
   * @throws NotFoundError when there is no such source, ConflictError when it is being scanned
   */
  async scanNow(sourceName: string): Promise<void> {
    if (!this.#tasks.has(sourceName)) {
      throw new NotFoundError(`There is no source '${sourceName}'`);
    }
    await this.#scheduler.triggerTask(taskId(sourceName));
  }

  /**
   * Takes the task of a source from the process that has it, and has it run anew.
   * @returns false when the task was free, or is no source's any more
   */
  async restart(sourceName: string): Promise<boolean> {
    if (!this.#tasks.has(sourceName)) {
      return false;
    }
    try {
      await this.#scheduler.cancelTask(taskId(sourceName));
    } catch (error) {
      if (isError(error) && error.name === 'ConflictError') {
        return false;
      }
      throw error;
    }
    await this.#soon(sourceName);
    return true;
  }

  async #soon(sourceName: string): Promise<void> {
    try {
      await this.scanNow(sourceName);
    } catch (error) {
      // Another replica has it already: that is as good.
      this.#logger.debug(`No scan of ${sourceName} now: ${error}`);
    }
  }
}

function taskId(sourceName: string): string {
  return `golden-images-scan:${sourceName}`;
}
