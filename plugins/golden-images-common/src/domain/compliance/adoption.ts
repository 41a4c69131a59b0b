import type { Policy } from '../policy/policy';
import type { Kpi, Ratio } from './kpi';
import {
  meets,
  percent,
  percentText,
  toTarget,
  wholePercent,
  type Target,
} from './ratio';
import {
  adoptedWorkloads,
  byNumber,
  coveredWorkloads,
  totalWorkloads,
  workloadsText,
  type WorkloadCounts,
} from './workloadCounts';

const NO_WORKLOADS = 'No production workload has been seen.';

type GrowthTarget = Target & { comparison: 'above' | 'at-least' };

/**
 * KPI 1: production workloads on golden images, of all (R-KPI1-01, AMB-08).
 * What could not be determined stays in the denominator (ADR 0003).
 * @param previous - the same ratio a month before, for the trend (R-KPI1-04).
 */
export function adoptionKpi(
  counts: WorkloadCounts,
  policy: Policy,
  previous?: Ratio,
): Kpi {
  const ratio = {
    numerator: adoptedWorkloads(counts),
    denominator: totalWorkloads(counts),
  };
  const target = adoptionTarget(policy);
  const text = `> ${target.percent} %`;
  return {
    id: 'adoption',
    ratio,
    value: percent(ratio),
    display: percentText(ratio),
    headline: headline(ratio, previous),
    target: { value: target.percent, text },
    status: status(ratio, target),
    statement: statement(ratio, counts.unknown, target, text),
  };
}

/**
 * Share of production workloads on an approved variant (or the very image) of a
 * golden release (R-VIS-09, AMB-08).
 * @param provenTier1 - of the `golden-based` workloads, those that an SBOM
 *   comparison shows to add nothing beyond tier 1. Without that proof they do not count.
 */
export function approvedVariantsKpi(
  counts: WorkloadCounts,
  provenTier1: number,
  policy: Policy,
): Kpi {
  const ratio = {
    numerator: coveredWorkloads(counts) + provenTier1,
    denominator: totalWorkloads(counts),
  };
  const target: GrowthTarget = {
    percent: policy.kpi.approvedVariantsTarget,
    comparison: 'at-least',
  };
  const open = counts['golden-based'] - provenTier1;
  const unproven =
    open > 0
      ? ` ${workloadsText(open)} built on golden ${byNumber(
          open,
          'counts',
          'count',
        )} once an SBOM comparison shows nothing beyond tier 1.`
      : '';
  const text = `≥ ${target.percent} %`;
  return {
    id: 'approved-variants',
    ratio,
    value: percent(ratio),
    display: percentText(ratio),
    target: { value: target.percent, text },
    status: status(ratio, target),
    statement:
      ratio.denominator === 0
        ? NO_WORKLOADS
        : `${moveStatement(ratio, target, text)}${unproven}`,
  };
}

/** Workloads that must still move for adoption to reach its target (GT-KPI1-04). */
export function workloadsToTarget(ratio: Ratio, policy: Policy): number {
  return toTarget(ratio, adoptionTarget(policy));
}

function adoptionTarget(policy: Policy): GrowthTarget {
  return { percent: policy.kpi.adoptionTarget, comparison: 'above' };
}

function status(ratio: Ratio, target: Target): Kpi['status'] {
  if (ratio.denominator === 0) {
    return 'no-data';
  }
  return meets(ratio, target) ? 'on-target' : 'off-target';
}

/** `87 %`; with a month to compare with `92% (+3 points from last month)`, as the guide's report has it (GT-KPI1-02). */
function headline(ratio: Ratio, previous?: Ratio): string | undefined {
  const now = wholePercent(ratio, 'half-up');
  if (now === undefined) {
    return undefined;
  }
  const before = previous && wholePercent(previous, 'half-up');
  if (before === undefined) {
    return `${now} %`;
  }
  const points = now - before;
  const unit = byNumber(Math.abs(points), 'point', 'points');
  return `${now}% (${points < 0 ? '' : '+'}${points} ${unit} from last month)`;
}

function statement(
  ratio: Ratio,
  unknown: number,
  target: GrowthTarget,
  text: string,
): string {
  if (ratio.denominator === 0) {
    return NO_WORKLOADS;
  }
  const undetermined =
    unknown > 0
      ? ` ${workloadsText(unknown)} could not be determined and ${byNumber(
          unknown,
          'counts',
          'count',
        )} as not golden.`
      : '';
  return `${moveStatement(ratio, target, text)}${undetermined}`;
}

function moveStatement(
  ratio: Ratio,
  target: GrowthTarget,
  text: string,
): string {
  const missing = toTarget(ratio, target);
  return missing > 0
    ? `${workloadsText(missing)} must move to golden images to reach ${text}.`
    : `The target of ${text} is met.`;
}
