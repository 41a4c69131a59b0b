import type { Digest } from '../../inventory/digest';
import { textProblem } from '../writtenText';
import { keyProblem } from './testRun';

/** What an app team reports: what does not work, or what is not safe (R-ACC-03, R-APP-10). */
export const REPORT_KINDS = ['incompatibility', 'security'] as const;

/** Kind of a report. */
export type ReportKind = (typeof REPORT_KINDS)[number];

/** How bad it is, worst first. */
export const REPORT_SEVERITIES = ['critical', 'high', 'medium', 'low'] as const;

/** Severity of a report. */
export type ReportSeverity = (typeof REPORT_SEVERITIES)[number];

/** How far a report has come. */
export const REPORT_STATUSES = ['open', 'acknowledged', 'resolved'] as const;

/** Status of a report. */
export type ReportStatus = (typeof REPORT_STATUSES)[number];

/** What somebody reports of a release. */
export interface IncompatibilityFacts {
  /** Names the report within its release, so that a call that is sent again is no second one. */
  readonly key: string;
  readonly kind: ReportKind;
  readonly title: string;
  /** Application stack that it was seen on. */
  readonly stack?: string;
  /** How somebody else sees it too. */
  readonly steps: string;
  readonly severity: ReportSeverity;
}

/** A report on record. */
export interface Incompatibility extends IncompatibilityFacts {
  /** Content that it was seen on. */
  readonly digest: Digest;
  readonly reporter: string;
  /** ISO time. */
  readonly reportedAt: string;
  readonly status: ReportStatus;
  /** Who gave it that status; absent while it is as it was reported. */
  readonly decided?: {
    readonly by: string;
    readonly at: string;
    readonly reason?: string;
  };
}

/** What is wrong with a report, in a sentence that names the field; `undefined` when nothing is. */
export function incompatibilityProblem(
  report: IncompatibilityFacts,
): string | undefined {
  const { key, title, stack, steps } = report;
  return (
    keyProblem(key) ??
    textProblem(title, { field: 'title', maxLength: 200, required: true }) ??
    (stack === undefined
      ? undefined
      : textProblem(stack, {
          field: 'stack',
          maxLength: 100,
          required: true,
        })) ??
    textProblem(steps, {
      field: 'steps',
      maxLength: 10_000,
      required: true,
      lines: true,
    })
  );
}

/** Statuses that may follow. */
const NEXT: Readonly<Record<ReportStatus, readonly ReportStatus[]>> = {
  open: ['acknowledged', 'resolved'],
  acknowledged: ['resolved', 'open'],
  resolved: ['open'],
};

/** Statuses that a report may be given. */
export function nextStatuses(status: ReportStatus): readonly ReportStatus[] {
  return NEXT[status];
}

/** Why a report does not take a status, in a sentence; `undefined` when it does. */
export function statusObstacle(
  from: ReportStatus,
  to: ReportStatus,
  reason: string | undefined,
): string | undefined {
  if (!NEXT[from].includes(to)) {
    return `A report that is ${from} does not become ${to}.`;
  }
  if (to !== 'acknowledged' && !reason?.trim()) {
    return to === 'resolved'
      ? 'Say how it was resolved.'
      : 'Say why it is open again.';
  }
  return reason === undefined
    ? undefined
    : textProblem(reason, { field: 'reason', maxLength: 4000, lines: true });
}
