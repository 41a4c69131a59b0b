import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { WorkloadFilter } from '@image-governance/plugin-golden-images-common';
import { fromSearch, toSearch } from './workloadSearch';

/** The filter of the workloads table, kept in the address so that it can be linked and shared. */
export function useWorkloadFilter(): {
  filter: WorkloadFilter;
  setFilter: (filter: WorkloadFilter) => void;
} {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => fromSearch(params), [params]);
  const setFilter = useCallback(
    (next: WorkloadFilter) => setParams(toSearch(next), { replace: true }),
    [setParams],
  );
  return { filter, setFilter };
}
