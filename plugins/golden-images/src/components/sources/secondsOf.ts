import type { ScanView } from '@image-governance/plugin-golden-images-common';

/** How long a scan took, in seconds; `undefined` while it runs. */
export function secondsOf(scan: ScanView): number | undefined {
  return scan.finishedAt === undefined
    ? undefined
    : (Date.parse(scan.finishedAt) - Date.parse(scan.startedAt)) / 1000;
}
