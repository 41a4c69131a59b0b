import { InputError, ServiceUnavailableError } from '@backstage/errors';
import type {
  DocumentToClassify,
  TierReport,
} from '@image-governance/plugin-golden-images-common';
import {
  TierClassifier,
  UnclassifiableError,
  type TierPolicy,
} from '@image-governance/plugin-golden-images-common/dockerfile';
import { classifyInThread, type ThreadOptions } from './classifyInThread';

/** From this size on a text is read in a thread of its own; all that people write by hand is smaller. */
const LARGE_CHARACTERS = 20_000;
const MOST_THREADS = 2;
const MOST_WAITING = 20;

/** Classifies texts without keeping the event loop: large ones in threads, which have a limit. */
export class Classifier {
  readonly #policy: TierPolicy;
  readonly #thread: ThreadOptions;
  readonly #mostThreads: number;
  readonly #mostWaiting: number;
  #loaded: Promise<TierClassifier> | undefined;
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(options: {
    readonly policy: TierPolicy;
    readonly thread?: ThreadOptions;
    /** Threads at a time; 2 by default. */
    readonly mostThreads?: number;
    /** Requests that may wait for one; 20 by default. */
    readonly mostWaiting?: number;
  }) {
    this.#policy = options.policy;
    this.#thread = options.thread ?? {};
    this.#mostThreads = options.mostThreads ?? MOST_THREADS;
    this.#mostWaiting = options.mostWaiting ?? MOST_WAITING;
  }

  /** @throws InputError that says what cannot be classified; ServiceUnavailableError when too many ask at once */
  async classify(document: DocumentToClassify): Promise<TierReport> {
    if (document.text.length >= LARGE_CHARACTERS) {
      const report = await this.#inTurn(() =>
        classifyInThread(document, this.#policy, this.#thread),
      );
      if (report !== 'no-thread') {
        return report;
      }
    }
    this.#loaded ??= TierClassifier.create(this.#policy);
    const classifier = await this.#loaded;
    try {
      return classifier.classify(document);
    } catch (error) {
      if (error instanceof UnclassifiableError) {
        throw new InputError(error.message);
      }
      throw error;
    }
  }

  async #inTurn<T>(work: () => Promise<T>): Promise<T> {
    if (this.#running >= this.#mostThreads) {
      if (this.#waiting.length >= this.#mostWaiting) {
        throw new ServiceUnavailableError(
          'Too many large texts are being classified; try again in a minute',
        );
      }
      // Whoever ends hands its place on.
      await new Promise<void>(resolve => {
        this.#waiting.push(resolve);
      });
    } else {
      this.#running += 1;
    }
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) {
        next();
      } else {
        this.#running -= 1;
      }
    }
  }
}
