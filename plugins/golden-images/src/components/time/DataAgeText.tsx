import { makeStyles } from '@material-ui/core/styles';
import type { DataAge } from '@image-governance/plugin-golden-images-common';
import { ToneIcon } from '../verdict';
import { formatAge, formatTime } from './formatDate';
import { useNow } from './useNow';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      whiteSpace: 'nowrap',
      color: theme.palette.text.secondary,
      ...theme.typography.body2,
    },
  }),
  { name: 'GoldenImagesDataAgeText' },
);

/** How old the facts behind an answer are, with a warning when they are too old to trust. */
export function DataAgeText(props: { age: DataAge }) {
  const classes = useStyles();
  const now = useNow();
  const { observedAt, stale } = props.age;
  if (!observedAt) {
    return (
      <span className={classes.root}>
        <ToneIcon tone="neutral" />
        Never scanned
      </span>
    );
  }
  return (
    <span
      className={classes.root}
      title={`Last complete scan: ${formatTime(observedAt)}`}
    >
      {stale && <ToneIcon tone="warning" />}
      {stale ? 'Stale: ' : ''}
      {formatAge(observedAt, now)}
    </span>
  );
}
