import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { DetailDrawer } from '../drawer';
import { Loaded } from '../request';
import { StaleNotice } from './StaleNotice';
import { WorkloadFacts } from './WorkloadFacts';
import { WorkloadHeading } from './WorkloadHeading';
import { WorkloadUsages } from './WorkloadUsages';

/** One workload beside the table: every container, why, what to do, what it ran before. */
export function WorkloadDrawer(props: {
  id: string;
  at?: string;
  onClose: () => void;
}) {
  const { t } = useTexts();
  const { id, at, onClose } = props;
  const api = useApi(goldenImagesApiRef);
  const request = useAsyncRetry(
    () => api.getWorkload(id, { at }),
    [api, id, at],
  );
  return (
    <DetailDrawer title={t('inventory.workload.title')} onClose={onClose}>
      <Loaded request={request} what={t('inventory.workload.what')}>
        {workload => (
          <>
            <WorkloadHeading workload={workload} />
            <WorkloadFacts workload={workload} />
            <StaleNotice age={workload.age} />
            <WorkloadUsages
              workload={workload}
              defaultOpen={workload.usages.length === 1}
            />
          </>
        )}
      </Loaded>
    </DetailDrawer>
  );
}
