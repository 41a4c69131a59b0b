import { makeStyles, type Theme } from '@material-ui/core/styles';
import type { Tone } from '@image-governance/plugin-golden-images-common';
import { toneColor } from './tone';
import { ToneIcon } from './ToneIcon';

const useStyles = makeStyles<Theme, { tone: Tone }>(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      maxWidth: '100%',
      padding: theme.spacing(0.25, 1, 0.25, 0.5),
      borderRadius: theme.shape.borderRadius * 4,
      borderWidth: 1,
      borderStyle: ({ tone }) => (tone === 'neutral' ? 'dashed' : 'solid'),
      borderColor: ({ tone }) => toneColor(theme, tone),
      color: theme.palette.text.primary,
      fontSize: theme.typography.body2.fontSize,
      lineHeight: 1.4,
    },
  }),
  { name: 'GoldenImagesStatusChip' },
);

/** A status: word, shape and colour. The text keeps the theme's text colour, so it is readable in every theme. */
export function StatusChip(props: {
  tone: Tone;
  label: string;
  title?: string;
}) {
  const classes = useStyles({ tone: props.tone });
  return (
    <span className={classes.root} title={props.title}>
      <ToneIcon tone={props.tone} />
      <span>{props.label}</span>
    </span>
  );
}
