import { InfoCard } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { useLiveRequest } from '../live';
import { Loaded } from '../request';
import { HeaderAction } from '../card';
import { DataAgeText } from '../time';
import { EntityCardBody } from './EntityCardBody';
import { useEntityRef } from './useEntityRef';

/** Card on a component's page: is its golden image all right, and what is the one thing to do. */
export function EntityCard() {
  const entityRef = useEntityRef();
  return <CardOf key={entityRef} entityRef={entityRef} />;
}

function CardOf(props: { entityRef: string }) {
  const { entityRef } = props;
  const api = useApi(goldenImagesApiRef);
  const request = useLiveRequest(
    () => api.getEntitySummary(entityRef),
    [api, entityRef],
  );
  const age = request.value?.unannotated ? undefined : request.value?.age;
  return (
    <InfoCard
      title="Golden image"
      variant="gridItem"
      action={
        age && (
          <HeaderAction>
            <DataAgeText age={age} />
          </HeaderAction>
        )
      }
    >
      <Loaded request={request} what="the golden images of this component">
        {summary => <EntityCardBody summary={summary} />}
      </Loaded>
    </InfoCard>
  );
}
