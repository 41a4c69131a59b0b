import type { Ratio } from '../compliance/kpi';
import { percentText } from '../compliance/ratio';
import { trackMigration, type MigrationProgress } from './migration';
import type { Phase, ReleaseTimeline } from './phase';

/** Workloads of one owner and their pods. */
export interface OwnerUse {
  /** Absent for workloads that nobody owns (AMB-28). */
  readonly ownerRef?: string;
  readonly workloads: number;
  readonly pods: number;
}

/** Workloads of one owner that left a release for a newer one of its family. */
export interface OwnerMoves extends OwnerUse {
  /** ISO times at which the first and the last of them left it. */
  readonly firstAt: string;
  readonly lastAt: string;
}

/** Who runs a release, who left it, and who runs what is newer. Production only. */
export interface ReleaseUsers {
  readonly left: readonly OwnerUse[];
  readonly moved: readonly OwnerMoves[];
  /** Users of newer releases of the family, whether they came from this one or not; one row for each owner. */
  readonly newer: readonly OwnerUse[];
  /** Emergency migrations that are open (R-DEP-05). */
  readonly emergencies?: readonly OwnerEmergency[];
}

/** An agreed way off a release after its deadline. */
export interface OwnerEmergency {
  readonly ownerRef: string;
  /** ISO date, the last day of it. */
  readonly expiresAt: string;
}

/** How far a team has come; each team is exactly one of these (AMB-01b). */
export const MIGRATION_STATUSES = [
  'not-started',
  'in-progress',
  'emergency',
  'migrated',
] as const;

/** See {@link MIGRATION_STATUSES}. */
export type MigrationStatus = (typeof MIGRATION_STATUSES)[number];

/** One team's way off a release. */
export interface TeamProgress {
  /** Absent for the workloads that nobody owns: a row, but no team. */
  readonly ownerRef?: string;
  readonly status: MigrationStatus;
  readonly left: WorkloadsAndPods;
  readonly moved: WorkloadsAndPods;
  /** ISO time since when it has this status: the first move, the last one; absent before the first. */
  readonly since?: string;
  /** ISO date until which it may take with an emergency migration. */
  readonly emergencyUntil?: string;
  /** Still on it though at most a month is left, or none (R-DEP-11). */
  readonly holdOut: boolean;
}

/** Workloads and their pods. */
export interface WorkloadsAndPods {
  readonly workloads: number;
  readonly pods: number;
}

/** The same with the teams whose they are; who owns nothing is no team. */
export interface TeamsAndPods extends WorkloadsAndPods {
  readonly teams: number;
}

/** How far a release is left behind (R-DEP-08). */
export interface DeprecationProgress {
  readonly left: TeamsAndPods;
  /** Teams count as moved when nothing of theirs is left on it; workloads and pods count each. */
  readonly moved: TeamsAndPods;
  /** Pods that moved, of those that moved or are left. */
  readonly pods: Ratio;
  /** The same with one decimal, `88.8 %`; `n/a` when there are none. */
  readonly display: string;
  /** This release against all newer ones of its family (GT-DEP-04). */
  readonly tracks: MigrationProgress;
  /** Rows of {@link teams} that are hold-outs. */
  readonly holdOuts: number;
  /** Who still has most to do first. */
  readonly teams: readonly TeamProgress[];
}

const PAST_ACTIVE: ReadonlySet<Phase> = new Set([
  'legacy',
  'final-calls',
  'unsupported',
  'archived',
  'removed',
]);

/** Whether users of a release must leave it: it was golden and is past its active phase. */
export function isToBeLeft(phase: Phase): boolean {
  return PAST_ACTIVE.has(phase);
}

/**
 * Whether who is still on a release is a hold-out: at most one month is left
 * (GT-DEP-05), or the deadline has come.
 */
export function isHoldOutTime({
  lastMonth,
  daysLeft,
}: Pick<ReleaseTimeline, 'lastMonth' | 'daysLeft'>): boolean {
  return lastMonth || (daysLeft !== undefined && daysLeft <= 0);
}

/** Computes {@link DeprecationProgress}. */
export function deprecationProgress(
  users: ReleaseUsers,
  timeline: Pick<ReleaseTimeline, 'lastMonth' | 'daysLeft'>,
): DeprecationProgress {
  const teams = teamsOf(users, isHoldOutTime(timeline));
  const left = { ...total(users.left), teams: countTeams(teams, isLeft) };
  const moved = {
    ...total(users.moved),
    teams: countTeams(teams, ({ status }) => status === 'migrated'),
  };
  const pods = { numerator: moved.pods, denominator: moved.pods + left.pods };
  return {
    left,
    moved,
    pods,
    display: percentText(pods),
    tracks: trackMigration(
      { teams: left.teams, pods: left.pods },
      newerTrackUse(users),
    ),
    holdOuts: teams.filter(({ holdOut }) => holdOut).length,
    teams,
  };
}

function teamsOf(users: ReleaseUsers, holdOutTime: boolean): TeamProgress[] {
  const left = byOwner(users.left);
  const moved = byOwner(users.moved);
  const agreed = new Map(
    users.emergencies?.map(({ ownerRef, expiresAt }) => [ownerRef, expiresAt]),
  );
  return [...new Set([...left.keys(), ...moved.keys()])]
    .map(owner =>
      teamProgress(left.get(owner), moved.get(owner), {
        holdOutTime,
        emergencyUntil: owner === undefined ? undefined : agreed.get(owner),
      }),
    )
    .sort(compareTeams);
}

function teamProgress(
  left: OwnerUse | undefined,
  moved: OwnerMoves | undefined,
  {
    holdOutTime,
    emergencyUntil,
  }: { readonly holdOutTime: boolean; readonly emergencyUntil?: string },
): TeamProgress {
  const progress = {
    ownerRef: (left ?? moved)?.ownerRef,
    ...statusOf(left, moved),
    left: sumOf(left),
    moved: sumOf(moved),
    holdOut: holdOutTime && left !== undefined,
  };
  return left && emergencyUntil !== undefined
    ? { ...progress, status: 'emergency', emergencyUntil }
    : progress;
}

function statusOf(
  left: OwnerUse | undefined,
  moved: OwnerMoves | undefined,
): Pick<TeamProgress, 'status' | 'since'> {
  if (!moved) {
    return { status: 'not-started' };
  }
  return left
    ? { status: 'in-progress', since: moved.firstAt }
    : { status: 'migrated', since: moved.lastAt };
}

/** Users of newer releases; a team with anything left on the old one counts there only. */
function newerTrackUse({ left, newer }: ReleaseUsers) {
  const onOld = byOwner(left);
  return {
    teams: newer.filter(
      ({ ownerRef }) => ownerRef !== undefined && !onOld.has(ownerRef),
    ).length,
    pods: total(newer).pods,
  };
}

function isLeft({ left }: TeamProgress): boolean {
  return left.workloads > 0;
}

function countTeams(
  teams: readonly TeamProgress[],
  which: (team: TeamProgress) => boolean,
): number {
  return teams.filter(team => team.ownerRef !== undefined && which(team))
    .length;
}

function compareTeams(a: TeamProgress, b: TeamProgress): number {
  return (
    MIGRATION_STATUSES.indexOf(a.status) -
      MIGRATION_STATUSES.indexOf(b.status) ||
    b.left.pods - a.left.pods ||
    b.moved.pods - a.moved.pods ||
    (a.ownerRef ?? '').localeCompare(b.ownerRef ?? '')
  );
}

function byOwner<T extends OwnerUse>(uses: readonly T[]) {
  return new Map(uses.map(use => [use.ownerRef, use]));
}

function total(uses: readonly OwnerUse[]): WorkloadsAndPods {
  return {
    workloads: uses.reduce((sum, { workloads }) => sum + workloads, 0),
    pods: uses.reduce((sum, { pods }) => sum + pods, 0),
  };
}

function sumOf(use: OwnerUse | undefined): WorkloadsAndPods {
  return { workloads: use?.workloads ?? 0, pods: use?.pods ?? 0 };
}
