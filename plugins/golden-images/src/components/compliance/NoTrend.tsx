import Typography from '@material-ui/core/Typography';
import {
  kpiDisplay,
  type KpiSnapshot,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../translation';
import { timeText } from '../time';

/** Why there is no trend yet, and when there will be one. */
export function NoTrend(props: { snapshots: readonly KpiSnapshot[] }) {
  const { t } = useTexts();
  const { snapshots } = props;
  const kept = snapshots.find(({ kpi }) => kpi === 'adoption');
  return (
    <>
      <Typography variant="subtitle2" component="p">
        {t('compliance.trends.empty')}
      </Typography>
      <Typography variant="body2">
        {t('compliance.trends.emptyText')}
      </Typography>
      <Typography variant="body2">
        {kept
          ? t('compliance.trends.emptyFirst', {
              day: timeText(t, kept.takenAt),
              figure: kpiDisplay(kept.kpi, kept),
            })
          : t('compliance.trends.emptyNone')}
      </Typography>
    </>
  );
}
