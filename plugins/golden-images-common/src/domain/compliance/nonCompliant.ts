import type { Verdict } from '../inventory/verdict';
import type { Policy } from '../policy/policy';
import type { Kpi } from './kpi';
import {
  byNumber,
  formatCount,
  totalWorkloads,
  workloadsText,
  type WorkloadCounts,
} from './workloadCounts';

/** One kind of non-golden workload, with the words of the guide (R-KPI1-02, R-KPI4-01). */
export interface NonCompliantCategory {
  readonly verdict: Verdict;
  readonly workloads: number;
  readonly title: string;
  readonly reason: string;
}

/** KPI 4 with its split. */
export interface NonCompliant {
  readonly kpi: Kpi;
  /** The guide's three, always; `evaluation` only when there are any. They sum up to the count. */
  readonly categories: readonly NonCompliantCategory[];
  /** What the direct-upstream workloads risk (R-KPI4-02). */
  readonly risk: string;
}

const CATEGORIES: readonly Omit<NonCompliantCategory, 'workloads'>[] = [
  {
    verdict: 'direct-upstream',
    title: 'Direct from upstream (non-mirrored)',
    reason: 'Risky: no mirroring SLA',
  },
  {
    verdict: 'custom-build',
    title: 'Custom builds (no platform oversight)',
    reason: 'Unclear lineage, potential supply chain gaps',
  },
  {
    verdict: 'third-party',
    title: 'Third-party base images',
    reason: 'Outside governance',
  },
  {
    verdict: 'evaluation',
    title: 'Evaluation images in production',
    reason: 'Staging images have not passed acceptance',
  },
];

/** Verdicts that KPI 4 counts. */
export const NON_COMPLIANT_VERDICTS: readonly Verdict[] = CATEGORIES.map(
  ({ verdict }) => verdict,
);

/**
 * KPI 4: production workloads on non-golden images. What could not be
 * determined is not in the count, but keeps the KPI off target, so that a failed
 * scan cannot make it look reached (ADR 0003).
 */
export function nonCompliant(
  counts: WorkloadCounts,
  policy: Policy,
): NonCompliant {
  const categories = CATEGORIES.map(category => ({
    ...category,
    workloads: counts[category.verdict],
  })).filter(
    ({ verdict, workloads }) => verdict !== 'evaluation' || workloads > 0,
  );
  const count = categories.reduce((sum, { workloads }) => sum + workloads, 0);
  const upstream = counts['direct-upstream'];
  return {
    kpi: countKpi(count, counts, policy),
    categories,
    risk:
      upstream === 0
        ? 'No deployment pulls directly from upstream.'
        : `${formatCount(upstream)} ${byNumber(
            upstream,
            'deployment',
            'deployments',
          )} won't get patched automatically`,
  };
}

function countKpi(count: number, counts: WorkloadCounts, policy: Policy): Kpi {
  const denominator = totalWorkloads(counts);
  const target = policy.kpi.nonCompliantTarget;
  const base = {
    id: 'non-compliant' as const,
    ratio: { numerator: count, denominator },
    target: { value: target, text: formatCount(target) },
  };
  if (denominator === 0) {
    return {
      ...base,
      display: 'n/a',
      status: 'no-data',
      statement: 'No production workload has been seen.',
    };
  }
  const undetermined = counts.unknown
    ? ` ${workloadsText(counts.unknown)} more could not be determined.`
    : '';
  return {
    ...base,
    value: count,
    display: formatCount(count),
    status: count + counts.unknown <= target ? 'on-target' : 'off-target',
    statement: `${workloadsText(count)} of ${formatCount(
      denominator,
    )} in production ${byNumber(
      count,
      'runs',
      'run',
    )} non-golden images.${undetermined}`,
  };
}
