import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  supportStatement,
  type TrackDetail,
  type TrackRelease,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { CodeText } from '../copy';
import { DeadlineText } from './DeadlineText';
import { PhaseChip } from './PhaseChip';
import { TrackReleases } from './TrackReleases';
import { TrackUsers } from './TrackUsers';
import { versionName } from './versionName';

const useStyles = makeStyles(
  theme => ({
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    name: { overflowWrap: 'anywhere', fontWeight: 600 },
  }),
  { name: 'GoldenImagesTrackCard' },
);

/** What the card says once the answer is there. */
export function TrackCardBody(props: { track: TrackDetail }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { track } = props;
  const { leading } = track;
  return (
    <div>
      <div className={classes.head}>
        <span className={classes.name}>{track.title}</span>
        {leading && <PhaseChip phase={leading.timeline.phase} />}
      </div>
      {leading ? (
        <Standing leading={leading} />
      ) : (
        <Typography variant="body2">{t('track.neverSeen')}</Typography>
      )}
      <TrackUsers track={track} />
      <TrackReleases track={track} />
    </div>
  );
}

function Standing(props: { leading: TrackRelease }) {
  const { t } = useTexts();
  const { leading } = props;
  return (
    <>
      {leading.current ? (
        <>
          <Typography variant="body2" color="textSecondary">
            {t('track.currentRelease')}: {versionName(leading.version)}
          </Typography>
          <CodeText
            text={`FROM ${leading.pinnedReference}`}
            label={t('track.copyFromLine')}
          />
        </>
      ) : (
        <Typography variant="body2">{t('track.noCurrentRelease')}</Typography>
      )}
      <Typography variant="body2">
        {supportStatement(leading.timeline.phase)}{' '}
        <DeadlineText timeline={leading.timeline} />
      </Typography>
    </>
  );
}
