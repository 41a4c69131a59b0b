import { makeStyles } from '@material-ui/core/styles';
import type { DataAge } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { ToneIcon } from '../verdict';
import { ageText, timeText } from './dateText';
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
  const { t } = useTexts();
  const now = useNow();
  const { observedAt, stale } = props.age;
  if (!observedAt) {
    return (
      <span className={classes.root}>
        <ToneIcon tone="neutral" />
        {t('time.age.never')}
      </span>
    );
  }
  const age = ageText(t, observedAt, now);
  return (
    <span
      className={classes.root}
      title={t('time.age.lastScan', { time: timeText(t, observedAt) })}
    >
      {stale && <ToneIcon tone="warning" />}
      {stale ? t('time.age.stale', { age }) : age}
    </span>
  );
}
