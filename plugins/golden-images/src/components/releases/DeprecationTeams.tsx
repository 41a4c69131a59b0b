import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import type { ReleaseView } from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { Loaded } from '../request';
import { EndPanel } from './end/EndPanel';
import { TeamTable } from './TeamTable';

/** The teams of one release that must be left, asked for when they are looked at. */
export function DeprecationTeams(props: {
  release: ReleaseView;
  owner?: readonly string[];
}) {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const { release, owner } = props;
  const request = useAsyncRetry(
    () => api.getDeprecation(release.id, { owner }),
    [api, release.id, owner],
  );
  return (
    <>
      <Loaded request={request} what={t('releases.deprecations.whatTeams')}>
        {({ progress }) => (
          <TeamTable release={release} teams={progress.teams} />
        )}
      </Loaded>
      <EndPanel release={release} onDecided={request.retry} />
    </>
  );
}
