import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { InfoCard, Progress } from '@backstage/core-components';
import {
  formatCount,
  type SourceView,
} from '@image-governance/plugin-golden-images-common';
import { HeaderAction } from '../card';
import { LongText } from '../longText';
import { DataAgeText } from '../time';
import { StatusChip } from '../verdict';
import { ScanFacts } from './ScanFacts';
import { ScanNowButton } from './ScanNowButton';
import { SOURCE_STATE_TEXT } from './sourceText';

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

/** One source: state, age, last error, last scan. */
export function SourceCard(props: {
  source: SourceView;
  /** Called once a scan was asked for. */
  onScanAsked: () => void;
}) {
  const classes = useStyles();
  const { source, onScanAsked } = props;
  const { title, tone } = SOURCE_STATE_TEXT[source.state];
  return (
    <section className={classes.root} aria-label={source.name}>
      <InfoCard
        title={source.name}
        subheader={`${source.kind}, ${source.type}`}
        action={
          <HeaderAction>
            <ScanNowButton source={source} onAsked={onScanAsked} />
          </HeaderAction>
        }
      >
        <div className={classes.line}>
          <StatusChip tone={tone} label={title} />
          <DataAgeText age={source.age} />
          <code className={classes.target}>{source.target}</code>
          {source.openUsages !== undefined && (
            <Typography variant="body2">
              {formatCount(source.openUsages)} containers on record
            </Typography>
          )}
        </div>
        {source.state === 'running' && <Progress />}
        {source.lastError && (
          <Alert severity="error">
            <LongText text={source.lastError} />
            {source.age.observedAt &&
              ' The facts of the last complete scan are shown meanwhile.'}
          </Alert>
        )}
        {source.lastScan && <ScanFacts scan={source.lastScan} />}
      </InfoCard>
    </section>
  );
}
