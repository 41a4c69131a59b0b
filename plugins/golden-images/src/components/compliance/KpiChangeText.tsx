import { makeStyles } from '@material-ui/core/styles';
import {
  kpiDisplay,
  type Kpi,
  type KpiChange,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { WorkloadsLink } from '../inventory/WorkloadsLink';
import { dateText } from '../time';
import { ToneIcon, type ShownTone } from '../verdict';
import { ofKpi } from './figureFilters';

const DIRECTION_TONE = {
  better: 'ok',
  worse: 'warning',
  same: 'neutral',
} satisfies Record<KpiChange['direction'], ShownTone>;

const useStyles = makeStyles(
  theme => ({
    root: {
      ...theme.typography.body2,
      display: 'flex',
      alignItems: 'center',
      gap: theme.spacing(0.5),
      marginBottom: theme.spacing(1),
    },
  }),
  { name: 'GoldenImagesKpiChangeText' },
);

/** How a KPI moved in a month; opens the rows of then. Nothing where there is nothing to compare with. */
export function KpiChangeText(props: { kpi: Kpi['id']; overview: Overview }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { kpi, overview } = props;
  const change = overview.changes.find(one => one.kpi === kpi);
  if (!change) {
    return null;
  }
  const day = dateText(t, change.day);
  const { direction, unit } = change;
  return (
    <div
      className={classes.root}
      title={t('compliance.change.then', {
        day,
        figure: kpiDisplay(kpi, change.ratio),
        unknown: String(change.unknown),
      })}
    >
      <ToneIcon tone={DIRECTION_TONE[direction]} />
      <WorkloadsLink filter={{ ...ofKpi(kpi, overview), at: change.takenAt }}>
        {direction === 'same'
          ? t('compliance.change.same', { day })
          : t(`compliance.change.${unit}`, { change: signed(change), day })}
      </WorkloadsLink>
      {direction !== 'same' && (
        <span>({t(`compliance.change.${direction}`)})</span>
      )}
    </div>
  );
}

function signed({ change, unit }: KpiChange): string {
  const size = Math.abs(change);
  const text = unit === 'points' ? size.toFixed(1) : String(size);
  return `${change < 0 ? '−' : '+'}${text}`;
}
