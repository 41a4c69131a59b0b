/** Clock and waiting, given from outside so that tests need no real time. */
export interface Pace {
  readonly now: () => Date;
  /** Resolves after a time in milliseconds; rejects when the signal aborts. */
  readonly delay: (milliseconds: number, signal: AbortSignal) => Promise<void>;
}

/** Options of a {@link RequestGate}. */
export interface RequestGateOptions extends Pace {
  /** Most requests a second. */
  readonly requestsPerSecond: number;
  /** Most requests under way at once. */
  readonly concurrency: number;
}

/** Lets requests to one host through in turn: not too many at once, not too many a second. */
export class RequestGate {
  readonly #options: RequestGateOptions;
  readonly #queue: Array<() => void> = [];
  #underWay = 0;
  #nextAt = 0;

  static create(options: RequestGateOptions): RequestGate {
    return new RequestGate(options);
  }

  private constructor(options: RequestGateOptions) {
    this.#options = options;
  }

  /** Runs a task when it is its turn. Rejects with the signal's reason when aborted while waiting. */
  async run<T>(signal: AbortSignal, task: () => Promise<T>): Promise<T> {
    await this.#enter(signal);
    try {
      await this.#keepPace(signal);
      return await task();
    } finally {
      this.#leave();
    }
  }

  #enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#underWay < this.#options.concurrency) {
      this.#underWay++;
      return Promise.resolve();
    }
    return new Promise((resolve, reject) => {
      const waiting = new AbortController();
      const turn = () => {
        waiting.abort();
        resolve();
      };
      this.#queue.push(turn);
      signal.addEventListener(
        'abort',
        () => {
          this.#queue.splice(this.#queue.indexOf(turn), 1);
          reject(signal.reason);
        },
        { once: true, signal: waiting.signal },
      );
    });
  }

  /** Hands the place to the next in the queue, or frees it. */
  #leave(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#underWay--;
  }

  async #keepPace(signal: AbortSignal): Promise<void> {
    const { now, delay, requestsPerSecond } = this.#options;
    const at = now().getTime();
    const start = Math.max(at, this.#nextAt);
    this.#nextAt = start + 1000 / requestsPerSecond;
    const wait = Math.floor(start - at);
    if (wait > 0) {
      await delay(wait, signal);
    }
  }
}
