import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { DeprecationFilter } from '@image-governance/plugin-golden-images-common';

/** The filter of the deprecations, kept in the address so that it can be linked and shared. */
export function useDeprecationFilter(): {
  filter: DeprecationFilter;
  setFilter: (filter: DeprecationFilter) => void;
} {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(
    () => ({ family: list(params, 'family'), owner: list(params, 'owner') }),
    [params],
  );
  const setFilter = useCallback(
    ({ family = [], owner = [] }: DeprecationFilter) =>
      setParams({ family: [...family], owner: [...owner] }, { replace: true }),
    [setParams],
  );
  return { filter, setFilter };
}

function list(params: URLSearchParams, key: string): string[] | undefined {
  const values = params.getAll(key);
  return values.length > 0 ? values : undefined;
}
