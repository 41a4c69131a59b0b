import useAsync from 'react-use/esm/useAsync';
import { useApi } from '@backstage/core-plugin-api';
import { goldenImagesApiRef } from '../../api';
import { useTexts } from '../../translation';
import { NewFacts } from '../live';
import { PastNotice } from '../past';
import { RequestError } from '../request';
import { usePages } from './usePages';
import { useSelectedWorkload } from './useSelectedWorkload';
import { useWorkloadFilter } from './useWorkloadFilter';
import { toSearch } from './workloadSearch';
import { NoRows } from './NoRows';
import { WorkloadDrawer } from './WorkloadDrawer';
import { WorkloadFilters } from './WorkloadFilters';
import { WorkloadsTable } from './WorkloadsTable';
import { Pager } from './Pager';

/** Workloads shown at once. */
const PAGE_SIZE = 50;

/** Every workload of the estate with its verdict; each figure of the overview opens it with a filter. */
export function WorkloadsPage() {
  const { t } = useTexts();
  const api = useApi(goldenImagesApiRef);
  const { filter, setFilter } = useWorkloadFilter();
  const { selected, select } = useSelectedWorkload();
  const facets = useAsync(() => api.getFacets(), [api]);
  const pages = usePages(
    cursor => api.listWorkloads(filter, { cursor, limit: PAGE_SIZE }),
    toSearch(filter),
  );
  const { request } = pages;
  const page = request.value;
  return (
    <>
      <PastNotice
        at={filter.at}
        onBack={() => setFilter({ ...filter, at: undefined })}
      />
      <WorkloadFilters
        filter={filter}
        facets={facets.value}
        error={request.error ? undefined : facets.error}
        onChange={setFilter}
      />
      <NewFacts onReload={request.retry} />
      {request.error ? (
        <RequestError
          error={request.error}
          what={t('inventory.workloads.what')}
          onRetry={request.retry}
        />
      ) : (
        <>
          <WorkloadsTable
            rows={page?.items ?? []}
            total={page?.totalItems}
            loading={request.loading}
            onSelect={select}
            emptyContent={
              page && (
                <NoRows
                  filtered={toSearch(filter) !== ''}
                  onReset={() => setFilter({})}
                />
              )
            }
          />
          <Pager pages={pages} pageSize={PAGE_SIZE} />
        </>
      )}
      {selected && (
        <WorkloadDrawer
          key={selected}
          id={selected}
          at={filter.at}
          onClose={() => select(undefined)}
        />
      )}
    </>
  );
}
