import type { Kpi, Ratio } from './kpi';
import { isCount, kpiFigure } from './kpiFigure';

/** A KPI on an earlier day, as it was kept. */
export interface KpiBefore {
  readonly kpi: Kpi['id'];
  /** ISO date of the day. */
  readonly day: string;
  /** ISO time at which the figures of that day were taken. */
  readonly takenAt: string;
  readonly ratio: Ratio;
  /** Production workloads that could not be determined on that day. */
  readonly unknown: number;
}

/** How a KPI moved since an earlier day (R-KPI1-04, R-KPI-02). */
export interface KpiChange extends KpiBefore {
  /** `points`: percentage points with one decimal; `workloads` for KPIs that are counts. */
  readonly unit: 'points' | 'workloads';
  /** The difference of the two figures as they are shown. */
  readonly change: number;
  /** Whether that is what the KPI is meant to do. */
  readonly direction: 'better' | 'worse' | 'same';
}

/** KPIs that are meant to grow; the others are meant to shrink. */
const GROWING: ReadonlySet<Kpi['id']> = new Set([
  'adoption',
  'approved-variants',
]);

/** How a KPI moved; `undefined` when one of the two days has no data. */
export function kpiChange(kpi: Kpi, before: KpiBefore): KpiChange | undefined {
  const now = kpiFigure(kpi.id, kpi.ratio);
  const then = kpiFigure(kpi.id, before.ratio);
  if (now === undefined || then === undefined) {
    return undefined;
  }
  // Figures have one decimal; their difference must not show more than that.
  const change = Math.round((now - then) * 10) / 10;
  return {
    ...before,
    unit: isCount(kpi.id) ? 'workloads' : 'points',
    change,
    direction: directionOf(kpi.id, change),
  };
}

function directionOf(id: Kpi['id'], change: number): KpiChange['direction'] {
  if (change === 0) {
    return 'same';
  }
  return change > 0 === GROWING.has(id) ? 'better' : 'worse';
}
