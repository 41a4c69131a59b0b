import {
  kpiDisplay,
  kpiFigure,
  kpiUpperBound,
  type Kpi,
  type KpiSnapshot,
} from '@image-governance/plugin-golden-images-common';
import type { TrendDay } from '../chart';

const DAY_IN_MS = 24 * 60 * 60 * 1000;

/** How the days of a trend are put into words and linked. */
export interface TrendWords {
  /** What must be known to judge the figure of a day. */
  note(snapshot: KpiSnapshot): string;
  /** Address of the rows of a day. */
  to(snapshot: KpiSnapshot): string;
}

/** The days of a KPI. One without any workload is no day of its trend: 0 of 0 is no figure. */
export function trendDays(
  kpi: Kpi['id'],
  snapshots: readonly KpiSnapshot[],
  words: TrendWords,
): TrendDay[] {
  return snapshots.flatMap(snapshot => {
    const value = kpiFigure(kpi, snapshot);
    return snapshot.kpi === kpi && value !== undefined
      ? [
          {
            day: snapshot.day,
            value,
            upTo: kpiUpperBound(kpi, snapshot, snapshot.unknown),
            text: kpiDisplay(kpi, snapshot),
            note: words.note(snapshot),
            to: words.to(snapshot),
          },
        ]
      : [];
  });
}

/** Days between the first and the last of the kept ones on which nothing was kept. */
export function missingDays(kept: readonly { readonly day: string }[]): number {
  const [first, last] = [kept[0], kept.at(-1)];
  if (!first || !last) {
    return 0;
  }
  const span = Date.parse(last.day) - Date.parse(first.day);
  return span / DAY_IN_MS + 1 - kept.length;
}
