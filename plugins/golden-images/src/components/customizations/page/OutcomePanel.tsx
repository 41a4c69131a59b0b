import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type {
  PublishedVariant,
  RequestView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { CodeText } from '../../copy';
import { Loaded } from '../../request';
import { timeText } from '../../time';
import { AdoptionText, RebuildText } from '../variants/VariantStanding';

/** Variants of a team that are asked for at once. */
const MOST = 200;

/** The image that came of it, whether its team runs it, and whether it is to be built anew (R-REQ-22, R-APP-05). */
export function OutcomePanel(props: { request: RequestView }) {
  const { t } = useTexts();
  const { request } = props;
  return request.variant ? (
    <Published request={request} variant={request.variant} />
  ) : (
    <Typography variant="body2">{t('customization.outcome.notYet')}</Typography>
  );
}

function Published(props: { request: RequestView; variant: PublishedVariant }) {
  const { t } = useTexts();
  const { request, variant } = props;
  return (
    <>
      <CodeText text={variant.reference} label={t('variants.copy')} />
      <Typography variant="body2" gutterBottom>
        {t('customization.outcome.published', {
          date: timeText(t, variant.at),
          scan: variant.scanResults,
        })}
      </Typography>
      <Use request={request} />
    </>
  );
}

/** Whether the team runs it; the rest of the section stands without this. */
function Use(props: { request: RequestView }) {
  const { id, team } = props.request;
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(async () => {
    const { items } = await api.listApprovedVariants(
      { team: [team] },
      { limit: MOST },
    );
    return { variant: items.find(each => each.request === id) };
  }, [api, id, team]);
  return (
    <Loaded request={request} what={t('customization.outcome.what')}>
      {({ variant }) =>
        variant && (
          <>
            <AdoptionText variant={variant} />
            <RebuildText variant={variant} />
          </>
        )
      }
    </Loaded>
  );
}
