import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Which image is open beside the table, by its digest in the address. */
export function useSelectedImage(): {
  selected: string | undefined;
  select: (digest: string | undefined) => void;
} {
  const [params, setParams] = useSearchParams();
  const select = useCallback(
    (digest: string | undefined) =>
      setParams(before => {
        const after = new URLSearchParams(before);
        if (digest) {
          after.set('image', digest);
        } else {
          after.delete('image');
        }
        return after;
      }),
    [setParams],
  );
  return { selected: params.get('image') ?? undefined, select };
}
