import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { DetailDrawer } from '../drawer';
import { Loaded } from '../request';
import { ReleaseGlance } from './ReleaseGlance';

/** A glance at a release beside the list; its page has the rest. */
export function ReleaseDrawer(props: { id: string; onClose: () => void }) {
  const { t } = useTexts();
  const { id, onClose } = props;
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(async () => api.getRelease(id), [api, id]);
  return (
    <DetailDrawer
      title={t('releases.catalogue.detail.dialog')}
      onClose={onClose}
    >
      <Loaded request={request} what={t('releases.catalogue.whatOne')}>
        {release => <ReleaseGlance release={release} />}
      </Loaded>
    </DetailDrawer>
  );
}
