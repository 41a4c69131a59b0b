import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  NOTES_PARTS,
  type NotesText,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { SafeMarkdown } from '../../markdown';
import { ToneIcon } from '../../verdict';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
    breaking: {
      borderLeft: `4px solid ${theme.palette.status.warning}`,
      paddingLeft: theme.spacing(1.5),
    },
    heading: {
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'GoldenImagesNotesBody' },
);

/** What notes say, part by part; what breaks stands out. A part that says nothing has no heading. */
export function NotesBody(props: { notes: NotesText }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { notes } = props;
  return (
    <div className={classes.root}>
      {NOTES_PARTS.filter(part => notes[part].trim()).map(part => {
        const breaking = part === 'breaking';
        return (
          <section
            key={part}
            aria-label={t(`notes.part.${part}`)}
            className={breaking ? classes.breaking : undefined}
          >
            <Typography
              variant="subtitle1"
              component="h4"
              className={classes.heading}
            >
              {breaking && <ToneIcon tone="warning" />}
              {t(`notes.part.${part}`)}
            </Typography>
            <SafeMarkdown text={notes[part]} />
          </section>
        );
      })}
    </div>
  );
}
