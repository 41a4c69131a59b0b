import { Worker } from 'node:worker_threads';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';

/** What a program in a thread answers: that it was loaded, then its result or why there is none. */
type Answer<T> =
  | { readonly state: 'ready' }
  | { readonly state: 'done'; readonly result: T }
  | { readonly state: 'refused'; readonly message: string };

/** Options of {@link runInThread}. */
export interface ThreadOptions {
  /** In the folder `workers` of the package: `classify.js`. */
  readonly program: string;
  /** Given to it as `workerData`. */
  readonly data: unknown;
  /** What is said when it is given up: `The text could not be classified`. */
  readonly failure: string;
  readonly mostTimeMs: number;
  readonly mostMemoryMb: number;
  /** Arguments for node in it; those of this process by default. */
  readonly execArgv?: string[];
}

/**
 * Has a program work on something large in a thread, which is ended when it takes too long or too much.
 * @returns `no-thread` where it cannot be loaded in one: a checkout that is run without the transform for TypeScript
 * @throws InputError that says why there is no result
 */
export async function runInThread<T>(
  options: ThreadOptions,
): Promise<T | 'no-thread'> {
  const { program, data, failure, mostTimeMs, mostMemoryMb } = options;
  const worker = new Worker(
    resolvePackagePath(
      '@image-governance/plugin-golden-images-backend',
      `workers/${program}`,
    ),
    {
      workerData: data,
      execArgv: options.execArgv,
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    },
  );
  let ready = false;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const gaveUp = (why: string) =>
        ready
          ? reject(new InputError(`${failure}: ${why}`))
          : resolve('no-thread');
      timer = setTimeout(() => {
        ready = true;
        gaveUp(`it took longer than ${mostTimeMs / 1000} seconds`);
      }, mostTimeMs);
      worker.on('message', (answer: Answer<T>) => {
        switch (answer.state) {
          case 'ready':
            ready = true;
            break;
          case 'done':
            resolve(answer.result);
            break;
          default:
            reject(new InputError(answer.message));
        }
      });
      worker.on('error', error => gaveUp(error.message));
      worker.on('exit', () => gaveUp('its thread ended'));
    });
  } finally {
    clearTimeout(timer);
    await worker.terminate();
  }
}
