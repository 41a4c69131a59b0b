import Typography from '@material-ui/core/Typography';
import { useTheme } from '@material-ui/core/styles';
import { DateTime } from 'luxon';
import useAsync from 'react-use/esm/useAsync';
import { TrendLine } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type {
  Kpi,
  KpiSnapshot,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';

/** Days that the trend looks back. */
const TREND_DAYS = 90;

/** A KPI over the last days. Nothing is drawn before there are two days to compare. */
export function KpiTrend(props: { kpi: Kpi['id']; title: string }) {
  const { kpi, title } = props;
  const api = useApi(goldenImagesApiRef);
  const theme = useTheme();
  const { value, error } = useAsync(
    () =>
      api.listKpiSnapshots({
        kpi,
        from: DateTime.utc().minus({ days: TREND_DAYS }).toISODate(),
      }),
    [api, kpi],
  );
  if (error) {
    return (
      <Typography variant="body2" color="textSecondary">
        The trend could not be loaded: {error.message}
      </Typography>
    );
  }
  const percents = (value ?? []).flatMap(percentOf);
  const first = percents[0];
  const last = percents.at(-1);
  if (percents.length < 2 || first === undefined || last === undefined) {
    return null;
  }
  const change = last - first;
  return (
    <div
      role="img"
      aria-label={`${title}: from ${first.toFixed(1)} % to ${last.toFixed(
        1,
      )} %`}
    >
      <TrendLine data={percents} title={title} color={theme.palette.link} />
      <Typography variant="body2" color="textSecondary">
        {change >= 0 ? '+' : '−'}
        {Math.abs(change).toFixed(1)} points since {value?.[0].day}
      </Typography>
    </div>
  );
}

function percentOf(snapshot: KpiSnapshot): number[] {
  return snapshot.denominator > 0
    ? [(snapshot.numerator * 100) / snapshot.denominator]
    : [];
}
