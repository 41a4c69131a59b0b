import {
  Area,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  XAxis,
  YAxis,
} from 'recharts';
import { useTheme } from '@material-ui/core/styles';
import { useTexts } from '../../translation';
import { dateText } from '../time';
import type { ChartTarget, TrendDay } from './chartTypes';
import { PLOT_AREA } from './plotArea';
import { valueAxis } from './valueAxis';

/** Days of which every one gets a dot; of more, only those between gaps do. */
const MOST_DOTS = 31;

/** What is drawn of a day; nothing where no figures were kept. */
interface Drawn {
  readonly day: string;
  readonly value?: number;
  readonly band?: readonly [number, number];
}

/** The line of a trend. Loads the chart library: only to be imported lazily. */
export function TrendPlot(props: {
  /** Every day of the range. */
  days: readonly string[];
  points: readonly TrendDay[];
  target?: ChartTarget;
  unit: 'percent' | 'count';
}) {
  const { days, points, target, unit } = props;
  const { t } = useTexts();
  const { palette, typography } = useTheme();
  const axis = valueAxis(
    [
      ...points.flatMap(({ value, upTo = value }) => [value, upTo]),
      ...(target ? [target.value] : []),
    ],
    { fromZero: unit === 'count' },
  );
  const text = {
    fill: palette.text.secondary,
    fontSize: 12,
    fontFamily: typography.fontFamily,
  };
  const line = { stroke: palette.divider };
  return (
    <ResponsiveContainer
      width="100%"
      height={PLOT_AREA.height}
      initialDimension={{ width: 600, height: PLOT_AREA.height }}
    >
      <ComposedChart
        data={drawn(days, points)}
        accessibilityLayer={false}
        margin={{
          top: PLOT_AREA.top,
          right: PLOT_AREA.right,
          bottom: 0,
          left: 0,
        }}
      >
        <XAxis
          dataKey="day"
          scale="band"
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
          tickFormatter={value => (unit === 'percent' ? `${value} %` : value)}
          axisLine={false}
          tickLine={false}
        />
        {axis.ticks.map(tick => (
          <ReferenceLine key={tick} y={tick} {...line} />
        ))}
        <Area
          dataKey="band"
          connectNulls={false}
          isAnimationActive={false}
          stroke="none"
          fill={palette.link}
          fillOpacity={0.25}
          activeDot={false}
        />
        {target && (
          <ReferenceLine
            y={target.value}
            stroke={palette.text.primary}
            strokeDasharray="6 4"
            strokeWidth={1.5}
          />
        )}
        <Line
          dataKey="value"
          connectNulls={false}
          isAnimationActive={false}
          stroke={palette.link}
          strokeWidth={2}
          dot={points.length <= MOST_DOTS ? { r: 3 } : lonelyDots(days, points)}
          activeDot={false}
        />
      </ComposedChart>
    </ResponsiveContainer>
  );
}

function drawn(days: readonly string[], points: readonly TrendDay[]): Drawn[] {
  const byDay = new Map(points.map(point => [point.day, point]));
  return days.map(day => {
    const point = byDay.get(day);
    return {
      day,
      value: point?.value,
      band: point?.upTo === undefined ? undefined : [point.value, point.upTo],
    };
  });
}

/** A day between two gaps is no line: without a dot it would not be seen. */
function lonelyDots(days: readonly string[], points: readonly TrendDay[]) {
  const kept = new Set(points.map(({ day }) => day));
  return ({
    cx,
    cy,
    index,
    stroke,
  }: {
    cx?: number;
    cy?: number;
    index?: number;
    stroke?: string;
  }) => {
    const at = index ?? -1;
    const lonely =
      kept.has(days[at]) && !kept.has(days[at - 1]) && !kept.has(days[at + 1]);
    return <circle key={at} cx={cx} cy={cy} r={lonely ? 3 : 0} fill={stroke} />;
  };
}
