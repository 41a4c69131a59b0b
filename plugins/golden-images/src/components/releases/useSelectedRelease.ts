import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

const PARAMETER = 'release';

/** `?release=python%2F3.12%2F2.1.0`: what opens a release on the page of releases. */
export function releaseSearch(id: string): string {
  return `?${new URLSearchParams({ [PARAMETER]: id })}`;
}

/** Which release is open beside the list, kept in the address. */
export function useSelectedRelease(): {
  selected: string | undefined;
  close: () => void;
} {
  const [params, setParams] = useSearchParams();
  const close = useCallback(
    () =>
      setParams(before => {
        const after = new URLSearchParams(before);
        after.delete(PARAMETER);
        return after;
      }),
    [setParams],
  );
  return { selected: params.get(PARAMETER) ?? undefined, close };
}
