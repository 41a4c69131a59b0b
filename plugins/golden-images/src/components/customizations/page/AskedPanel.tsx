import Typography from '@material-ui/core/Typography';
import {
  REQUEST_STATE_TITLE,
  type RequestPurpose,
  type RequestView,
} from '@image-governance/plugin-golden-images-common';
import { useTexts } from '../../../translation';
import { ActorName } from '../../audit/ActorName';
import { ownerName } from '../../releases/ownerName';
import { RequestLink } from '../RequestLink';
import { WebLink } from '../WebLink';
import { Fact, Facts } from './Fact';
import { packageText } from './packageText';

/** What the team says: what it wants, why, and what it thought of (R-REQ-04..11). */
export function AskedPanel(props: { request: RequestView }) {
  const { t } = useTexts();
  const { request } = props;
  const purposes: Record<RequestPurpose, string> = {
    feature: t('customization.asked.feature'),
    'bug-fix': t('customization.asked.bugFix'),
    other: t('customization.asked.other'),
  };
  return (
    <>
      <Facts>
        <Fact name={t('customization.asked.what')}>{request.what}</Fact>
        <Fact name={t('customization.asked.packages')}>
          {request.packages
            .map(each => {
              const name = packageText(t, each);
              return each.source
                ? t('customization.asked.from', { name, source: each.source })
                : name;
            })
            .join(', ')}
        </Fact>
        <Fact name={t('customization.asked.why')}>{request.why}</Fact>
        <Fact name={t('customization.asked.description')}>
          {request.description}
        </Fact>
        <Fact name={t('customization.asked.purpose')}>
          {purposes[request.purpose]}
        </Fact>
        <Fact name={t('customization.asked.ticket')}>{request.ticket}</Fact>
        <Fact name={t('customization.asked.alternatives')}>
          {request.alternatives}
        </Fact>
        <Fact name={t('customization.asked.securityImpact')}>
          {request.securityImpact}
        </Fact>
        <Fact name={t('customization.asked.risk')}>{request.risk}</Fact>
        <Fact name={t('customization.asked.compliance')}>
          {request.compliance}
        </Fact>
        <Fact name={t('customization.asked.testing')}>{request.testing}</Fact>
        <Fact name={t('customization.asked.category')}>
          {t(`customizations.category.${request.category}`)}
        </Fact>
        <Fact name={t('customization.asked.discussion')}>
          {request.discussionUrl && (
            <WebLink url={request.discussionUrl}>
              {request.discussionUrl}
            </WebLink>
          )}
        </Fact>
        <Fact name={t('customization.asked.requestedBy')}>
          <ActorName actor={request.requestedBy} />
        </Fact>
      </Facts>
      <Related request={request} />
    </>
  );
}

/** Requests of this or other teams for the same packages (R-REQ-25). */
function Related(props: { request: RequestView }) {
  const { t } = useTexts();
  const { requests } = props.request.related;
  if (requests.length === 0) {
    return null;
  }
  return (
    <>
      <Typography variant="subtitle2" component="h4" style={{ marginTop: 12 }}>
        {t('customization.related')}
      </Typography>
      <ul style={{ margin: 0, paddingLeft: 20 }}>
        {requests.map(({ id, title, team, state }) => (
          <Typography
            key={id}
            component="li"
            variant="body2"
            style={{ overflowWrap: 'anywhere' }}
          >
            <RequestLink id={id}>{title}</RequestLink>:{' '}
            {t('customization.relatedRow', {
              team: ownerName(team),
              state: REQUEST_STATE_TITLE[state],
            })}
          </Typography>
        ))}
      </ul>
    </>
  );
}
