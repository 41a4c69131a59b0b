import { useState } from 'react';

/** The beginning of a long list, and the way to see more of it. */
export function useShownRows<T>(
  rows: readonly T[],
  step: number,
): {
  shown: readonly T[];
  /** How many are not shown. */
  hidden: number;
  /** Shows one more step. */
  showMore: () => void;
} {
  const [limit, setLimit] = useState(step);
  return {
    shown: rows.slice(0, limit),
    hidden: Math.max(0, rows.length - limit),
    showMore: () => setLimit(limit + step),
  };
}
