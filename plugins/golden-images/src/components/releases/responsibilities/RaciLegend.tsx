import { makeStyles } from '@material-ui/core/styles';
import type { Responsibilities } from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      gap: theme.spacing(0.25, 1.5),
      margin: theme.spacing(2, 0, 0),
      ...theme.typography.body2,
    },
    letter: { fontWeight: 600 },
    text: { margin: 0 },
  }),
  { name: 'GoldenImagesRaciLegend' },
);

/** What the letters of the matrix mean (R-RACI-08). */
export function RaciLegend(props: { legend: Responsibilities['legend'] }) {
  const classes = useStyles();
  const { t } = useTexts();
  return (
    <dl className={classes.root} aria-label={t('responsibilities.legend')}>
      {props.legend.map(({ letter, title, text }) => [
        <dt key={letter} className={classes.letter}>
          {letter}
        </dt>,
        <dd key={`${letter} text`} className={classes.text}>
          {t('responsibilities.letter', { title, text })}
        </dd>,
      ])}
    </dl>
  );
}
