import { useEffect, useRef } from 'react';
import useLatest from 'react-use/esm/useLatest';
import {
  GOLDEN_IMAGES_FACTS_CHANNEL,
  type FactsSignal,
} from '@image-governance/plugin-golden-images-common';
import { useChannel } from './useChannel';

/** What follows soon after is taken together, in milliseconds. */
const SOONEST = 2_000;

/** Every open page hears the same message: they do not all ask at once, in milliseconds. */
const SPREAD = 3_000;

/**
 * Calls `onChange` some seconds after facts or judgments changed: once for
 * changes that follow each other, and not before somebody looks at the page.
 */
export function useFactsChanged(onChange: () => void): void {
  const latest = useLatest(onChange);
  const pending = useRef<number>();
  const unseen = useRef(false);

  useChannel<FactsSignal>(GOLDEN_IMAGES_FACTS_CHANNEL, () => {
    pending.current ??= window.setTimeout(() => {
      pending.current = undefined;
      if (document.hidden) {
        unseen.current = true;
      } else {
        latest.current();
      }
    }, SOONEST + Math.random() * SPREAD);
  });

  useEffect(() => {
    const onVisible = () => {
      if (!document.hidden && unseen.current) {
        unseen.current = false;
        latest.current();
      }
    };
    document.addEventListener('visibilitychange', onVisible);
    return () => {
      document.removeEventListener('visibilitychange', onVisible);
      window.clearTimeout(pending.current);
      pending.current = undefined;
    };
  }, [latest]);
}
