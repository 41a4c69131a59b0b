import { useCallback, useRef, useState, type DependencyList } from 'react';
import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import useLatest from 'react-use/esm/useLatest';
import { isDenied, type Request } from '../request';
import { useFactsChanged } from './useFactsChanged';

/** A request whose answer is kept up to date. */
export interface LiveRequest<T> extends Request<T> {
  /** Asks again, and keeps what is shown until there is another answer. */
  reload(): void;
}

/**
 * `useAsyncRetry` for what changes while it is looked at: asks again when facts
 * changed. What is shown stays meanwhile, and also when that fails; a viewer who
 * may no longer see it is told so.
 */
export function useLiveRequest<T>(
  load: () => Promise<T>,
  deps: DependencyList,
): LiveRequest<T> {
  const request = useAsyncRetry(load, deps);
  const [newer, setNewer] = useState<{ readonly than: T; readonly value: T }>();
  const latest = useLatest({ load, request });
  const asked = useRef(0);

  const reload = useCallback(() => {
    const { value: than, retry } = latest.current.request;
    if (than === undefined) {
      retry();
      return;
    }
    asked.current += 1;
    const turn = asked.current;
    latest.current.load().then(
      value => {
        // A slow answer must not undo a later one.
        if (turn === asked.current) {
          setNewer({ than, value });
        }
      },
      error => {
        if (isDenied(error)) {
          retry();
        }
      },
    );
  }, [latest]);

  useFactsChanged(reload);
  // An answer to another question than the one at hand is dropped.
  const value =
    newer && newer.than === request.value ? newer.value : request.value;
  return { ...request, value, reload };
}
