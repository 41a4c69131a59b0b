import { DateTime } from 'luxon';
import type { Policy } from '../policy/policy';
import type { UnknownReason, Verdict } from './verdict';

/**
 * Whether facts are too old to be judged by: never read, or read longer ago
 * than policy allows (design §5, R-BRIEF-06).
 * @param observedAt - ISO time of the last complete scan of their source
 */
export function isStale(
  observedAt: string | undefined,
  at: string,
  policy: Policy,
): boolean {
  return observedAt === undefined || observedAt < staleBefore(at, policy);
}

/** Facts observed before this moment are stale at `at`. ISO time in UTC, comparable as text. */
export function staleBefore(at: string, policy: Policy): string {
  const moment = DateTime.fromISO(at, { zone: 'utc' });
  if (!moment.isValid) {
    throw new RangeError(`at: "${at}" is not an ISO time`);
  }
  return moment
    .minus({ hours: policy.staleAfterHours })
    .toJSDate()
    .toISOString();
}

/** A verdict as it holds at a moment: stale facts prove nothing, neither good nor bad (GT-STALE-01). */
export function withStaleness(
  verdict: Verdict,
  stale: boolean,
): { readonly verdict: Verdict; readonly unknownReason?: UnknownReason } {
  return stale ? { verdict: 'unknown', unknownReason: 'stale' } : { verdict };
}
