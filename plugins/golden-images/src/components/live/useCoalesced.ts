import { useCallback, useEffect, useRef } from 'react';
import useLatest from 'react-use/esm/useLatest';

/**
 * Makes work that is asked for often run at most once in `ms` milliseconds and
 * never twice at a time. A wish that comes meanwhile is fulfilled afterwards.
 */
export function useCoalesced(work: () => Promise<void>, ms: number) {
  const latest = useLatest(work);
  const state = useRef<{ busy: boolean; again: boolean; timer?: number }>({
    busy: false,
    again: false,
  });

  const run = useCallback(() => {
    const { current } = state;
    if (current.busy) {
      current.again = true;
      return;
    }
    current.busy = true;
    current.again = false;
    const started = Date.now();
    latest.current().finally(() => {
      if (current.busy) {
        current.timer = window.setTimeout(() => {
          current.busy = false;
          if (current.again) {
            run();
          }
        }, Math.max(0, started + ms - Date.now()));
      }
    });
  }, [latest, ms]);

  useEffect(() => {
    const { current } = state;
    return () => {
      window.clearTimeout(current.timer);
      current.busy = false;
    };
  }, []);
  return run;
}
