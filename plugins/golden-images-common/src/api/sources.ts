import type { DataAge } from './page';

/** A source with its last scans. */
export interface SourceView {
  readonly name: string;
  readonly kind: 'registry' | 'cluster' | 'governance';
  readonly type: string;
  /** What it reads: host, path or cluster, never a credential. */
  readonly target: string;
  /** False once it is gone from app-config: nothing scans it any more, its last facts stand. */
  readonly configured: boolean;
  readonly state: 'never-scanned' | 'ok' | 'running' | 'failed' | 'stale';
  readonly age: DataAge;
  /** Why the last scan failed; absent when it did not. */
  readonly lastError?: string;
  readonly lastScan?: ScanView;
  readonly openUsages?: number;
}

/** One scan of a source. */
export interface ScanView {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly status: 'running' | 'completed' | 'failed';
  readonly error?: string;
  readonly pages: number;
  readonly observed: number;
  readonly opened: number;
  readonly kept: number;
  readonly closed: number;
  readonly imagesResolved: number;
  /** Things that were skipped with their reason, e.g. broken documents with file and line. */
  readonly problems: readonly string[];
}

/** A scan that is going on. */
export interface RunningScan {
  readonly source: string;
  readonly kind: SourceView['kind'];
  readonly scan: ScanView;
  /** What the last complete scan of the source read: the measure of this one. */
  readonly previousObserved?: number;
}

/** The scans that are going on at a moment, in whatever replica. */
export interface RunningScans {
  /** ISO time of the answer, by the clock that `startedAt` is of: the difference is the time elapsed. */
  readonly at: string;
  readonly scans: readonly RunningScan[];
}
