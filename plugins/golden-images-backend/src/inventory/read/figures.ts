import type {
  ReleaseId,
  Verdict,
} from '@image-governance/plugin-golden-images-common';
import type { ReleaseFigure, WorkloadFigure } from './FigureQueries';

/** Who runs a release or what is built from it. */
export interface ReleaseUse {
  /** Workloads in production. */
  readonly production: number;
  /** Workloads in all environments. */
  readonly total: number;
  /** Distinct owners of those in production. */
  readonly teams: number;
  /** Pods of those in production. */
  readonly pods: number;
}

const UNUSED: ReleaseUse = { production: 0, total: 0, teams: 0, pods: 0 };

/** Workloads and their pods. */
export interface WorkloadSum {
  readonly workloads: number;
  readonly pods: number;
}

/** Production workloads by verdict. */
export function byVerdict(
  figures: readonly WorkloadFigure[],
): ReadonlyMap<Verdict, WorkloadSum> {
  const sums = new Map<Verdict, WorkloadSum>();
  for (const { production, verdict, workloads, pods } of figures) {
    const sum = sums.get(verdict) ?? { workloads: 0, pods: 0 };
    if (production) {
      sums.set(verdict, {
        workloads: sum.workloads + workloads,
        pods: sum.pods + pods,
      });
    }
  }
  return sums;
}

/** Production workloads that nobody owns (AMB-28). */
export function unowned(figures: readonly WorkloadFigure[]): number {
  return figures
    .filter(({ production, ownerRef }) => production && ownerRef === undefined)
    .reduce((sum, { workloads }) => sum + workloads, 0);
}

/** Use of each release, over all owners. */
export function releaseUse(
  figures: readonly ReleaseFigure[],
): ReadonlyMap<ReleaseId, ReleaseUse> {
  const use = new Map<ReleaseId, ReleaseUse>();
  const owners = new Map<ReleaseId, Set<string>>();
  for (const figure of figures) {
    const { release, production, ownerRef, workloads, pods } = figure;
    const sum = use.get(release) ?? UNUSED;
    const teams = owners.get(release) ?? new Set();
    owners.set(release, teams);
    if (production && ownerRef !== undefined) {
      teams.add(ownerRef);
    }
    use.set(release, {
      production: sum.production + (production ? workloads : 0),
      total: sum.total + workloads,
      teams: teams.size,
      pods: sum.pods + (production ? pods : 0),
    });
  }
  return use;
}
