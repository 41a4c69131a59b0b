import { DateTime } from 'luxon';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import Button from '@material-ui/core/Button';
import ButtonGroup from '@material-ui/core/ButtonGroup';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import type {
  KpiSnapshot,
  Overview,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { HeaderAction } from '../card';
import { isDenied, Loaded } from '../request';
import { NoTrend } from './NoTrend';
import { Trends } from './Trends';
import { TREND_RANGES, useTrendRange, type TrendRange } from './useTrendRange';

/** The KPIs over the last days (R-KPI-02). Nothing is drawn before there are two days to compare. */
export function TrendsCard(props: { overview: Overview }) {
  const { t } = useTexts();
  const { overview } = props;
  const api = useApi(goldenImagesApiRef);
  const { range, setRange } = useTrendRange();
  const to = overview.at.slice(0, 10);
  const from = firstDay(to, range);
  const request = useAsyncRetry(
    () => api.listKpiSnapshots({ from, to }),
    [api, from, to],
  );
  return (
    <InfoCard
      title={t('compliance.trends.title')}
      subheader={t('compliance.trends.subheader')}
      action={
        <HeaderAction>
          <Ranges range={range} onChange={setRange} />
        </HeaderAction>
      }
    >
      {request.error && isDenied(request.error) ? (
        <>
          <Typography variant="subtitle2" component="p">
            {t('compliance.trends.denied')}
          </Typography>
          <Typography variant="body2">
            {t('compliance.trends.deniedText')}
          </Typography>
        </>
      ) : (
        <Loaded request={request} what={t('compliance.trends.what')}>
          {snapshots =>
            daysOf(snapshots) < 2 ? (
              <NoTrend snapshots={snapshots} />
            ) : (
              <Trends
                overview={overview}
                snapshots={snapshots}
                from={from}
                to={to}
              />
            )
          }
        </Loaded>
      )}
    </InfoCard>
  );
}

function Ranges(props: {
  range: TrendRange;
  onChange: (range: TrendRange) => void;
}) {
  const { t } = useTexts();
  return (
    <ButtonGroup size="small" aria-label={t('compliance.trends.range')}>
      {TREND_RANGES.map(range => (
        <Button
          key={range}
          aria-pressed={range === props.range}
          variant={range === props.range ? 'contained' : 'outlined'}
          color={range === props.range ? 'primary' : 'default'}
          disableElevation
          onClick={() => props.onChange(range)}
        >
          {t('compliance.trends.days', { total: range })}
        </Button>
      ))}
    </ButtonGroup>
  );
}

function daysOf(snapshots: readonly KpiSnapshot[]): number {
  return new Set(snapshots.map(({ day }) => day)).size;
}

/** The range has the last day in it. */
function firstDay(last: string, range: TrendRange): string {
  return DateTime.fromISO(last, { zone: 'utc' })
    .minus({ days: range - 1 })
    .toFormat('yyyy-MM-dd');
}
