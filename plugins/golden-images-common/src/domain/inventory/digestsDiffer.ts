import type { Finding } from './finding';

/**
 * The finding of a production usage whose image the same component also runs
 * elsewhere, but never with this digest (R-TAG-09). Which usages those are is
 * found by comparing usages, not by judging one.
 */
export const DIGESTS_DIFFER: Finding = {
  kind: 'digests-differ',
  severity: 'warning',
  message:
    'Production runs a digest of this image that no other environment of the component runs: what was tested is not what is deployed.',
};
