import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { InfoCard } from '@backstage/core-components';
import type { SourceView } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { HeaderAction } from '../card';
import { LongText } from '../longText';
import { DataAgeText } from '../time';
import { LastScan } from './LastScan';
import { ScanAnnouncement } from './ScanAnnouncement';
import { ScanHistory } from './ScanHistory';
import { ScanNowButton } from './ScanNowButton';
import { ScanProgress } from './ScanProgress';
import { SourceStateChip } from './SourceStateChip';
import type { SeenScan } from './useRunningScans';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(2) },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1, 2),
      marginBottom: theme.spacing(1),
    },
    target: { overflowWrap: 'anywhere' },
  }),
  { name: 'GoldenImagesSourceCard' },
);

/** One source: state, age, last error, the scan that runs or ran last, and those before. */
export function SourceCard(props: {
  source: SourceView;
  /** The scan that runs, as it was last heard of. */
  running?: SeenScan;
  /** Whether a scan was asked for that has not started yet. */
  awaited: boolean;
  /** Called once a scan was asked for. */
  onScanAsked: () => void;
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { source, running, awaited, onScanAsked } = props;
  const { name, kind, type, lastScan } = source;
  const scanning = running !== undefined || source.state === 'running';
  return (
    <section className={classes.root} aria-label={name}>
      <InfoCard
        title={<span className={classes.target}>{name}</span>}
        subheader={t('sources.subtitle', {
          kind: t(`sources.kind.${kind}`),
          type,
        })}
        action={
          <HeaderAction>
            <ScanNowButton
              source={source}
              scanning={scanning}
              awaited={awaited}
              onAsked={onScanAsked}
            />
          </HeaderAction>
        }
      >
        <div className={classes.line}>
          <SourceStateChip source={source} />
          <DataAgeText age={source.age} />
          <code className={classes.target}>{source.target}</code>
          {source.openUsages !== undefined && (
            <Typography variant="body2">
              {t('sources.onRecord', { count: source.openUsages })}
            </Typography>
          )}
        </div>
        <ScanAnnouncement
          source={source}
          running={running}
          scanning={scanning}
          awaited={awaited}
        />
        {(scanning || awaited) && (
          <ScanProgress name={name} running={running} awaited={awaited} />
        )}
        <Trouble source={source} />
        {lastScan && !scanning && <LastScan scan={lastScan} />}
        {lastScan && <ScanHistory source={source} />}
      </InfoCard>
    </section>
  );
}

/** Why its facts are not those of now, if they are not. */
function Trouble(props: { source: SourceView }) {
  const { source } = props;
  const { t } = useTexts();
  return (
    <>
      {!source.configured && <Alert severity="info">{t('sources.gone')}</Alert>}
      {source.lastError && (
        <Alert severity="error">
          <LongText text={source.lastError} />{' '}
          {source.age.observedAt
            ? t('sources.olderFacts')
            : t('sources.noFacts')}
        </Alert>
      )}
      {source.configured && source.state === 'never-scanned' && (
        <Typography variant="body2">{t('sources.neverScanned')}</Typography>
      )}
    </>
  );
}
