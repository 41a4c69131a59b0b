import Grid from '@material-ui/core/Grid';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  formatCount,
  isCount,
  type Kpi,
  type KpiSnapshot,
  type Overview,
} from '@image-governance/plugin-golden-images-common';
import { workloadsRouteRef } from '../../routes';
import { useTexts } from '../../translation';
import { TrendChart } from '../chart';
import { toSearch } from '../inventory/workloadSearch';
import { dateText } from '../time';
import { ofKpi } from './figureFilters';
import { missingDays, trendDays } from './trendDays';
import { VerdictTrend } from './VerdictTrend';

/** Snapshots of a range of days, ISO dates. */
export interface TrendProps {
  overview: Overview;
  snapshots: readonly KpiSnapshot[];
  from: string;
  to: string;
}

/** Each KPI over the days, and the workloads by verdict. Every day opens its rows. */
export function Trends(props: TrendProps) {
  return (
    <Grid container spacing={4}>
      {props.overview.kpis.map(kpi => (
        <Grid key={kpi.id} item xs={12} md={6}>
          <KpiTrend {...props} kpi={kpi} />
        </Grid>
      ))}
      <Grid item xs={12}>
        <VerdictTrend {...props} />
      </Grid>
    </Grid>
  );
}

function KpiTrend(props: TrendProps & { kpi: Kpi }) {
  const { t } = useTexts();
  const workloads = useRouteRef(workloadsRouteRef);
  const { overview, snapshots, from, to, kpi } = props;
  const points = trendDays(kpi.id, snapshots, {
    note: snapshot =>
      [
        isCount(kpi.id) || kpi.id === 'sprawl'
          ? undefined
          : t('compliance.trends.figure', {
              numerator: formatCount(snapshot.numerator),
              denominator: formatCount(snapshot.denominator),
            }),
        snapshot.unknown > 0
          ? t('compliance.trends.unknown', { total: snapshot.unknown })
          : undefined,
        snapshot.staleSources.length > 0
          ? t('compliance.trends.staleSources', {
              sources: snapshot.staleSources.join(', '),
            })
          : undefined,
      ]
        .filter(Boolean)
        .join('; '),
    to: ({ takenAt }) =>
      `${workloads()}${toSearch({ ...ofKpi(kpi.id, overview), at: takenAt })}`,
  });
  return (
    <TrendChart
      title={t(`compliance.kpi.${kpi.id}`)}
      summary={[
        useCourse(points),
        t('compliance.trends.target', { target: kpi.target.text }),
        ...(points.some(({ upTo }) => upTo !== undefined)
          ? [t('compliance.trends.band')]
          : []),
        ...(missingDays(points) > 0
          ? [t('compliance.trends.gaps', { count: missingDays(points) })]
          : []),
      ].join(' ')}
      from={from}
      to={to}
      points={points}
      target={kpi.target}
      unit={isCount(kpi.id) ? 'count' : 'percent'}
    />
  );
}

/** From what to what a figure went, in words. */
export function useCourse(
  points: readonly { readonly day: string; readonly text: string }[],
): string {
  const { t } = useTexts();
  const [first, last] = [points[0], points.at(-1)];
  if (!first || !last) {
    return t('compliance.trends.noData');
  }
  const end = { last: last.text, lastDay: dateText(t, last.day) };
  return first === last
    ? t('compliance.trends.one', end)
    : t('compliance.trends.summary', {
        first: first.text,
        firstDay: dateText(t, first.day),
        ...end,
      });
}
