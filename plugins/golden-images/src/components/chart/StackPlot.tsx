import {
  Bar,
  BarChart,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { useTheme } from '@material-ui/core/styles';
import { formatCount } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { dateText } from '../time';
import type { StackDay, StackLayer } from './chartTypes';
import { hatchId, Hatches } from './Hatches';
import { PLOT_AREA } from './plotArea';
import { valueAxis } from './valueAxis';

/** A bar for each day, cut into layers. Loads the chart library: only to be imported lazily. */
export function StackPlot(props: {
  /** Every day of the range. */
  days: readonly string[];
  points: readonly StackDay[];
  layers: readonly StackLayer[];
}) {
  const { days, points, layers } = props;
  const { t } = useTexts();
  const { palette, typography } = useTheme();
  const axis = valueAxis(points.map(totalOf), { fromZero: true });
  const counts = new Map(points.map(point => [point.day, point.counts]));
  const text = {
    fill: palette.text.secondary,
    fontSize: 12,
    fontFamily: typography.fontFamily,
  };
  const line = { stroke: palette.divider };
  return (
    <>
      <Hatches layers={layers} />
      <ResponsiveContainer
        width="100%"
        height={PLOT_AREA.height}
        initialDimension={{ width: 600, height: PLOT_AREA.height }}
      >
        <BarChart
          data={days.map(day => ({ day, ...counts.get(day) }))}
          accessibilityLayer={false}
          barCategoryGap={days.length > 100 ? 0 : '10%'}
          margin={{
            top: PLOT_AREA.top,
            right: PLOT_AREA.right,
            bottom: 0,
            left: 0,
          }}
        >
          <XAxis
            dataKey="day"
            height={PLOT_AREA.bottom}
            tick={text}
            tickFormatter={day => dateText(t, day)}
            minTickGap={40}
            axisLine={line}
            tickLine={false}
          />
          <YAxis
            width={PLOT_AREA.left}
            domain={[...axis.domain]}
            ticks={[...axis.ticks]}
            interval={0}
            tick={text}
            tickFormatter={formatCount}
            axisLine={false}
            tickLine={false}
          />
          {axis.ticks.map(tick => (
            <ReferenceLine key={tick} y={tick} {...line} />
          ))}
          {layers.map(layer => (
            <Bar
              key={layer.key}
              dataKey={layer.key}
              stackId="all"
              isAnimationActive={false}
              fill={layer.hatched ? `url(#${hatchId(layer)})` : layer.color}
              fillOpacity={layer.opacity}
            />
          ))}
        </BarChart>
      </ResponsiveContainer>
    </>
  );
}

function totalOf({ counts }: StackDay): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
