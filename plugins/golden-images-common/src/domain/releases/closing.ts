import type { TeamProgress } from './deprecationProgress';

/** How a team stood when a release was removed; each team is exactly one of these (AMB-01b). */
export type ClosingStatus = 'migrated' | 'emergency' | 'remaining';

/** One team at the end of a release. */
export interface ClosingTeam {
  /** Absent for the workloads that nobody owns: a row, but no team. */
  readonly ownerRef?: string;
  readonly status: ClosingStatus;
  /** Production workloads and pods that still ran it. */
  readonly workloads: number;
  readonly pods: number;
}

/** The closing figures of a removal: frozen the day it came (R-DEP-12). */
export interface ClosingFigures {
  readonly migrated: number;
  readonly emergency: number;
  /** Still on it without an emergency migration; must be zero. */
  readonly remaining: number;
  /** Workloads still on it that nobody owns; they are no team. */
  readonly unownedWorkloads: number;
  /** Those who are left first. */
  readonly teams: readonly ClosingTeam[];
}

const ORDER: readonly ClosingStatus[] = ['remaining', 'emergency', 'migrated'];

/** Closes the way of each team off a release. */
export function closingFigures(teams: readonly TeamProgress[]): ClosingFigures {
  const closed = teams
    .map(
      ({ ownerRef, status, left }): ClosingTeam => ({
        ownerRef,
        status: closingStatus(status),
        ...left,
      }),
    )
    .sort(
      (a, b) =>
        ORDER.indexOf(a.status) - ORDER.indexOf(b.status) ||
        b.pods - a.pods ||
        (a.ownerRef ?? '').localeCompare(b.ownerRef ?? ''),
    );
  const count = (wanted: ClosingStatus) =>
    closed.filter(
      ({ ownerRef, status }) => ownerRef !== undefined && status === wanted,
    ).length;
  return {
    migrated: count('migrated'),
    emergency: count('emergency'),
    remaining: count('remaining'),
    unownedWorkloads: closed
      .filter(({ ownerRef }) => ownerRef === undefined)
      .reduce((sum, { workloads }) => sum + workloads, 0),
    teams: closed,
  };
}

function closingStatus(status: TeamProgress['status']): ClosingStatus {
  return status === 'migrated' || status === 'emergency' ? status : 'remaining';
}
