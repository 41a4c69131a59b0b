import type { Ratio } from './kpi';

/** How a percentage is compared with its target. */
export type Comparison = 'above' | 'at-least' | 'below';

/** A target in percent, to one decimal, and how it is compared. */
export interface Target {
  readonly percent: number;
  readonly comparison: Comparison;
}

/**
 * Whether an exact fraction meets a target, compared in integers: in floating
 * point 11/10*100 is more than 110 (AMB-02). A fraction of 0 meets none.
 */
export function meets(ratio: Ratio, target: Target): boolean {
  const { numerator, denominator } = ratio;
  if (denominator === 0) {
    return false;
  }
  const value = numerator * 1000;
  const limit = perMille(target.percent) * denominator;
  switch (target.comparison) {
    case 'above':
      return value > limit;
    case 'at-least':
      return value >= limit;
    case 'below':
      return value < limit;
    default:
      return unreachable(target.comparison);
  }
}

/**
 * How much the numerator must grow, the denominator staying, until the target
 * is met (GT-KPI1-04). At most to 100 %, which is never above 100 %.
 */
export function toTarget(
  ratio: Ratio,
  target: { percent: number; comparison: 'above' | 'at-least' },
): number {
  const { numerator, denominator } = ratio;
  const limit = perMille(target.percent) * denominator;
  const needed =
    target.comparison === 'above'
      ? Math.floor(limit / 1000) + 1
      : Math.ceil(limit / 1000);
  return Math.max(0, Math.min(needed, denominator) - numerator);
}

/** Percent with one decimal, rounded half up from the exact fraction; `undefined` for x/0. */
export function percent(ratio: Ratio): number | undefined {
  const { numerator, denominator } = ratio;
  return denominator === 0
    ? undefined
    : Math.floor((numerator * 2000 + denominator) / (2 * denominator)) / 10;
}

/** {@link percent} as shown: `87.0 %`, `n/a`. */
export function percentText(ratio: Ratio): string {
  const value = percent(ratio);
  return value === undefined ? 'n/a' : `${value.toFixed(1)} %`;
}

/** Whole percent, rounded half up (adoption) or down (sprawl) (AMB-02); `undefined` for x/0. */
export function wholePercent(
  ratio: Ratio,
  rounding: 'half-up' | 'floor',
): number | undefined {
  const { numerator, denominator } = ratio;
  if (denominator === 0) {
    return undefined;
  }
  return rounding === 'floor'
    ? Math.floor((numerator * 100) / denominator)
    : Math.floor((numerator * 200 + denominator) / (2 * denominator));
}

function perMille(percentage: number): number {
  return Math.round(percentage * 10);
}

function unreachable(comparison: never): never {
  throw new TypeError(`Unknown comparison '${comparison}'`);
}
