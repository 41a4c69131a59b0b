import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import type { ImageFilter } from '@image-governance/plugin-golden-images-common';
import { fromSearch, toSearch } from './imageSearch';

/** The filter of the images, kept in the address so that it can be linked and shared. */
export function useImageFilter(): {
  filter: ImageFilter;
  setFilter: (filter: ImageFilter) => void;
} {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => fromSearch(params), [params]);
  const setFilter = useCallback(
    (next: ImageFilter) => setParams(toSearch(next), { replace: true }),
    [setParams],
  );
  return { filter, setFilter };
}
