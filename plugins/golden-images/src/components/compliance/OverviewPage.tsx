import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { NothingScanned } from '../inventory/NothingScanned';
import { useLiveRequest } from '../live';
import { Loaded } from '../request';
import { OverviewBody } from './OverviewBody';

/** The organisation's answer to "who runs what, what falls next". */
export function OverviewPage() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useLiveRequest(() => api.getOverview(), [api]);
  return (
    <Loaded request={request} what={t('compliance.overview')}>
      {overview =>
        overview.sources.length === 0 && overview.verdicts.length === 0 ? (
          <InfoCard title={t('compliance.nothing.title')}>
            <NothingScanned />
          </InfoCard>
        ) : (
          <OverviewBody overview={overview} />
        )
      }
    </Loaded>
  );
}
