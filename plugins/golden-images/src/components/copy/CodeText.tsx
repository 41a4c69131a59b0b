import { makeStyles } from '@material-ui/core/styles';
import { useTexts } from '../../translation';
import { CopyButton } from './CopyButton';
import { shortDigest, shortenDigests } from './shortDigest';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      maxWidth: '100%',
      gap: theme.spacing(0.5),
    },
    code: {
      fontFamily: 'monospace',
      fontSize: '0.8125rem',
      overflowWrap: 'anywhere',
      minWidth: 0,
    },
  }),
  { name: 'GoldenImagesCodeText' },
);

/** A reference or a line of code with its copy button; long texts wrap, digests are cut to 12 characters on screen and whole on copy. */
export function CodeText(props: { text: string; label: string }) {
  const classes = useStyles();
  return (
    <span className={classes.root}>
      <code className={classes.code} title={props.text}>
        {shortenDigests(props.text)}
      </code>
      <CopyButton text={props.text} label={props.label} />
    </span>
  );
}

/** A digest: 12 characters on screen, whole in the tooltip and on copy. */
export function DigestText(props: { digest: string }) {
  const classes = useStyles();
  const { t } = useTexts();
  return (
    <span className={classes.root}>
      <code className={classes.code} title={props.digest}>
        {shortDigest(props.digest)}
      </code>
      <CopyButton text={props.digest} label={t('copy.digest')} />
    </span>
  );
}
