import { compareReleases } from './current';
import type { ReleaseName } from './releaseName';

/** Whether `one` is a newer release of the same family than `other`: of a newer track, or a higher version of its track. */
export function isNewer(one: ReleaseName, other: ReleaseName): boolean {
  return one.family === other.family && compareReleases(one, other) < 0;
}
