import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Days that the trends may look back. */
export const TREND_RANGES = [30, 90, 365] as const;

/** How far the trends look back, in days. */
export type TrendRange = (typeof TREND_RANGES)[number];

const DEFAULT: TrendRange = 90;

/** How far the trends look back, kept in the address so that it can be shared. */
export function useTrendRange(): {
  range: TrendRange;
  setRange: (range: TrendRange) => void;
} {
  const [params, setParams] = useSearchParams();
  const asked = Number(params.get('range'));
  const setRange = useCallback(
    (range: TrendRange) =>
      setParams(
        before => {
          const after = new URLSearchParams(before);
          after.set('range', String(range));
          return after;
        },
        { replace: true },
      ),
    [setParams],
  );
  return {
    range: TREND_RANGES.find(range => range === asked) ?? DEFAULT,
    setRange,
  };
}
