import { scanProgress } from '@image-governance/plugin-golden-images-common';
import type { SeenScan } from './useRunningScans';

/** How much of a running scan is done, in whole percent; `undefined` without a measure. */
export function percentOf(running: SeenScan): number | undefined {
  const { scan, previousObserved } = running;
  const progress = scanProgress(scan.observed, previousObserved);
  return progress === undefined ? undefined : Math.floor(progress * 100);
}
