import type { OciLimits } from './limits';

/** What readers take from outside beside their configuration; tests give their own. */
export interface ReaderOptions {
  /** The clock; default the system's. */
  readonly now?: () => Date;
  /** Resolves after a time in milliseconds; rejects when the signal aborts. */
  readonly delay?: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** 0 to 1, for the jitter of waits. */
  readonly random?: () => number;
  /** Bounds that differ from the default. */
  readonly limits?: Partial<OciLimits>;
}
