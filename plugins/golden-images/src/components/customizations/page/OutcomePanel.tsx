import Typography from '@material-ui/core/Typography';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type {
  ApprovedVariant,
  PublishedVariant,
  RequestView,
  VariantAdoption,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import { useTexts } from '../../../translation';
import { CodeText } from '../../copy';
import { ReleaseLink } from '../../releases/ReleaseLink';
import { Loaded } from '../../request';
import { timeText } from '../../time';
import { StatusChip, type ShownTone } from '../../verdict';

/** Variants of a team that are asked for at once. */
const MOST = 200;

const TONES: Readonly<Record<VariantAdoption, ShownTone>> = {
  adopted: 'ok',
  'still-on-base': 'warning',
  elsewhere: 'warning',
  'not-running': 'info',
  unknown: 'neutral',
};

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
      <CodeText
        text={variant.reference}
        label={t('customization.outcome.copy')}
      />
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
      {({ variant }) => variant && <UseOf variant={variant} />}
    </Loaded>
  );
}

function UseOf(props: { variant: ApprovedVariant }) {
  const { t } = useTexts();
  const { adoption, rebuild } = props.variant;
  return (
    <>
      <Typography variant="body2" component="div" gutterBottom>
        <StatusChip
          tone={TONES[adoption.state]}
          label={t(`customization.outcome.${adoption.state}`)}
        />{' '}
        {adoption.sentence}
      </Typography>
      <Typography variant="body2" component="div">
        <StatusChip
          tone={rebuild.needed ? 'warning' : 'ok'}
          label={
            rebuild.needed
              ? t('customization.outcome.rebuild')
              : t('customization.outcome.upToDate')
          }
        />{' '}
        {rebuild.sentence}{' '}
        {rebuild.on && <ReleaseLink id={rebuild.on}>{rebuild.on}</ReleaseLink>}
      </Typography>
    </>
  );
}
