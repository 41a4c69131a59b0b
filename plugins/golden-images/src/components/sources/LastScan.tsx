import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  formatCount,
  type ScanView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { formatDuration, timeText } from '../time';
import { ScanProblems } from './ScanProblems';
import { secondsOf } from './secondsOf';

const useStyles = makeStyles(
  theme => ({
    root: { ...theme.typography.body2, margin: theme.spacing(1, 0) },
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 3),
      margin: theme.spacing(1, 0),
    },
    fact: { display: 'flex', gap: theme.spacing(0.5), margin: 0 },
    value: { margin: 0, fontWeight: 700 },
  }),
  { name: 'GoldenImagesLastScan' },
);

/** What the last scan read and changed, and what it had to skip. */
export function LastScan(props: { scan: ScanView }) {
  const classes = useStyles();
  const { scan } = props;
  const { t } = useTexts();
  const seconds = secondsOf(scan);
  const from = timeText(t, scan.startedAt);
  const facts = [
    [t('sources.lastScan.pages'), scan.pages],
    [t('sources.lastScan.observed'), scan.observed],
    [t('sources.lastScan.opened'), scan.opened],
    [t('sources.lastScan.kept'), scan.kept],
    [t('sources.lastScan.closed'), scan.closed],
    [t('sources.lastScan.images'), scan.imagesResolved],
  ] as const;
  return (
    <div className={classes.root}>
      <Typography variant="body2" color="textSecondary">
        {seconds === undefined
          ? t('sources.lastScan.running', { from })
          : t('sources.lastScan.ended', {
              from,
              duration: formatDuration(seconds),
            })}
      </Typography>
      <dl className={classes.facts}>
        {facts.map(([what, count]) => (
          <div key={what} className={classes.fact}>
            <dt>{what}:</dt>
            <dd className={classes.value}>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      <ScanProblems problems={scan.problems} />
    </div>
  );
}
