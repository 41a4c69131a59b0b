import { compareReleases } from './current';
import type { Phase } from './phase';
import type { Release } from './release';

/** Phases from the one that leaves a track's users the most to the one that leaves them nothing. */
const LEAD: readonly Phase[] = [
  'active',
  'legacy',
  'final-calls',
  'unsupported',
  'archived',
  'removed',
  'approved',
  'testing',
  'candidate',
  'rejected',
];

/**
 * The release that says how its track stands: the current one; without one the
 * release that its users may stay on the longest, of several the newest. What
 * was never promoted leads only where nothing was: it is no way out yet.
 * `undefined` for no releases.
 *
 * @param current - what `currentRelease` says of the same releases
 */
export function leadingRelease(
  releases: readonly Release[],
  current: Release | undefined,
  phaseOf: (release: Release) => Phase,
): Release | undefined {
  const [first] = [...releases].sort(
    (a, b) =>
      LEAD.indexOf(phaseOf(a)) - LEAD.indexOf(phaseOf(b)) ||
      compareReleases(a, b),
  );
  return current ?? first;
}
