import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Which workload is open beside the table, kept in the address. */
export function useSelectedWorkload(): {
  selected: string | undefined;
  select: (id: string | undefined) => void;
} {
  const [params, setParams] = useSearchParams();
  const select = useCallback(
    (id: string | undefined) =>
      setParams(before => {
        const after = new URLSearchParams(before);
        if (id) {
          after.set('workload', id);
        } else {
          after.delete('workload');
        }
        return after;
      }),
    [setParams],
  );
  return { selected: params.get('workload') ?? undefined, select };
}
