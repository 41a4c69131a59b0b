import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  releaseTitle,
  type UsageView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { DigestText } from '../copy';
import { ShowMore, useShownRows } from '../more';
import { dateText } from '../time';

/** Entries shown at first, and with each "more". */
const STEP = 10;

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(1) },
    list: { margin: 0, paddingLeft: theme.spacing(2.5) },
  }),
  { name: 'GoldenImagesDigestHistory' },
);

/** What a container runs and ran, with dates: answers "which version was that, on 3 March?". */
export function DigestHistory(props: {
  usage: UsageView;
  history: readonly UsageView[];
}) {
  const classes = useStyles();
  const { t } = useTexts();
  const { usage, history } = props;
  const past = history.filter(other => other.id !== usage.id);
  const { shown, hidden, showMore } = useShownRows([usage, ...past], STEP);
  return (
    <div className={classes.root}>
      <Typography variant="subtitle2" component="h4">
        {t('inventory.history.title')}
      </Typography>
      <ul className={classes.list}>
        {shown.map(entry => (
          <li key={entry.id}>
            {t('inventory.history.entry', {
              from: dateText(t, entry.firstSeenAt),
              to: entry.endedAt
                ? dateText(t, entry.endedAt)
                : t('inventory.history.now'),
              what: <Content usage={entry} />,
            })}
          </li>
        ))}
      </ul>
      <ShowMore hidden={hidden} onClick={showMore} />
    </div>
  );
}

function Content(props: { usage: UsageView }) {
  const { t } = useTexts();
  const { usage } = props;
  const digest = <DigestOf usage={usage} />;
  return usage.release
    ? t('inventory.history.release', {
        release: releaseTitle(usage.release),
        digest,
      })
    : digest;
}

function DigestOf(props: { usage: UsageView }) {
  const digest = props.usage.runningDigest ?? props.usage.resolvedDigest;
  return digest ? (
    <DigestText digest={digest} />
  ) : (
    <span style={{ overflowWrap: 'anywhere' }}>{props.usage.image}</span>
  );
}
