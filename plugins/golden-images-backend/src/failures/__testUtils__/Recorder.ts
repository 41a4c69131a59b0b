import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
  type RootLoggerService,
  type SchedulerService,
  type SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';

/** Notes everything that a portal writes to its log, and runs its tasks when told to, in turn. */
export class Recorder {
  /** Everything that was logged, errors with their stacks and causes. */
  readonly lines: string[];
  readonly #tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();

  /** @param lines - where to go on writing, when several portals are to have one log */
  constructor(lines: string[] = []) {
    this.lines = lines;
  }

  /** Log and scheduler of the portal. */
  features(): BackendFeature[] {
    return [
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => this.#logger(),
      }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => this.#scheduler(),
      }),
    ];
  }

  /** Runs a task of the portal to its end; a failure is logged, as Backstage's scheduler does. */
  async run(taskId: string): Promise<void> {
    const task = this.#tasks.get(taskId);
    if (!task) {
      throw new NotFoundError(`There is no task ${taskId}`);
    }
    try {
      await task.fn(new AbortController().signal);
    } catch (error) {
      this.lines.push(textOf(error));
    }
  }

  #logger(): RootLoggerService {
    const log = (message: unknown, meta?: unknown) => {
      this.lines.push(`${textOf(message)} ${textOf(meta)}`);
    };
    const logger: RootLoggerService = {
      error: log,
      warn: log,
      info: log,
      debug: log,
      child: () => logger,
    };
    return logger;
  }

  #scheduler(): SchedulerService {
    return {
      scheduleTask: async task => {
        this.#tasks.set(task.id, task);
      },
      createScheduledTaskRunner: () => ({
        run: async task => {
          this.#tasks.set(task.id, task);
        },
      }),
      triggerTask: id => this.run(id),
      cancelTask: async () => {},
      getScheduledTasks: async () => [],
    };
  }
}

/** All that a log could show of a value. */
export function textOf(value: unknown): string {
  if (value instanceof Error) {
    return `${value.stack} ${JSON.stringify(value)} ${textOf(value.cause)}`;
  }
  return typeof value === 'string' ? value : JSON.stringify(value) ?? '';
}
