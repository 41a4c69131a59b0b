import { makeStyles, useTheme } from '@material-ui/core/styles';
import type {
  Kpi,
  KpiStatus,
  Tone,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { StatusChip, toneColor } from '../../verdict';
import { ADOPTED } from '../figureFilters';
import { RowsLink, type Rows } from './RowsLink';

const TONES = {
  'on-target': 'ok',
  'off-target': 'warning',
  'no-data': 'neutral',
} satisfies Record<KpiStatus, Tone>;

const STATUS_MESSAGES = {
  'on-target': 'standing.status.onTarget',
  'off-target': 'standing.status.offTarget',
  'no-data': 'standing.status.noData',
} as const satisfies Record<KpiStatus, string>;

const useStyles = makeStyles(
  theme => ({
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0.5, 1),
    },
    figure: {
      fontWeight: 'bold',
      fontVariantNumeric: 'tabular-nums',
    },
    bar: {
      height: 6,
      margin: theme.spacing(0.5, 0),
      borderRadius: 3,
      overflow: 'hidden',
      backgroundColor: theme.palette.action.disabledBackground,
    },
    filled: { height: '100%' },
  }),
  { name: 'GoldenImagesAdoptionFigure' },
);

/** Adoption as a figure, a word, a bar and the two counts that open their rows. */
export function AdoptionFigure(props: { adoption: Kpi; rows?: Rows }) {
  const classes = useStyles();
  const theme = useTheme();
  const { t } = useTexts();
  const { adoption, rows } = props;
  const { numerator, denominator } = adoption.ratio;
  const tone = TONES[adoption.status];
  return (
    <div>
      <div className={classes.line}>
        <span className={classes.figure}>{adoption.display}</span>
        <StatusChip tone={tone} label={t(STATUS_MESSAGES[adoption.status])} />
      </div>
      {denominator === 0 ? (
        t('standing.noProduction')
      ) : (
        <>
          <div className={classes.bar} aria-hidden>
            <div
              className={classes.filled}
              style={{
                width: `${(numerator / denominator) * 100}%`,
                backgroundColor: toneColor(theme, tone),
              }}
            />
          </div>
          {t('standing.adoptedOf', {
            adopted: (
              <RowsLink rows={rows} filter={ADOPTED} count={numerator}>
                {t('standing.adopted', { value: numerator })}
              </RowsLink>
            ),
            all: (
              <RowsLink rows={rows}>
                {t('standing.all', { count: denominator })}
              </RowsLink>
            ),
          })}
        </>
      )}
    </div>
  );
}
