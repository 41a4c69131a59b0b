import type { Kpi, Ratio } from './kpi';
import { percent, percentText } from './ratio';
import { formatCount } from './workloadCounts';

/** Whether the figure of a KPI is a number of workloads rather than a percentage. */
export function isCount(id: Kpi['id']): boolean {
  return id === 'non-compliant';
}

/** The figure of a KPI: percent with one decimal, or the count; `undefined` for no data (GT-KPI1-05). */
export function kpiFigure(id: Kpi['id'], ratio: Ratio): number | undefined {
  if (!isCount(id)) {
    return percent(ratio);
  }
  return ratio.denominator === 0 ? undefined : ratio.numerator;
}

/** {@link kpiFigure} as shown: `87.0 %`, `1,240`, `n/a`. */
export function kpiDisplay(id: Kpi['id'], ratio: Ratio): string {
  return isCount(id) && ratio.denominator > 0
    ? formatCount(ratio.numerator)
    : percentText(ratio);
}

/**
 * How high the figure of a KPI could be if all workloads that could not be
 * determined counted; `undefined` where there are none, and for the sprawl
 * index, which counts releases.
 */
export function kpiUpperBound(
  id: Kpi['id'],
  ratio: Ratio,
  unknown: number,
): number | undefined {
  return unknown === 0 || id === 'sprawl'
    ? undefined
    : kpiFigure(id, { ...ratio, numerator: ratio.numerator + unknown });
}
