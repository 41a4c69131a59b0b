import { z } from 'zod';

const TEMPLATE = 'template:default/request-customization';
const PATIENCE_MS = 60_000;
const PAUSE_MS = 50;

const startedSchema = z.object({ id: z.string() });
const taskSchema = z.object({ status: z.string() });
const eventsSchema = z.array(
  z.object({
    type: z.string(),
    body: z.looseObject({
      message: z.string().default(''),
      output: z.looseObject({}).optional(),
    }),
  }),
);

/** What became of a task. */
export interface FinishedTask {
  readonly id: string;
  readonly status: string;
  readonly log: string;
  readonly output: unknown;
}

/** The template by which customizations are asked for, run as tasks of the scaffolder. */
export class ScaffolderTasks {
  readonly #options: {
    readonly url: string;
    readonly signedIn: (user: string) => string;
  };

  constructor(options: {
    readonly url: string;
    readonly signedIn: (user: string) => string;
  }) {
    this.#options = options;
  }

  /** Runs the template to its end. */
  async run(user: string, values: object): Promise<FinishedTask> {
    const { id } = startedSchema.parse(
      await this.#ask(user, '', { templateRef: TEMPLATE, values }),
    );
    return this.#finished(user, id);
  }

  /** Runs a task again that failed. */
  async retry(user: string, id: string): Promise<FinishedTask> {
    await this.#ask(user, `/${id}/retry`, { secrets: {} });
    return this.#finished(user, id);
  }

  async #finished(user: string, id: string): Promise<FinishedTask> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      const { status } = taskSchema.parse(await this.#ask(user, `/${id}`));
      if (['completed', 'failed', 'cancelled'].includes(status)) {
        return this.#result(user, id, status);
      }
      if (performance.now() > end) {
        throw new Error(`Task ${id} is still ${status}`);
      }
      await new Promise(resume => {
        setTimeout(resume, PAUSE_MS);
      });
    }
  }

  async #result(
    user: string,
    id: string,
    status: string,
  ): Promise<FinishedTask> {
    const events = eventsSchema.parse(await this.#ask(user, `/${id}/events`));
    return {
      id,
      status,
      log: events.map(({ body }) => body.message).join('\n'),
      output: events.find(({ type }) => type === 'completion')?.body.output,
    };
  }

  async #ask(user: string, path: string, body?: object): Promise<unknown> {
    const { url, signedIn } = this.#options;
    const response = await fetch(`${url}/v2/tasks${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        'content-type': 'application/json',
        authorization: signedIn(user),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${path}: ${response.status} ${text}`);
    }
    return text ? JSON.parse(text) : undefined;
  }
}
