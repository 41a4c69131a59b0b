import type { ReleaseId } from '../inventory/lineage';
import type { Verdict } from '../inventory/verdict';
import type { Policy } from '../policy/policy';
import type { Phase, ReleaseTimeline } from '../releases/phase';
import { pressingDeadline } from '../releases/pressingDeadline';
import type { SupportedTrack } from '../releases/supportWindow';
import { adoptionKpi, workloadsToTarget } from './adoption';
import type { Kpi } from './kpi';
import { nonCompliant } from './nonCompliant';
import { scopeSprawl, type ScopeSprawl } from './scopeSprawl';
import type { WorkloadCounts } from './workloadCounts';

/** A release that production workloads still run, and by when they have to be off it. */
export interface StandingDeadline {
  readonly release: ReleaseId;
  readonly phase: Phase;
  /** ISO date. */
  readonly deadline: string;
  /** Whole days; negative when past. */
  readonly daysLeft: number;
  /** At most one month is left (R-DEP-09). */
  readonly lastMonth: boolean;
  readonly workloads: number;
  readonly pods: number;
}

/** How a part of the organisation stands: a team, a group with its child groups, a system. All of production. */
export interface Standing {
  readonly adoption: Kpi;
  /** Workloads that must still move to reach the target. */
  readonly toTarget: number;
  /** Workloads that are not golden by verdict; only those that there are. Undetermined ones stand apart. */
  readonly nonGolden: readonly {
    readonly verdict: Verdict;
    readonly workloads: number;
  }[];
  /** Workloads that could not be determined. */
  readonly unknown: number;
  readonly sprawl: ScopeSprawl;
  /** Releases it should be off already, longest overdue first. */
  readonly overdue: readonly StandingDeadline[];
  /** Releases it has to be off next, soonest first. */
  readonly upcoming: readonly StandingDeadline[];
}

/** A release that production workloads of a part run. */
export interface RunningRelease {
  readonly release: ReleaseId;
  /** Absent for a release that is not on record any more: it has no deadline then. */
  readonly timeline?: ReleaseTimeline;
  readonly workloads: number;
  readonly pods: number;
}

/** Judges a part of the organisation by what it runs in production (R-LIFE-09, R-KPI5-06, AMB-08b). */
export function standing(
  facts: {
    readonly counts: WorkloadCounts;
    readonly running: readonly RunningRelease[];
    /** Supported tracks of the organisation. */
    readonly supported: readonly SupportedTrack[];
  },
  policy: Policy,
): Standing {
  const { counts, running, supported } = facts;
  const adoption = adoptionKpi(counts, policy);
  const deadlines = running.flatMap(deadlineOf).sort(compareDeadlines);
  return {
    adoption,
    toTarget: workloadsToTarget(adoption.ratio, policy),
    nonGolden: nonCompliant(counts, policy)
      .categories.filter(({ workloads }) => workloads > 0)
      .map(({ verdict, workloads }) => ({ verdict, workloads })),
    unknown: counts.unknown,
    sprawl: scopeSprawl(
      running.map(({ release }) => release),
      supported,
      policy,
    ),
    overdue: deadlines.filter(({ daysLeft }) => daysLeft < 0),
    upcoming: deadlines.filter(({ daysLeft }) => daysLeft >= 0),
  };
}

function deadlineOf(running: RunningRelease): StandingDeadline[] {
  const { release, timeline, workloads, pods } = running;
  const pressing = timeline && pressingDeadline(timeline);
  return pressing
    ? [
        {
          release,
          phase: timeline.phase,
          ...pressing,
          lastMonth: timeline.lastMonth,
          workloads,
          pods,
        },
      ]
    : [];
}

function compareDeadlines(a: StandingDeadline, b: StandingDeadline): number {
  return a.daysLeft - b.daysLeft || (a.release < b.release ? -1 : 1);
}
