import type { Ratio } from './kpi';
import { percent } from './ratio';

/** Adoption of a part of the organisation on a day: enough to compare days. */
export interface AdoptionFigure {
  /** Production workloads on golden images, of all. */
  readonly ratio: Ratio;
  /** Of all, those that could not be determined. */
  readonly unknown: number;
}

/**
 * `uncertain`: the figures differ by no more than what could not be determined
 * then or now, so the difference may be that of a scan that failed.
 */
export type Trend = 'improved' | 'fell-back' | 'unchanged' | 'uncertain';

/** What changed since a day about a month ago (R-KPI1-04). */
export interface AdoptionChange {
  /** ISO date of the figures compared with. */
  readonly since: string;
  readonly before: Ratio;
  /** Difference of the percentages as they are shown, to one decimal. */
  readonly points: number;
  /** Workloads on golden images, now less then. */
  readonly workloads: number;
  readonly trend: Trend;
}

/**
 * Compares adoption with that of a day before. `undefined` when there was or is
 * no production workload: 0 of 0 is no figure that could change.
 *
 * A failed scan must not make a mover (design §5): it counts as improved only
 * what beats the day before with all its undetermined workloads taken for
 * golden, and the other way round for falling back.
 */
export function adoptionChange(
  now: AdoptionFigure,
  before: AdoptionFigure & { readonly day: string },
): AdoptionChange | undefined {
  const is = percent(now.ratio);
  const was = percent(before.ratio);
  if (is === undefined || was === undefined) {
    return undefined;
  }
  return {
    since: before.day,
    before: before.ratio,
    // Of tenths, which are whole numbers: 87.1 - 86.9 is not 0.2 in floating point.
    points: (Math.round(is * 10) - Math.round(was * 10)) / 10,
    workloads: now.ratio.numerator - before.ratio.numerator,
    trend: trend(now, before),
  };
}

/** Below 0 when the first fraction is smaller; exact. Both denominators are above 0. */
export function compareRatios(a: Ratio, b: Ratio): number {
  return a.numerator * b.denominator - b.numerator * a.denominator;
}

function trend(now: AdoptionFigure, before: AdoptionFigure): Trend {
  if (compareRatios(now.ratio, best(before)) > 0) {
    return 'improved';
  }
  if (compareRatios(best(now), before.ratio) < 0) {
    return 'fell-back';
  }
  return compareRatios(now.ratio, before.ratio) === 0
    ? 'unchanged'
    : 'uncertain';
}

/** What adoption would be if everything that could not be determined were golden. */
function best({ ratio, unknown }: AdoptionFigure): Ratio {
  return { ...ratio, numerator: ratio.numerator + unknown };
}
