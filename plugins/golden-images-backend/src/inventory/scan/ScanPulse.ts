import type { Scan } from './Scan';

/** How often a running scan shows what it has counted, in milliseconds. */
export const PROGRESS_MS = 1_000;

/**
 * Shows that a scan is alive, and how far it is: writes its counters when they
 * went up, at most once a second, and says so once they are on record.
 */
export class ScanPulse {
  readonly #scan: Scan;
  readonly #options: ScanPulseOptions;
  readonly #timer: NodeJS.Timeout;
  #shown: string;
  #idle = 0;
  #busy = false;
  #failing = false;

  static start(scan: Scan, options: ScanPulseOptions): ScanPulse {
    return new ScanPulse(scan, options);
  }

  private constructor(scan: Scan, options: ScanPulseOptions) {
    this.#scan = scan;
    this.#options = options;
    this.#shown = countersOf(scan);
    this.#timer = setInterval(() => {
      // Never two at once: a slow database must not be given more to do.
      if (!this.#busy) {
        this.#busy = true;
        this.#beat().finally(() => {
          this.#busy = false;
        });
      }
    }, PROGRESS_MS);
    this.#timer.unref();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #beat(): Promise<void> {
    const counters = countersOf(this.#scan);
    const moved = counters !== this.#shown;
    this.#idle += PROGRESS_MS;
    if (!moved && this.#idle < this.#options.heartbeatMs) {
      return;
    }
    try {
      await this.#options.write();
      this.#idle = 0;
      this.#failing = false;
      this.#shown = counters;
      if (moved) {
        this.#options.onProgress();
      }
    } catch (error) {
      // A scan that ended while this was on its way needs no sign of life.
      if (!this.#scan.ending && !this.#failing) {
        this.#failing = true;
        this.#options.onFailure(error);
      }
    }
  }
}

/** Options of {@link ScanPulse.start}. */
export interface ScanPulseOptions {
  /** Longest time without a sign of life, in milliseconds. */
  readonly heartbeatMs: number;
  /** Writes the counters and the sign of life. */
  readonly write: () => Promise<void>;
  readonly onProgress: () => void;
  /** Is told once of writes that fail, until one succeeds. */
  readonly onFailure: (error: unknown) => void;
}

function countersOf(scan: Scan): string {
  return JSON.stringify(scan.counters);
}
