import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  releaseTitle,
  supportStatement,
  type ReleaseDetail,
  type ReleaseName,
} from '@image-governance/plugin-golden-images-common';
import { releasesRouteRef } from '../../../routes';
import { useTexts } from '../../../translation';
import { CodeText } from '../../copy';
import { DeadlineText } from '../DeadlineText';
import { PhaseChip } from '../PhaseChip';
import { OfRelease } from './OfRelease';
import { useRelease } from './ReleaseRequest';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(2) },
    title: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 1.5),
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GoldenImagesReleaseHeader' },
);

/** Which release it is, whether it may be used and until when, and how it is written. */
export function ReleaseHeader(props: { release: ReleaseName }) {
  const classes = useStyles();
  const { t } = useTexts();
  const releases = useRouteRef(releasesRouteRef);
  const { value } = useRelease();
  return (
    <header className={classes.root}>
      <Link to={releases()}>{t('release.back')}</Link>
      <Typography variant="h4" component="h2" className={classes.title}>
        {releaseTitle(props.release)}{' '}
        {value && <PhaseChip phase={value.timeline.phase} />}
      </Typography>
      <OfRelease>{release => <Standing release={release} />}</OfRelease>
    </header>
  );
}

function Standing(props: { release: ReleaseDetail }) {
  const { t } = useTexts();
  const { timeline, current, recorded, pinnedReference } = props.release;
  return (
    <>
      <Typography>
        {supportStatement(timeline.phase)} <DeadlineText timeline={timeline} />{' '}
        {current && t('release.current')} {!recorded && t('release.unrecorded')}
      </Typography>
      <CodeText text={pinnedReference} label={t('release.copyReference')} />
    </>
  );
}
