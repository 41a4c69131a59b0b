import { DateTime } from 'luxon';
import type { Policy } from '../policy/policy';
import type { UnknownReason, Verdict } from './verdict';

/**
 * Whether facts are too old to be judged by: never read, or read longer ago
 * than policy allows (design §5, R-BRIEF-06). Facts that are said to be read as
 * far ahead are of a clock that was wrong, and their age is not known either.
 * @param observedAt - ISO time in UTC of the last complete scan of their source
 */
export function isStale(
  observedAt: string | undefined,
  at: string,
  policy: Policy,
): boolean {
  const { staleAfterHours } = policy;
  return (
    observedAt === undefined ||
    observedAt < hoursFrom(at, -staleAfterHours) ||
    observedAt > hoursFrom(at, staleAfterHours)
  );
}

/** ISO time in UTC, comparable as text. */
function hoursFrom(at: string, hours: number): string {
  const moment = DateTime.fromISO(at, { zone: 'utc' });
  if (!moment.isValid) {
    throw new RangeError(`at: "${at}" is not an ISO time`);
  }
  return moment.plus({ hours }).toJSDate().toISOString();
}

/** A verdict as it holds at a moment: stale facts prove nothing, neither good nor bad (GT-STALE-01). */
export function withStaleness(
  verdict: Verdict,
  stale: boolean,
): { readonly verdict: Verdict; readonly unknownReason?: UnknownReason } {
  return stale ? { verdict: 'unknown', unknownReason: 'stale' } : { verdict };
}
