import { makeStyles } from '@material-ui/core/styles';
import type { ReleaseView } from '@image-governance/plugin-golden-images-common';
import { formatDeadline } from '../time';
import { PhaseChip } from './PhaseChip';
import { releaseName } from './releaseName';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      flexWrap: 'wrap',
      columnGap: theme.spacing(1),
      fontSize: theme.typography.body2.fontSize,
    },
  }),
  { name: 'GoldenImagesReleaseLine' },
);

/** A release with its phase and, when there is one, the date to be off it. */
export function ReleaseLine(props: { release: ReleaseView }) {
  const classes = useStyles();
  const { timeline } = props.release;
  return (
    <span className={classes.root}>
      <span>{releaseName(props.release)}</span>
      <PhaseChip phase={timeline.phase} />
      {timeline.deadline && (
        <span>
          until {formatDeadline(timeline.deadline, timeline.daysLeft)}
        </span>
      )}
    </span>
  );
}
