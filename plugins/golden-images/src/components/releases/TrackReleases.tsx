import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { TrackDetail } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { PhaseChip } from './PhaseChip';
import { ReleaseLink } from './ReleaseLink';
import { versionName } from './versionName';

/** Releases that the card names; the Releases tab of the organisation's page has all. */
const MOST = 5;

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    item: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginTop: theme.spacing(0.5),
      overflowWrap: 'anywhere',
      ...theme.typography.body2,
    },
  }),
  { name: 'GoldenImagesTrackReleases' },
);

/** The releases of a track with their phases, newest first. */
export function TrackReleases(props: { track: TrackDetail }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { releases, unseen } = props.track;
  const more = releases.length - MOST;
  return (
    <section aria-label={t('track.releases.title')}>
      <Typography variant="subtitle2" component="h3" style={{ marginTop: 12 }}>
        {t('track.releases.title')}
      </Typography>
      <ul className={classes.list}>
        {releases.slice(0, MOST).map(({ id, version, current, timeline }) => (
          <li key={id} className={classes.item}>
            <ReleaseLink id={id}>{versionName(version)}</ReleaseLink>
            <PhaseChip phase={timeline.phase} />
            {current && <span>{t('track.releases.current')}</span>}
          </li>
        ))}
        {more > 0 && (
          <li className={classes.item}>
            {t('track.releases.more', { count: more })}
          </li>
        )}
        {unseen.map(version => (
          <li key={version} className={classes.item}>
            {versionName(version)}: {t('track.releases.unseen')}
          </li>
        ))}
      </ul>
    </section>
  );
}
