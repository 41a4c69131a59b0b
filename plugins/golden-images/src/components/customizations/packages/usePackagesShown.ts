import { useSearchParams } from 'react-router-dom';
import type { GlossaryFilter } from '@image-governance/plugin-golden-images-common';

/** Which packages are looked at; kept in the address, so that it can be sent to somebody. */
export interface PackagesShown {
  readonly filter: Pick<GlossaryFilter, 'search' | 'approved'>;
  readonly isNarrowed: boolean;
  search(text: string): void;
  approvedOnly(only: boolean): void;
  reset(): void;
}

/** Reads and changes {@link PackagesShown}. */
export function usePackagesShown(): PackagesShown {
  const [params, setParams] = useSearchParams();
  const search = params.get('search') ?? '';
  const approved = params.get('approved') === 'true';
  const change = (key: string, value: string) =>
    setParams(before => {
      const after = new URLSearchParams(before);
      if (value === '') {
        after.delete(key);
      } else {
        after.set(key, value);
      }
      return after;
    });
  return {
    filter: {
      ...(search !== '' && { search }),
      ...(approved && { approved }),
    },
    isNarrowed: search !== '' || approved,
    search: text => change('search', text.trim()),
    approvedOnly: only => change('approved', only ? 'true' : ''),
    reset: () => setParams({}),
  };
}
