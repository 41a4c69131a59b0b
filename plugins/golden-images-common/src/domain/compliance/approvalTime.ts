import type { DurationStatus } from './leadTime';
import type { Ratio } from './kpi';

/** Where the time between submission and merge goes (R-KPI3-02). */
export const APPROVAL_STAGES = [
  'first-review',
  'security',
  'platform',
  'merge',
] as const;

/** See {@link APPROVAL_STAGES}. */
export type ApprovalStage = (typeof APPROVAL_STAGES)[number];

/** One approved request with its time in business days. */
export interface ApprovalTimeRow {
  readonly id: string;
  readonly title: string;
  readonly team: string;
  /** ISO times. */
  readonly submittedAt: string;
  readonly approvedAt: string;
  readonly mergedAt?: string;
  /** From submission to the second approval. */
  readonly days: number;
  readonly daysToMerge?: number;
}

/** KPI 3, the mean time from the submission of a tier 2 request to its approval (R-KPI3-01), in business days (AMB-04b). */
export interface ApprovalTime {
  /** ISO time that it is computed for. */
  readonly at: string;
  /** Business days in total, of how many requests. */
  readonly ratio: Ratio;
  /** Mean, one decimal; `undefined` for no data. */
  readonly value?: number;
  /** `3.0 business days`, `n/a`. */
  readonly display: string;
  readonly target: { readonly value: number; readonly text: string };
  readonly status: DurationStatus;
  /** `on target (within tolerance)`. */
  readonly statusText: string;
  /** A sentence that says what it means. */
  readonly statement: string;
  /** First and last day of the window. ISO dates, both included. */
  readonly from: string;
  readonly to: string;
  /** Means of the stages, of those requests that came through each. */
  readonly stages: readonly {
    readonly stage: ApprovalStage;
    readonly title: string;
    readonly days?: number;
    readonly ratio: Ratio;
  }[];
  /** To the merge, of those that are merged. */
  readonly toMerge: { readonly days?: number; readonly ratio: Ratio };
  /** The stage that takes longest, and what makes it faster (R-KPI3-03). */
  readonly slowest?: ApprovalStage;
  readonly remediation?: string;
  /** Last approved first. */
  readonly rows: readonly ApprovalTimeRow[];
  /** How many of the window are approved, by category (R-REQ-28). */
  readonly categories: Readonly<Record<string, number>>;
  /** Submitted and not decided: not counted. */
  readonly pending: number;
}
