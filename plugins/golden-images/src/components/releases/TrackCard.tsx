import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { TRACK_ANNOTATIONS } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { Loaded } from '../request';
import { TrackCardBody } from './TrackCardBody';

/** Card on the page of the resource that stands for a track: may one use it, until when, and who does. */
export function TrackCard() {
  const { t } = useTexts();
  const { entity } = useEntity();
  const id = entity.metadata.annotations?.[TRACK_ANNOTATIONS.track];
  return (
    <InfoCard title={t('track.title')} variant="gridItem">
      {id ? (
        <CardOf key={id} id={id} />
      ) : (
        <Typography variant="body2">
          {t('track.noAnnotation', { annotation: TRACK_ANNOTATIONS.track })}
        </Typography>
      )}
    </InfoCard>
  );
}

function CardOf(props: { id: string }) {
  const { id } = props;
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(() => api.getTrack(id), [api, id]);
  return (
    <Loaded request={request} what={t('track.what')}>
      {track => <TrackCardBody track={track} />}
    </Loaded>
  );
}
