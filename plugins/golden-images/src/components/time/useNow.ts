import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';

/** The time, refreshed every half minute (or every `ms` milliseconds) so that ages on screen stay true. */
export function useNow(ms: number = 30_000): Date {
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), ms);
  return now;
}
