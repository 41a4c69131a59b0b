/**
 * A figure with everything needed to check it (R-KPI-01). Ratios are exact
 * fractions; percentages are for people and never compared (AMB-02).
 */
export interface Ratio {
  readonly numerator: number;
  readonly denominator: number;
}

/** `no-data`: 0 of 0 is neither 0 % nor 100 % (GT-KPI1-05). */
export type KpiStatus = 'on-target' | 'off-target' | 'no-data';

/** One KPI at a moment. */
export interface Kpi {
  readonly id: 'adoption' | 'approved-variants' | 'non-compliant' | 'sprawl';
  readonly ratio: Ratio;
  /** Percent with one decimal, e.g. `87.0`; for `non-compliant` the count. `undefined` for no data. */
  readonly value?: number;
  /** The same as shown: `87.0 %`, `166.7 %`, `n/a`. */
  readonly display: string;
  /** Integer headline: half-up for adoption, floor for sprawl (AMB-02). */
  readonly headline?: string;
  readonly target: { readonly value: number; readonly text: string };
  readonly status: KpiStatus;
  /** A sentence that says what it means and what is missing. */
  readonly statement: string;
}
