import {
  VERDICTS,
  countsForAdoption,
  countsForCoverage,
  type Verdict,
} from '../inventory/verdict';

/** Production workloads by verdict: each counted once, under the worst verdict of its containers (AMB-08b, GT-KPI1-06). */
export type WorkloadCounts = Readonly<Record<Verdict, number>>;

/** Counts with 0 for every verdict that is left out. */
export function workloadCounts(
  counts: Readonly<Partial<Record<Verdict, number>>>,
): WorkloadCounts {
  return {
    golden: 0,
    'approved-variant': 0,
    'golden-based': 0,
    'unapproved-variant': 0,
    unknown: 0,
    evaluation: 0,
    'third-party': 0,
    'custom-build': 0,
    'direct-upstream': 0,
    ...counts,
  };
}

/** All workloads, the undetermined ones too (ADR 0003). */
export function totalWorkloads(counts: WorkloadCounts): number {
  return VERDICTS.reduce((sum, verdict) => sum + counts[verdict], 0);
}

/** Workloads on golden images: the numerator of adoption. */
export function adoptedWorkloads(counts: WorkloadCounts): number {
  return VERDICTS.filter(countsForAdoption).reduce(
    (sum, verdict) => sum + counts[verdict],
    0,
  );
}

/** Workloads that are covered by their verdict alone: see `countsForCoverage`. */
export function coveredWorkloads(counts: WorkloadCounts): number {
  return VERDICTS.filter(countsForCoverage).reduce(
    (sum, verdict) => sum + counts[verdict],
    0,
  );
}

/** `1 workload`, `1,240 workloads`. */
export function workloadsText(count: number): string {
  return `${formatCount(count)} ${byNumber(count, 'workload', 'workloads')}`;
}

/** The word that agrees with a count: `is` of one, `are` of none and of many. */
export function byNumber(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

/** `1,240`. */
export function formatCount(count: number): string {
  return count.toLocaleString('en-GB');
}
