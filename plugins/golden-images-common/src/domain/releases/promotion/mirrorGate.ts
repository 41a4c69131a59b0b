import type { Candidate } from './candidate';
import type { GateResult } from './gate';

/**
 * Whether the internal registry holds what was evaluated (R-GIM-04). What is
 * mirrored must be upstream's own content too; what is built need not (AMB-27).
 */
export function mirrorGate(
  candidate: Pick<Candidate, 'digest' | 'mode' | 'mirrored' | 'upstream'>,
): GateResult {
  const { digest, mode, mirrored, upstream } = candidate;
  const failed = (because: string): GateResult => ({
    gate: 'mirror',
    state: 'failed',
    because,
    at: mirrored?.at,
  });
  if (!mirrored) {
    return {
      gate: 'mirror',
      state: 'missing',
      because:
        'CI has not reported that it is in the internal registry: mirror it and call back.',
    };
  }
  if (mirrored.digest !== digest) {
    return failed(
      `${mirrored.as} is ${mirrored.digest}, but ${digest} is under evaluation: mirror that.`,
    );
  }
  if (mode === 'mirror' && upstream?.digest !== digest) {
    return failed(
      upstream?.digest === undefined
        ? "Upstream's digest is not on record, so that the mirrored content cannot be compared with it: open the candidate with it, or as built."
        : `It differs from upstream's ${upstream.digest}: a mirrored image is upstream's own content.`,
    );
  }
  return {
    gate: 'mirror',
    state: 'passed',
    because: `${mirrored.as} is ${digest}${
      mode === 'mirror' ? ", upstream's own content" : ''
    }.`,
    at: mirrored.at,
  };
}
