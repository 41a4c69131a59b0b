import Typography from '@material-ui/core/Typography';
import { capitalize } from '@material-ui/core/utils';
import { makeStyles } from '@material-ui/core/styles';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { InfoCard, Link } from '@backstage/core-components';
import { useApi, useRouteRef } from '@backstage/core-plugin-api';
import type {
  ApprovalTimeReport,
  DurationStatus,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { requestsRouteRef } from '../../../routes';
import { useTexts } from '../../../translation';
import { Loaded } from '../../request';
import { StatusChip, type ShownTone } from '../../verdict';
import { ApprovalRows } from './ApprovalRows';
import { ApprovalStages } from './ApprovalStages';

const TONES: Readonly<Record<DurationStatus, ShownTone>> = {
  'on-target': 'ok',
  'near-target': 'warning',
  'off-target': 'error',
  'no-data': 'neutral',
};

const useStyles = makeStyles(
  theme => ({ section: { marginTop: theme.spacing(1) } }),
  { name: 'GoldenImagesApprovalTimeCard' },
);

/** KPI 3: how long requests take to be approved, where that time goes, and what makes it shorter (R-KPI3-01..03). */
export function ApprovalTimeCard() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getApprovalTime(), [api]);
  return (
    <InfoCard title={t('approvalTime.title')} variant="gridItem">
      <Loaded request={request} what={t('approvalTime.what')}>
        {report => <Body report={report} />}
      </Loaded>
    </InfoCard>
  );
}

function Body(props: { report: ApprovalTimeReport }) {
  const classes = useStyles();
  const { t } = useTexts();
  const requests = useRouteRef(requestsRouteRef);
  const { report } = props;
  const { display, status, statusText, target, statement, pending } = report;
  return (
    <>
      <Typography variant="h4" component="p">
        {display}
      </Typography>
      <StatusChip tone={TONES[status]} label={capitalize(statusText)} />{' '}
      {t('approvalTime.target', { target: target.text })}
      <Typography variant="body2" className={classes.section}>
        {statement}
      </Typography>
      <ApprovalStages report={report} />
      <ApprovalRows report={report} />
      {pending > 0 && (
        <Typography variant="body2">
          {t('approvalTime.pending', { count: pending })}
        </Typography>
      )}
      <Typography variant="body2" className={classes.section}>
        <Link to={requests()} underline="always">
          {t('approvalTime.open')}
        </Link>
      </Typography>
    </>
  );
}
