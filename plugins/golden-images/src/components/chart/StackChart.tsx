import { lazy } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { ChartFrame } from './ChartFrame';
import type { StackDay, StackLayer } from './chartTypes';
import { daysBetween } from './days';
import { hatchId } from './Hatches';

const StackPlot = lazy(() =>
  import('./StackPlot').then(m => ({ default: m.StackPlot })),
);

const useStyles = makeStyles(
  theme => ({
    legend: {
      ...theme.typography.body2,
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      margin: theme.spacing(0, 0, 1),
      padding: 0,
      listStyle: 'none',
    },
    entry: { display: 'flex', alignItems: 'center', gap: theme.spacing(0.5) },
  }),
  { name: 'GoldenImagesStackChart' },
);

/** The parts of a whole over days. Days without figures have no bar. */
export function StackChart(props: {
  title: string;
  /** The course in words. */
  summary: string;
  /** First and last day of the range, ISO dates. */
  from: string;
  to: string;
  /** In order of days. */
  points: readonly StackDay[];
  /** From the bottom. */
  layers: readonly StackLayer[];
}) {
  const { title, summary, from, to, points, layers } = props;
  const days = daysBetween(from, to);
  return (
    <ChartFrame
      title={title}
      summary={summary}
      days={days}
      points={points}
      legend={<Legend layers={layers} />}
    >
      <StackPlot days={days} points={points} layers={layers} />
    </ChartFrame>
  );
}

function Legend(props: { layers: readonly StackLayer[] }) {
  const classes = useStyles();
  return (
    <ul className={classes.legend}>
      {props.layers.map(layer => (
        <li key={layer.key} className={classes.entry}>
          <svg aria-hidden width="12" height="12">
            <rect
              width="12"
              height="12"
              fill={layer.hatched ? `url(#${hatchId(layer)})` : layer.color}
              fillOpacity={layer.opacity}
            />
          </svg>
          {layer.title}
        </li>
      ))}
    </ul>
  );
}
