import type { ReleaseId } from '../inventory/lineage';
import { readDay, readOptionalDay } from '../releases/day';
import type { ReleaseName } from '../releases/releaseName';
import type { Ratio } from './kpi';

/** When a release took the steps from upstream to gold. ISO dates or times. */
export interface PromotionTimes extends ReleaseName {
  readonly id: ReleaseId;
  /** Absent for what was built in-house, or where nobody knows: then it cannot be counted. */
  readonly upstreamReleasedAt?: string;
  readonly testsPassedAt?: string;
  readonly promotedAt: string;
  readonly notifiedAt?: string;
}

/** A candidate that is not promoted yet. */
export interface WaitingCandidate extends ReleaseName {
  readonly id: ReleaseId;
  /** ISO date or time. */
  readonly upstreamReleasedAt?: string;
  readonly openedAt: string;
}

/** Where the time between upstream and gold goes (R-KPI2-02). */
export const LEAD_TIME_STAGES = ['testing', 'admin', 'notify'] as const;

/** See {@link LEAD_TIME_STAGES}. */
export type LeadTimeStage = (typeof LEAD_TIME_STAGES)[number];

/** One promotion with its time. */
export interface LeadTimeRow extends ReleaseName {
  readonly id: ReleaseId;
  /** ISO dates. */
  readonly upstreamReleasedAt: string;
  readonly promotedAt: string;
  /** Elapsed calendar days (AMB-22). */
  readonly days: number;
}

/** A promotion's days by stage; stages whose end nobody recorded are left out. */
export interface LeadTimeSplit extends ReleaseName {
  readonly id: ReleaseId;
  readonly stages: readonly {
    readonly stage: LeadTimeStage;
    readonly days: number;
  }[];
  /** The stage that took longest, when any is known. */
  readonly slowest?: LeadTimeStage;
  /** What makes that stage faster, in a sentence (R-KPI2-03). */
  readonly remediation?: string;
}

/** Status of a duration against its target: near is at most a tenth above it (AMB-04). */
export type DurationStatus =
  | 'on-target'
  | 'near-target'
  | 'off-target'
  | 'no-data';

/** KPI 2, the mean time from the upstream release to the golden promotion (R-KPI2-01). */
export interface LeadTime {
  /** Days in total, of how many promotions. */
  readonly ratio: Ratio;
  /** Mean in days, one decimal; `undefined` for no data. */
  readonly value?: number;
  /** `6.0 days`, `n/a`. */
  readonly display: string;
  readonly target: { readonly value: number; readonly text: string };
  readonly status: DurationStatus;
  /** A sentence that says what it means. */
  readonly statement: string;
  /** First and last day of the window. ISO dates, both included. */
  readonly from: string;
  readonly to: string;
  /** Latest promotion first. */
  readonly rows: readonly LeadTimeRow[];
  /** Promotions of the window that no upstream date is known of: not counted. */
  readonly undated: number;
  /** Of the latest promotion that is counted. */
  readonly latest?: LeadTimeSplit;
  /** Not promoted, so not counted: oldest first, with their age in days. */
  readonly waiting: readonly (ReleaseName & {
    readonly id: ReleaseId;
    readonly days: number;
    readonly since: 'upstream' | 'opened';
  })[];
}

const REMEDIES: Readonly<Record<LeadTimeStage, string>> = {
  testing:
    'Testing takes longest: add test infrastructure and run the application stacks in parallel, and smoke-test release candidates before they are released.',
  admin:
    'The wait between passed tests and promotion takes longest: let the portal promote what passed every gate, and let CI tag and mirror.',
  notify:
    'Telling people takes longest: see that notices are delivered, by the failures that the notices page names.',
};

/** Default length of the window in days (AMB-22). */
export const LEAD_TIME_DAYS = 90;

/**
 * Computes KPI 2 (AMB-22, GT-KPI2-*): elapsed calendar days, averaged over what
 * was promoted in the window. Candidates are shown with their age and not counted.
 *
 * @param at - ISO date or timestamp, the last day of the window
 * @param targetDays - to be met at most
 */
export function leadTime(
  facts: {
    readonly promotions: readonly PromotionTimes[];
    readonly waiting: readonly WaitingCandidate[];
  },
  options: {
    readonly at: string;
    readonly targetDays: number;
    readonly windowDays?: number;
  },
): LeadTime {
  const { at, targetDays, windowDays = LEAD_TIME_DAYS } = options;
  const to = readDay('at', at);
  const from = to.minus({ days: windowDays - 1 });
  const inWindow = facts.promotions.filter(({ promotedAt }) => {
    const day = readDay('promotedAt', promotedAt);
    return from <= day && day <= to;
  });
  const dated = inWindow
    .flatMap(times => {
      const row = rowOf(times);
      return row ? [{ row, times }] : [];
    })
    .sort(
      (a, b) =>
        b.row.promotedAt.localeCompare(a.row.promotedAt) ||
        a.row.id.localeCompare(b.row.id),
    );
  const rows = dated.map(({ row }) => row);
  const ratio = {
    numerator: rows.reduce((sum, { days }) => sum + days, 0),
    denominator: rows.length,
  };
  const status = durationStatus(ratio, targetDays);
  return {
    ratio,
    value: mean(ratio),
    display: daysText(ratio),
    target: { value: targetDays, text: `at most ${targetDays} days` },
    status,
    statement: statement(ratio, status, targetDays, windowDays),
    from: from.toISODate(),
    to: to.toISODate(),
    rows,
    undated: inWindow.length - rows.length,
    latest: dated[0] && splitOf(dated[0].times),
    waiting: facts.waiting
      .map(candidate => waitingOf(candidate, at))
      .sort((a, b) => b.days - a.days || a.id.localeCompare(b.id)),
  };
}

/** Compares a mean with its target as an exact fraction (GT-KPI2-02). */
export function durationStatus(
  { numerator, denominator }: Ratio,
  target: number,
): DurationStatus {
  if (denominator === 0) {
    return 'no-data';
  }
  if (numerator <= target * denominator) {
    return 'on-target';
  }
  return numerator * 10 <= target * 11 * denominator
    ? 'near-target'
    : 'off-target';
}

/** The stages of one promotion (GT-KPI2-01). */
export function splitOf(times: PromotionTimes): LeadTimeSplit {
  const { id, family, track, version } = times;
  const ends: readonly [
    LeadTimeStage,
    string | undefined,
    string | undefined,
  ][] = [
    ['testing', times.upstreamReleasedAt, times.testsPassedAt],
    ['admin', times.testsPassedAt, times.promotedAt],
    ['notify', times.promotedAt, times.notifiedAt],
  ];
  const stages = ends.flatMap(([stage, from, to]) =>
    from !== undefined && to !== undefined
      ? [{ stage, days: Math.max(0, daysBetween(from, to)) }]
      : [],
  );
  const longest = stages.reduce<(typeof stages)[number] | undefined>(
    (most, each) => (each.days > (most?.days ?? 0) ? each : most),
    undefined,
  );
  return {
    id,
    family,
    track,
    version,
    stages,
    slowest: longest?.stage,
    remediation: longest && REMEDIES[longest.stage],
  };
}

/** `undefined` without an upstream date, and where that is after the promotion: then one of the two is wrong. */
function rowOf(times: PromotionTimes): LeadTimeRow | undefined {
  const { id, family, track, version, promotedAt } = times;
  const released = readOptionalDay(
    'upstreamReleasedAt',
    times.upstreamReleasedAt,
  );
  const promoted = readDay('promotedAt', promotedAt);
  return released && released <= promoted
    ? {
        id,
        family,
        track,
        version,
        upstreamReleasedAt: released.toISODate(),
        promotedAt: promoted.toISODate(),
        days: promoted.diff(released, 'days').days,
      }
    : undefined;
}

function waitingOf(
  candidate: WaitingCandidate,
  at: string,
): LeadTime['waiting'][number] {
  const { id, family, track, version, upstreamReleasedAt, openedAt } =
    candidate;
  return {
    id,
    family,
    track,
    version,
    days: Math.max(0, daysBetween(upstreamReleasedAt ?? openedAt, at)),
    since: upstreamReleasedAt === undefined ? 'opened' : 'upstream',
  };
}

function daysBetween(from: string, to: string): number {
  return readDay('to', to).diff(readDay('from', from), 'days').days;
}

/** One decimal, rounded half up from the exact fraction. */
function mean({ numerator, denominator }: Ratio): number | undefined {
  return denominator === 0
    ? undefined
    : Math.floor((numerator * 20 + denominator) / (2 * denominator)) / 10;
}

function daysText(ratio: Ratio): string {
  const value = mean(ratio);
  return value === undefined ? 'n/a' : `${value.toFixed(1)} days`;
}

function statement(
  ratio: Ratio,
  status: DurationStatus,
  target: number,
  windowDays: number,
): string {
  const { denominator } = ratio;
  if (denominator === 0) {
    return `Nothing with a known upstream date was promoted in the last ${windowDays} days.`;
  }
  const over: Readonly<Record<Exclude<DurationStatus, 'no-data'>, string>> = {
    'on-target': `within the target of ${target} days`,
    'near-target': `just above the target of ${target} days`,
    'off-target': `above the target of ${target} days`,
  };
  return `A golden image comes ${daysText(ratio)} after its upstream release, ${
    status === 'no-data' ? '' : over[status]
  } (mean of ${denominator} promotion${
    denominator === 1 ? '' : 's'
  } in ${windowDays} days).`;
}
