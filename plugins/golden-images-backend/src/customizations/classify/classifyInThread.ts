import { Worker } from 'node:worker_threads';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type {
  DocumentToClassify,
  TierReport,
} from '@image-governance/plugin-golden-images-common';
import type { TierPolicy } from '@image-governance/plugin-golden-images-common/dockerfile';

const MOST_TIME_MS = 15_000;
const MOST_MEMORY_MB = 512;

/** Options of the thread that classifies large texts. */
export interface ThreadOptions {
  /** Arguments for node in it; those of this process by default. */
  readonly execArgv?: string[];
  /** After which it is given up; 15 seconds by default. */
  readonly mostTimeMs?: number;
}

type Answer =
  | { readonly state: 'ready' }
  | { readonly state: 'classified'; readonly report: TierReport }
  | { readonly state: 'refused'; readonly message: string };

/**
 * Classifies a text in a thread that is ended when it takes too long.
 * @returns `no-thread` where the classifier cannot be loaded in one: a checkout that is run without the transform for TypeScript
 * @throws InputError that says why it is not classified
 */
export async function classifyInThread(
  document: DocumentToClassify,
  policy: TierPolicy,
  { execArgv, mostTimeMs = MOST_TIME_MS }: ThreadOptions,
): Promise<TierReport | 'no-thread'> {
  const worker = new Worker(
    resolvePackagePath(
      '@image-governance/plugin-golden-images-backend',
      'workers/classify.js',
    ),
    {
      workerData: { document, policy },
      execArgv,
      resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY_MB },
    },
  );
  let ready = false;
  let timer: NodeJS.Timeout | undefined;
  try {
    return await new Promise((resolve, reject) => {
      const gaveUp = (why: string) =>
        ready
          ? reject(new InputError(`The text could not be classified: ${why}`))
          : resolve('no-thread');
      timer = setTimeout(() => {
        ready = true;
        gaveUp(`it took longer than ${mostTimeMs / 1000} seconds`);
      }, mostTimeMs);
      worker.on('message', (answer: Answer) => {
        switch (answer.state) {
          case 'ready':
            ready = true;
            break;
          case 'classified':
            resolve(answer.report);
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
