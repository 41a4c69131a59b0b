import type {
  DataAge,
  RunningScan,
  ScanView,
  SourceView,
} from '@image-governance/plugin-golden-images-common';
import { PROCESS_ENDED } from '../scan/ScanRunner';
import type {
  RunningScanRecord,
  ScanRecord,
  SourceRecord,
} from './SourceQueries';

/**
 * A running scan without a sign of life for this long reads as failed, in
 * milliseconds. Longer than its claim on the source: the transaction in which a
 * large scan ends shows none.
 */
const SILENT_MS = 180_000;

/** From when on a scan must have shown a sign of life to be one that runs. */
export function aliveSince(now: Date): string {
  return new Date(now.getTime() - SILENT_MS).toISOString();
}

/** A source with its newest scan. */
export function sourceView(
  source: SourceRecord,
  facts: {
    readonly age: DataAge;
    readonly scan: ScanRecord | undefined;
    readonly openUsages: number;
    readonly now: Date;
  },
): SourceView {
  const { age, openUsages, now } = facts;
  const scan = facts.scan && scanView(facts.scan, now);
  return {
    name: source.name,
    kind: source.kind,
    type: source.type,
    target: source.target,
    configured: Boolean(source.configured),
    state: stateOf(age, scan),
    age,
    lastError: scan?.error,
    lastScan: scan,
    openUsages: source.kind === 'cluster' ? openUsages : undefined,
  };
}

/** A scan that is going on. */
export function runningScan(record: RunningScanRecord, now: Date): RunningScan {
  return {
    source: record.source,
    kind: record.kind,
    scan: scanView(record, now),
    previousObserved: record.previous_observed ?? undefined,
  };
}

/** A scan as it is to be told of at a moment. */
export function scanView(scan: ScanRecord, now: Date): ScanView {
  const dead =
    scan.status === 'running' && scan.heartbeat_at <= aliveSince(now);
  return {
    id: String(scan.id),
    startedAt: scan.started_at,
    finishedAt: dead ? scan.heartbeat_at : scan.finished_at ?? undefined,
    status: dead ? 'failed' : scan.status,
    error: dead ? PROCESS_ENDED : scan.error ?? undefined,
    pages: scan.pages,
    observed: scan.observed,
    opened: scan.opened,
    kept: scan.kept,
    closed: scan.closed,
    imagesResolved: scan.images_resolved,
    problems: JSON.parse(scan.problems),
  };
}

function stateOf(
  age: DataAge,
  scan: ScanView | undefined,
): SourceView['state'] {
  switch (scan?.status) {
    case undefined:
      return 'never-scanned';
    case 'running':
      return 'running';
    case 'failed':
      return 'failed';
    case 'completed':
      return age.stale ? 'stale' : 'ok';
    default:
      throw new TypeError(`Unknown status of a scan '${scan?.status}'`);
  }
}
