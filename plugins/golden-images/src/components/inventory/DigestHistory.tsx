import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  releaseTitle,
  type UsageView,
} from '@image-governance/plugin-golden-images-common';
import { DigestText } from '../copy';
import { formatDate } from '../time';

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
  const { usage, history } = props;
  const past = history.filter(other => other.id !== usage.id);
  return (
    <div className={classes.root}>
      <Typography variant="subtitle2">History</Typography>
      <ul className={classes.list}>
        {[usage, ...past].map(entry => (
          <li key={entry.id}>
            {formatDate(entry.firstSeenAt)} –{' '}
            {entry.endedAt ? formatDate(entry.endedAt) : 'now'}:{' '}
            {entry.release ? `${releaseTitle(entry.release)}, ` : ''}
            <DigestOf usage={entry} />
          </li>
        ))}
      </ul>
    </div>
  );
}

function DigestOf(props: { usage: UsageView }) {
  const digest = props.usage.runningDigest ?? props.usage.resolvedDigest;
  return digest ? (
    <DigestText digest={digest} />
  ) : (
    <span style={{ overflowWrap: 'anywhere' }}>{props.usage.image}</span>
  );
}
