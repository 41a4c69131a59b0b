import { dateText } from '../inventory/deadlineText';
import type { Policy } from '../policy/policy';
import { isoDate, readDay } from './day';

/** Last day that an emergency migration opened at `at` may have (R-DEP-05). ISO date. */
export function latestExpiry(policy: Policy, at: string): string {
  const { emergencyMaxDays } = policy.deprecation;
  return isoDate(readDay('at', at).plus({ days: emergencyMaxDays }));
}

/**
 * Why an emergency migration may not last until that day, in a sentence;
 * `undefined` when it may (R-AUD-04: it has an end, and no far one).
 * @throws RangeError when a date is invalid
 */
export function expiryObstacle(
  expiresAt: string,
  policy: Policy,
  at: string,
): string | undefined {
  const day = isoDate(readDay('expiresAt', expiresAt));
  const last = latestExpiry(policy, at);
  if (day < isoDate(readDay('at', at))) {
    return `expiresAt: ${dateText(day)} is past.`;
  }
  return day > last
    ? `expiresAt: an emergency migration lasts ${
        policy.deprecation.emergencyMaxDays
      } days at most, until ${dateText(last)}.`
    : undefined;
}

/** Whether an emergency migration is over on a day: its last day is past. */
export function isExpired(expiresAt: string, at: string): boolean {
  return readDay('expiresAt', expiresAt) < readDay('at', at);
}
