import { makeStyles } from '@material-ui/core/styles';
import type { Advice } from '@image-governance/plugin-golden-images-common';
import { ToneIcon, type ShownTone } from '../verdict';

const SEVERITY_TONE = {
  none: 'ok',
  info: 'info',
  warning: 'warning',
  error: 'error',
} satisfies Record<Advice['severity'], ShownTone>;

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      alignItems: 'flex-start',
      gap: theme.spacing(0.5),
      margin: theme.spacing(1, 0, 0),
      ...theme.typography.body1,
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'GoldenImagesAdviceText' },
);

/** The one thing to do. */
export function AdviceText(props: { advice: Advice }) {
  const classes = useStyles();
  return (
    <p className={classes.root}>
      <ToneIcon tone={SEVERITY_TONE[props.advice.severity]} />
      <span>{props.advice.text}</span>
    </p>
  );
}
