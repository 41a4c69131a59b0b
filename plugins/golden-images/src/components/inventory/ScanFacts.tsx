import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  formatCount,
  type ScanView,
} from '@image-governance/plugin-golden-images-common';
import { countOf } from '../count';
import { formatTime } from '../time';

const useStyles = makeStyles(
  theme => ({
    root: { ...theme.typography.body2 },
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 3),
      margin: theme.spacing(1, 0),
    },
    fact: { display: 'flex', gap: theme.spacing(0.5), margin: 0 },
    value: { margin: 0, fontWeight: 700 },
  }),
  { name: 'GoldenImagesScanFacts' },
);

/** What the last scan read and changed, and what it had to skip. */
export function ScanFacts(props: { scan: ScanView }) {
  const classes = useStyles();
  const { scan } = props;
  const facts = [
    ['Pages read', scan.pages],
    ['Observed', scan.observed],
    ['New', scan.opened],
    ['Unchanged', scan.kept],
    ['Gone', scan.closed],
    ['Images read', scan.imagesResolved],
  ] as const;
  return (
    <div className={classes.root}>
      <Typography variant="body2" color="textSecondary">
        {scan.status === 'running' ? 'Scanning since ' : 'Last scan: '}
        {formatTime(scan.startedAt)}
        {scan.finishedAt && ` to ${formatTime(scan.finishedAt)}`}
      </Typography>
      <dl className={classes.facts}>
        {facts.map(([what, count]) => (
          <div key={what} className={classes.fact}>
            <dt>{what}:</dt>
            <dd className={classes.value}>{formatCount(count)}</dd>
          </div>
        ))}
      </dl>
      {scan.problems.length > 0 && (
        <details>
          <summary>{countOf(scan.problems.length, 'problem')} skipped</summary>
          <ul>
            {scan.problems.map(problem => (
              <li key={problem} style={{ overflowWrap: 'anywhere' }}>
                {problem}
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
