import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
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
  const api = useApi(goldenImagesApiRef);
  const request = useLiveRequest(
    () => api.getEntityInventory(entityRef),
    [api, entityRef],
  );
  return request.value ? (
    <EntityTabBody inventory={request.value} />
  ) : (
    <InfoCard title="Golden images">
      <Loaded request={request} what="the golden images of this component">
        {() => null}
      </Loaded>
    </InfoCard>
  );
}
