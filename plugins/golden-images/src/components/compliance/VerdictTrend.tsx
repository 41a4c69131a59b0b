import { useTheme } from '@material-ui/core/styles';
import { useRouteRef } from '@backstage/core-plugin-api';
import {
  formatCount,
  VERDICT_TEXT,
  VERDICTS,
  type KpiSnapshot,
} from '@image-governance/plugin-golden-images-common';
import { workloadsRouteRef } from '../../routes';
import { useTexts } from '../../translation';
import { StackChart, type StackDay } from '../chart';
import { toSearch } from '../inventory/workloadSearch';
import { dateText } from '../time';
import { PRODUCTION } from './figureFilters';
import type { TrendProps } from './Trends';
import { verdictFill } from './verdictFill';

/** Production workloads by verdict over the days: what grew at the cost of what. */
export function VerdictTrend(props: TrendProps) {
  const { t } = useTexts();
  const theme = useTheme();
  const workloads = useRouteRef(workloadsRouteRef);
  const { snapshots, from, to } = props;
  // Each day has its verdicts at every KPI.
  const days = snapshots.filter(({ kpi }) => kpi === 'adoption');
  const occurring = VERDICTS.filter(verdict =>
    days.some(({ verdicts }) => verdicts[verdict]),
  );
  const points = days.map(
    (snapshot): StackDay => ({
      day: snapshot.day,
      text: t('compliance.count.workloads', { count: totalOf(snapshot) }),
      note: occurring
        .flatMap(verdict => {
          const count = snapshot.verdicts[verdict];
          return count
            ? [`${VERDICT_TEXT[verdict].title} ${formatCount(count)}`]
            : [];
        })
        .join(', '),
      to: `${workloads()}${toSearch({ ...PRODUCTION, at: snapshot.takenAt })}`,
      counts: snapshot.verdicts,
    }),
  );
  const [first, last] = [points[0], points.at(-1)];
  return (
    <StackChart
      title={t('compliance.trends.verdicts')}
      summary={
        first && last
          ? t('compliance.trends.verdictsSummary', {
              first: first.text,
              firstDay: dateText(t, first.day),
              last: last.text,
              lastDay: dateText(t, last.day),
            })
          : t('compliance.trends.noData')
      }
      from={from}
      to={to}
      points={points}
      layers={occurring.map(verdict => {
        const fill = verdictFill(theme, verdict, occurring);
        return {
          key: verdict,
          title: VERDICT_TEXT[verdict].title,
          color: fill.backgroundColor,
          opacity: fill.opacity,
          hatched: verdict === 'unknown',
        };
      })}
    />
  );
}

function totalOf({ verdicts }: KpiSnapshot): number {
  return Object.values(verdicts).reduce((sum, count) => sum + count, 0);
}
