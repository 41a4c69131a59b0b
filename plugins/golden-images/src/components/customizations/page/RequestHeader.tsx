import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import type { RequestView } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { shortenDigests } from '../../copy';
import { ReleaseLink } from '../../releases/ReleaseLink';
import { StatusChip } from '../../verdict';
import { requestTone } from '../requestTone';
import { EntityName } from '../EntityName';
import { TierChip } from '../TierChip';
import { useWaitingNames } from '../useWaitingNames';
import { packageText } from './packageText';
import { RequestActions } from './RequestActions';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(2),
      overflowWrap: 'anywhere',
    },
    title: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 1.5),
    },
  }),
  { name: 'GoldenImagesRequestHeader' },
);

/** What is asked and by whom, how it stands, what is next and who does it, and what the viewer may do. */
export function RequestHeader(props: {
  request: RequestView;
  onDone: () => void;
}) {
  const classes = useStyles();
  const { request, onDone } = props;
  const { title, state, stateTitle, report, advisories, related } = request;
  return (
    <header className={classes.root}>
      <Typography variant="h4" component="h2" className={classes.title}>
        {title} <StatusChip tone={requestTone(state)} label={stateTitle} />{' '}
        <TierChip tier={report.tier} />
      </Typography>
      <Asked request={request} />
      <Next request={request} />
      {[...advisories, ...related.sentences].map(sentence => (
        <Alert key={sentence} severity="info">
          {sentence}
        </Alert>
      ))}
      <RequestActions request={request} onDone={onDone} />
    </header>
  );
}

function Asked(props: { request: RequestView }) {
  const { t } = useTexts();
  const { team, packages, base, baseRelease, image, component, urgency } =
    props.request;
  const what =
    packages.map(each => packageText(t, each)).join(', ') ||
    t('customization.aChange');
  return (
    <Typography>
      {t('customization.asks', {
        team: <EntityName entity={team} />,
        what,
        base: baseRelease ? (
          <ReleaseLink id={baseRelease}>{baseRelease}</ReleaseLink>
        ) : (
          shortenDigests(base)
        ),
        image,
      })}{' '}
      {component &&
        t('customization.asksComponent', {
          component: <EntityName entity={component} kind="component" />,
        })}{' '}
      {urgency !== 'normal' && t(`customization.urgent.${urgency}`)}
    </Typography>
  );
}

/** What is next and who does it. */
function Next(props: { request: RequestView }) {
  const { t } = useTexts();
  const waitingNames = useWaitingNames();
  const { request } = props;
  const who = waitingNames(request);
  return (
    <Typography>
      <strong>{t(`customization.next.${request.state}`)}</strong>{' '}
      {who &&
        t('customization.waits', {
          who,
          days: t('customizations.days', { count: request.waitingDays }),
        })}
    </Typography>
  );
}
