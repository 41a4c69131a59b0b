import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { TitledCard } from '../card';
import { useLiveRequest } from '../live';
import { Loaded } from '../request';
import { EntityTabBody } from './EntityTabBody';
import { useEntityRef } from './useEntityRef';

/** Tab on a component's page: every workload and container with its verdict and why. */
export function EntityTab() {
  const entityRef = useEntityRef();
  return <TabOf key={entityRef} entityRef={entityRef} />;
}

function TabOf(props: { entityRef: string }) {
  const { entityRef } = props;
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useLiveRequest(
    () => api.getEntityInventory(entityRef),
    [api, entityRef],
  );
  return request.value ? (
    <EntityTabBody inventory={request.value} />
  ) : (
    <TitledCard title={t('inventory.tab.title')}>
      <Loaded request={request} what={t('inventory.tab.what')}>
        {() => null}
      </Loaded>
    </TitledCard>
  );
}
