import { makeStyles, type Theme } from '@material-ui/core/styles';
import { toneColor, type ShownTone } from './tone';
import { ToneIcon } from './ToneIcon';

const useStyles = makeStyles<Theme, { tone: ShownTone }>(
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
      ...theme.typography.body2,
    },
    label: {
      overflow: 'hidden',
      textOverflow: 'ellipsis',
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'GoldenImagesStatusChip' },
);

/** A status: word, shape and colour. The text keeps the theme's text colour, so it is readable in every theme. */
export function StatusChip(props: {
  tone: ShownTone;
  label: string;
  title?: string;
}) {
  const classes = useStyles({ tone: props.tone });
  return (
    <span className={classes.root} title={props.title ?? props.label}>
      <ToneIcon tone={props.tone} />
      <span className={classes.label}>{props.label}</span>
    </span>
  );
}
