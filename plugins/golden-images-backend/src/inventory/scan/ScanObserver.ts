import type { Scan } from './Scan';
import type { SourceIdentity } from './SourceIdentity';

/** How a scan ended. */
export interface ScanEnd {
  readonly outcome: 'completed' | 'failed';
  /** From start to end, in seconds. */
  readonly seconds: number;
  /** In words that may be shown, of a scan that failed. */
  readonly error?: string;
}

/**
 * Is told of scans as they go. A scan waits for no observer, and none may throw:
 * what it cannot do, it does without.
 */
export interface ScanObserver {
  onStart?(source: SourceIdentity, scan: Scan): void;
  /** The counters went up, and are on record; at most once a second. */
  onProgress?(source: SourceIdentity, scan: Scan): void;
  onEnd?(source: SourceIdentity, scan: Scan, end: ScanEnd): void;
}
