import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import {
  releaseTitle,
  type DurationStatus,
  type LeadTimeReport,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { ReleaseLink } from '../../releases';
import { Loaded } from '../../request';
import { dateText } from '../../time';
import { StatusChip, type ShownTone } from '../../verdict';
import { StageBar } from './StageBar';

const useStyles = makeStyles(
  theme => ({
    list: {
      margin: theme.spacing(0.5, 0, 1),
      paddingLeft: theme.spacing(2.5),
      ...theme.typography.body2,
      maxHeight: 200,
      overflowY: 'auto',
    },
    section: { marginTop: theme.spacing(1) },
  }),
  { name: 'GoldenImagesLeadTimeCard' },
);

const TONES: Readonly<Record<DurationStatus, ShownTone>> = {
  'on-target': 'ok',
  'near-target': 'warning',
  'off-target': 'error',
  'no-data': 'neutral',
};

/** KPI 2: how long golden images take to come, where that time goes, and what waits. */
export function LeadTimeCard() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getLeadTime(), [api]);
  return (
    <InfoCard title={t('leadTime.title')} variant="gridItem">
      <Loaded request={request} what={t('leadTime.what')}>
        {report => <Body report={report} />}
      </Loaded>
    </InfoCard>
  );
}

function Body(props: { report: LeadTimeReport }) {
  const classes = useStyles();
  const { t } = useTexts();
  const { report } = props;
  const words: Record<DurationStatus, string> = {
    'on-target': t('leadTime.status.onTarget'),
    'near-target': t('leadTime.status.nearTarget'),
    'off-target': t('leadTime.status.offTarget'),
    'no-data': t('leadTime.status.noData'),
  };
  return (
    <>
      <Typography variant="h4" component="p">
        {report.display}
      </Typography>
      <StatusChip tone={TONES[report.status]} label={words[report.status]} />{' '}
      {t('leadTime.target', { target: report.target.text })}
      <Typography variant="body2" className={classes.section}>
        {report.statement}
      </Typography>
      {report.latest && <StageBar split={report.latest} />}
      {report.rows.length > 0 && (
        <details className={classes.section}>
          <summary>
            {t('leadTime.promotions', {
              count: report.rows.length,
              from: dateText(t, report.from),
              to: dateText(t, report.to),
            })}
          </summary>
          <ul className={classes.list}>
            {report.rows.map(row => (
              <li key={row.id}>
                <ReleaseLink id={row.id}>{releaseTitle(row)}</ReleaseLink>:{' '}
                {t('leadTime.row', {
                  days: String(row.days),
                  date: dateText(t, row.promotedAt),
                })}
              </li>
            ))}
          </ul>
        </details>
      )}
      {report.undated > 0 && (
        <Typography variant="body2">
          {t('leadTime.undated', { count: report.undated })}
        </Typography>
      )}
      {report.waiting.length > 0 && (
        <div className={classes.section}>
          <Typography variant="subtitle2" component="p">
            {t('leadTime.waiting')}
          </Typography>
          <ul className={classes.list}>
            {report.waiting.map(each => (
              <li key={each.id}>
                {releaseTitle(each)}:{' '}
                {each.since === 'upstream'
                  ? t('leadTime.sinceUpstream', { count: each.days })
                  : t('leadTime.sinceOpened', { count: each.days })}
              </li>
            ))}
          </ul>
        </div>
      )}
    </>
  );
}
