import { useSearchParams } from 'react-router-dom';
import {
  REQUEST_CATEGORIES,
  REQUEST_STATES,
  type RequestFilter,
} from '@image-governance/plugin-golden-images-common';
import { SHOWN, type Shown } from './shown';

/** What of the requests is looked at; kept in the address, so that it can be sent to somebody. */
export interface RequestsShown {
  /** Absent where the address names none. */
  readonly shown?: Shown;
  readonly narrowed: Pick<RequestFilter, 'state' | 'category' | 'package'>;
  readonly isNarrowed: boolean;
  show(shown: Shown): void;
  narrow(key: 'state' | 'category' | 'package', value: string): void;
  reset(): void;
}

/** Reads and changes {@link RequestsShown}; words that mean nothing are left out. */
export function useRequestsShown(): RequestsShown {
  const [params, setParams] = useSearchParams();
  const shown = SHOWN.find(each => each === params.get('show'));
  const state = REQUEST_STATES.filter(each => each === params.get('state'));
  const category = REQUEST_CATEGORIES.filter(
    each => each === params.get('category'),
  );
  const name = params.get('package');
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
    shown,
    narrowed: {
      ...(state.length > 0 && { state }),
      ...(category.length > 0 && { category }),
      ...(name && { package: [name] }),
    },
    isNarrowed: state.length > 0 || category.length > 0 || Boolean(name),
    show: value => change('show', value),
    narrow: change,
    reset: () => setParams(shown ? { show: shown } : {}),
  };
}
