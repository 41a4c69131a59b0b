import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  releaseTitle,
  type ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import { releasePageRouteRef } from '../../routes';
import { useTexts } from '../../translation';
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
  const { t } = useTexts();
  const { timeline } = props.release;
  return (
    <span className={classes.root}>
      <ReleaseName release={props.release} />
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

/** Leads to the release where the portal has the page for it. */
function ReleaseName(props: { release: ReleaseView }) {
  const page = useRouteRef(releasePageRouteRef);
  const { family, track, version } = props.release;
  const title = releaseTitle(props.release);
  return page ? (
    <Link to={page({ family, track, version })} underline="always">
      {title}
    </Link>
  ) : (
    <span>{title}</span>
  );
}
