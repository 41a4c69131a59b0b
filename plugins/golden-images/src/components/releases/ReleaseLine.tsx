import { makeStyles } from '@material-ui/core/styles';
import { useTranslationRef } from '@backstage/frontend-plugin-api';
import {
  releaseTitle,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesTranslationRef } from '../../translation';
import { deadlineText } from '../time';
import { PhaseChip } from './PhaseChip';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      flexWrap: 'wrap',
      columnGap: theme.spacing(1),
      overflowWrap: 'anywhere',
      ...theme.typography.body2,
    },
  }),
  { name: 'GoldenImagesReleaseLine' },
);

/** A release with its phase and, when there is one, the date to be off it. */
export function ReleaseLine(props: { release: ReleaseView }) {
  const classes = useStyles();
  const { t } = useTranslationRef(goldenImagesTranslationRef);
  const { timeline } = props.release;
  return (
    <span className={classes.root}>
      <span>{releaseTitle(props.release)}</span>
      <PhaseChip phase={timeline.phase} />
      {timeline.deadline && (
        <span>
          {t('releases.until', {
            deadline: deadlineText(t, timeline.deadline, timeline.daysLeft),
          })}
        </span>
      )}
    </span>
  );
}
