import { lazy } from 'react';
import { ChartFrame } from './ChartFrame';
import type { ChartTarget, TrendDay } from './chartTypes';
import { daysBetween } from './days';

const TrendPlot = lazy(() =>
  import('./TrendPlot').then(m => ({ default: m.TrendPlot })),
);

/**
 * A figure over days, with its target and what could not be determined as a band
 * above it. Days without figures are gaps: nothing is drawn across them.
 */
export function TrendChart(props: {
  title: string;
  /** The course in words. */
  summary: string;
  /** First and last day of the range, ISO dates. */
  from: string;
  to: string;
  /** In order of days. */
  points: readonly TrendDay[];
  target?: ChartTarget;
  unit: 'percent' | 'count';
}) {
  const { title, summary, from, to, points, target, unit } = props;
  const days = daysBetween(from, to);
  return (
    <ChartFrame title={title} summary={summary} days={days} points={points}>
      <TrendPlot days={days} points={points} target={target} unit={unit} />
    </ChartFrame>
  );
}
