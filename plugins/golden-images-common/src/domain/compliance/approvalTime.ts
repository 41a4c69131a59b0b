import { readDay } from '../releases/day';
import {
  BUSINESS_DAY_MS,
  businessTime,
  roundedDays,
  type BusinessCalendar,
} from './businessDays';
import type { Ratio } from './kpi';
import { durationStatus, type DurationStatus } from './leadTime';

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

/** When a request took its steps. ISO times. */
export interface RequestTimes {
  readonly id: string;
  readonly title: string;
  readonly team: string;
  readonly category: string;
  readonly tier: number;
  /** First submission; absent for a draft. */
  readonly submittedAt?: string;
  /** The first time that a reviewer said anything. */
  readonly firstReviewAt?: string;
  /** The approvals that count. */
  readonly securityApprovedAt?: string;
  readonly platformApprovedAt?: string;
  readonly mergedAt?: string;
  /** Whether it was rejected or withdrawn. */
  readonly turnedDown: boolean;
}

/** Default target in business days (R-KPI3-01). */
export const APPROVAL_TARGET_DAYS = 2;
/** Default length of the window in days. */
export const APPROVAL_WINDOW_DAYS = 90;

const TITLES: Readonly<Record<ApprovalStage, string>> = {
  'first-review': 'To the first review',
  security: 'To the approval of security',
  platform: 'To the approval of platform',
  merge: 'From approval to merge',
};

const REMEDIES: Readonly<Record<ApprovalStage, string>> = {
  'first-review':
    'Waiting for the first review takes longest: recruit more reviewers of both teams, and have reviews happen throughout the day rather than when all are online.',
  security:
    'The review of security takes longest: write clearer approval criteria, so that reviewers are sure whether they may approve, and recruit more of them.',
  platform:
    'The review of platform takes longest: write clearer approval criteria, so that reviewers are sure whether they may approve, and recruit more of them.',
  merge:
    'The merge takes longest: let CI merge and build what both teams approved, without a manual step.',
};

const STATUS_TEXT: Readonly<Record<DurationStatus, string>> = {
  'on-target': 'on target',
  'near-target': 'on target (within tolerance)',
  'off-target': 'off target',
  'no-data': 'no data',
};

/**
 * Computes KPI 3 (AMB-04, GT-KPI3-*): business days from the submission of a
 * tier 2 request to its second approval, averaged over what was approved in the
 * window. What was turned down or is not decided is not counted.
 *
 * @param at - ISO time; the end of the window
 */
export function approvalTime(
  requests: readonly RequestTimes[],
  options: {
    readonly at: string;
    readonly calendar?: BusinessCalendar;
    readonly targetDays?: number;
    readonly windowDays?: number;
  },
): ApprovalTime {
  const {
    at,
    calendar,
    targetDays = APPROVAL_TARGET_DAYS,
    windowDays = APPROVAL_WINDOW_DAYS,
  } = options;
  const to = readDay('at', at);
  const from = to.minus({ days: windowDays - 1 });
  const counted = requests
    .flatMap(request => {
      const steps = stepsOf(request, calendar);
      if (!steps || readDay('approvedAt', steps.approvedAt) < from) {
        return [];
      }
      return Date.parse(steps.approvedAt) <= Date.parse(at)
        ? [{ request, steps }]
        : [];
    })
    .sort(
      (a, b) =>
        b.steps.approvedAt.localeCompare(a.steps.approvedAt) ||
        a.request.id.localeCompare(b.request.id),
    );
  const total = sum(counted.map(({ steps }) => steps.toApproval));
  const merged = counted.flatMap(({ steps }) => steps.toMerge ?? []);
  const stages = APPROVAL_STAGES.map(stage => {
    const each = counted.flatMap(({ steps }) => steps.stages[stage] ?? []);
    return {
      stage,
      title: TITLES[stage],
      days: meanDays(each),
      ratio: ratioOf(each),
    };
  });
  const longest = stages.reduce<(typeof stages)[number] | undefined>(
    (most, each) => ((each.days ?? 0) > (most?.days ?? 0) ? each : most),
    undefined,
  );
  const status = durationStatus(
    { numerator: total, denominator: counted.length },
    targetDays * BUSINESS_DAY_MS,
  );
  const value = meanDays(counted.map(({ steps }) => steps.toApproval));
  const display =
    value === undefined ? 'n/a' : `${value.toFixed(1)} business days`;
  return {
    at,
    ratio: ratioOf(counted.map(({ steps }) => steps.toApproval)),
    value,
    display,
    target: { value: targetDays, text: `at most ${targetDays} business days` },
    status,
    statusText: STATUS_TEXT[status],
    statement:
      value === undefined
        ? `No request was approved in ${windowDays} days.`
        : `A request is approved ${display} after its submission, target at most ${targetDays}: ${
            STATUS_TEXT[status]
          } (mean of ${counted.length} request${
            counted.length === 1 ? '' : 's'
          } in ${windowDays} days).`,
    from: from.toISODate(),
    to: to.toISODate(),
    stages,
    toMerge: { days: meanDays(merged), ratio: ratioOf(merged) },
    slowest: longest?.stage,
    remediation: longest && REMEDIES[longest.stage],
    rows: counted.map(({ request, steps }) => ({
      id: request.id,
      title: request.title,
      team: request.team,
      submittedAt: steps.submittedAt,
      approvedAt: steps.approvedAt,
      mergedAt: request.mergedAt,
      days: roundedDays(steps.toApproval),
      daysToMerge:
        steps.toMerge === undefined ? undefined : roundedDays(steps.toMerge),
    })),
    categories: countBy(counted.map(({ request }) => request.category)),
    pending: requests.filter(request => isPending(request, at)).length,
  };
}

/** Times in milliseconds; `undefined` for what is not counted (GT-KPI3-05). */
function stepsOf(request: RequestTimes, calendar?: BusinessCalendar) {
  const { submittedAt, firstReviewAt, mergedAt } = request;
  const { securityApprovedAt, platformApprovedAt } = request;
  if (
    request.tier !== 2 ||
    request.turnedDown ||
    !submittedAt ||
    !securityApprovedAt ||
    !platformApprovedAt
  ) {
    return undefined;
  }
  const [first, second] =
    platformApprovedAt < securityApprovedAt
      ? (['platform', 'security'] as const)
      : (['security', 'platform'] as const);
  const at = { security: securityApprovedAt, platform: platformApprovedAt };
  const review =
    firstReviewAt && firstReviewAt < at[first] ? firstReviewAt : at[first];
  const time = (from: string, to: string) => businessTime(from, to, calendar);
  const firstTime = time(review, at[first]);
  const secondTime = time(at[first], at[second]);
  const stages: Readonly<Partial<Record<ApprovalStage, number>>> = {
    'first-review': time(submittedAt, review),
    security: first === 'security' ? firstTime : secondTime,
    platform: first === 'platform' ? firstTime : secondTime,
    merge: mergedAt === undefined ? undefined : time(at[second], mergedAt),
  };
  return {
    submittedAt,
    approvedAt: at[second],
    toApproval: time(submittedAt, at[second]),
    toMerge: mergedAt === undefined ? undefined : time(submittedAt, mergedAt),
    stages,
  };
}

function isPending(
  { tier, turnedDown, submittedAt, ...approved }: RequestTimes,
  at: string,
): boolean {
  return (
    tier === 2 &&
    !turnedDown &&
    submittedAt !== undefined &&
    Date.parse(submittedAt) <= Date.parse(at) &&
    !(approved.securityApprovedAt && approved.platformApprovedAt)
  );
}

function ratioOf(times: readonly number[]): Ratio {
  return {
    numerator: roundedDays(sum(times)),
    denominator: times.length,
  };
}

function meanDays(times: readonly number[]): number | undefined {
  return times.length === 0
    ? undefined
    : roundedDays(sum(times) / times.length);
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((a, b) => a + b, 0);
}

function countBy(names: readonly string[]): Record<string, number> {
  const counts = new Map<string, number>();
  names.forEach(name => counts.set(name, (counts.get(name) ?? 0) + 1));
  return Object.fromEntries([...counts].sort(([a], [b]) => a.localeCompare(b)));
}
