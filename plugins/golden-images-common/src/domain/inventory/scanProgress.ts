/**
 * How much of a running scan is done, from 0 to 0.99, measured by what the last
 * complete scan of its source read; `undefined` where nothing can be compared.
 * An estimate: a source may hold more or less than before, and a scan that runs
 * is never said to be done.
 */
export function scanProgress(
  observed: number,
  previousObserved: number | undefined,
): number | undefined {
  return previousObserved
    ? Math.min(observed / previousObserved, 0.99)
    : undefined;
}
