import { useState } from 'react';
import useInterval from 'react-use/esm/useInterval';

/** The time, refreshed every half minute so that ages on screen stay true. */
export function useNow(): Date {
  const [now, setNow] = useState(() => new Date());
  useInterval(() => setNow(new Date()), 30_000);
  return now;
}
