import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { HeaderAction, TitledCard } from '../card';
import { VariantNotice } from '../customizations/variants';
import { useLiveRequest } from '../live';
import { Loaded } from '../request';
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
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const request = useLiveRequest(
    () => api.getEntitySummary(entityRef),
    [api, entityRef],
  );
  const age = request.value?.unannotated ? undefined : request.value?.age;
  return (
    <TitledCard
      title={t('inventory.card.title')}
      variant="gridItem"
      action={
        age && (
          <HeaderAction>
            <DataAgeText age={age} />
          </HeaderAction>
        )
      }
    >
      <Loaded request={request} what={t('inventory.tab.what')}>
        {summary => <EntityCardBody summary={summary} />}
      </Loaded>
      {request.value && <VariantNotice entityRef={entityRef} />}
    </TitledCard>
  );
}
