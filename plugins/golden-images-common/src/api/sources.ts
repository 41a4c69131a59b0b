import type { DataAge } from './page';

/** A source with its last scans. */
export interface SourceView {
  readonly name: string;
  readonly kind: 'registry' | 'cluster' | 'governance';
  readonly type: string;
  /** What it reads: host, path or cluster, never a credential. */
  readonly target: string;
  readonly state: 'never-scanned' | 'ok' | 'running' | 'failed' | 'stale';
  readonly age: DataAge;
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
