import { useEffect } from 'react';
import useLatest from 'react-use/esm/useLatest';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import type {
  FactsSignal,
  ScanSignal,
} from '@image-governance/plugin-golden-images-common';

/** Listens to a channel of signals. Nothing is heard where the portal has no signals: what must be known is asked for. */
export function useChannel<T extends ScanSignal | FactsSignal>(
  channel: string,
  onMessage: (message: T) => void,
): void {
  const signals = useApiHolder().get(signalApiRef);
  const latest = useLatest(onMessage);
  useEffect(() => {
    try {
      const subscription = signals?.subscribe<T>(channel, message =>
        latest.current(message),
      );
      return () => subscription?.unsubscribe();
    } catch {
      // Its client needs what browsers give to secure contexts only; the page does not.
      return undefined;
    }
  }, [signals, channel, latest]);
}
