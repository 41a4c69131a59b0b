import { Suspense, useState, type ReactNode } from 'react';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useTexts } from '../../translation';
import { dateText } from '../time';
import type { ChartDay } from './chartTypes';
import { DayLinks } from './DayLinks';
import { DayTable } from './DayTable';
import { PLOT_AREA } from './plotArea';

const useStyles = makeStyles(
  theme => ({
    figure: { margin: 0, minWidth: 0 },
    box: { position: 'relative', height: PLOT_AREA.height },
    readout: { minHeight: theme.spacing(5), overflowWrap: 'anywhere' },
  }),
  { name: 'GoldenImagesChartFrame' },
);

/**
 * What every chart has: a sentence that says the same as the picture, days that
 * mouse and keyboard reach and that open their rows, and the figures as a table.
 */
export function ChartFrame(props: {
  title: string;
  /** The course in words. */
  summary: string;
  /** Every day of the range. */
  days: readonly string[];
  /** The days that have figures, in order. */
  points: readonly ChartDay[];
  /** The picture; may be loaded lazily. */
  children: ReactNode;
  legend?: ReactNode;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { title, summary, days, points, children, legend } = props;
  const [active, setActive] = useState<ChartDay>();
  const [tabled, setTabled] = useState(false);
  return (
    <figure className={classes.figure} aria-label={title}>
      <Typography variant="subtitle2" component="h2">
        {title}
      </Typography>
      <Typography variant="body2" gutterBottom>
        {summary}
      </Typography>
      <div className={classes.box}>
        <div role="img" aria-label={summary}>
          <Suspense
            fallback={<Skeleton variant="rect" height={PLOT_AREA.height} />}
          >
            {children}
          </Suspense>
        </div>
        <DayLinks
          title={title}
          days={days}
          points={points}
          onActive={setActive}
        />
      </div>
      <Typography
        variant="body2"
        color="textSecondary"
        className={classes.readout}
        // Each day says the same by its own name.
        aria-hidden
      >
        {active
          ? t('chart.dayOf', {
              day: dateText(t, active.day),
              text: [active.text, active.note].filter(Boolean).join('; '),
            })
          : t('chart.keys')}
      </Typography>
      {legend}
      <Button
        size="small"
        aria-expanded={tabled}
        onClick={() => setTabled(!tabled)}
      >
        {t(tabled ? 'chart.hideTable' : 'chart.showTable')}
      </Button>
      {tabled && <DayTable title={title} days={days} points={points} />}
    </figure>
  );
}
