import type {
  DocumentToClassify,
  TierReport,
} from '@image-governance/plugin-golden-images-common';
import type { TierPolicy } from '@image-governance/plugin-golden-images-common/dockerfile';
import { runInThread } from '../../threads';

const MOST_TIME_MS = 15_000;
const MOST_MEMORY_MB = 512;

/** Options of the thread that classifies large texts. */
export interface ThreadOptions {
  /** Arguments for node in it; those of this process by default. */
  readonly execArgv?: string[];
  /** After which it is given up; 15 seconds by default. */
  readonly mostTimeMs?: number;
}

/**
 * Classifies a text in a thread that is ended when it takes too long.
 * @returns `no-thread` where the classifier cannot be loaded in one
 * @throws InputError that says why it is not classified
 */
export function classifyInThread(
  document: DocumentToClassify,
  policy: TierPolicy,
  { execArgv, mostTimeMs = MOST_TIME_MS }: ThreadOptions,
): Promise<TierReport | 'no-thread'> {
  return runInThread({
    program: 'classify.js',
    data: { document, policy },
    failure: 'The text could not be classified',
    mostTimeMs,
    mostMemoryMb: MOST_MEMORY_MB,
    execArgv,
  });
}
