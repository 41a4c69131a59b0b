export type { ChartTarget, StackDay, StackLayer, TrendDay } from './chartTypes';
export { StackChart } from './StackChart';
export { TrendChart } from './TrendChart';
