import type { Headers } from 'undici';

const FIRST_WAIT_MS = 500;
const LATER = new Set([408, 425, 429, 500, 502, 503, 504]);

/** Whether the same request may well succeed later. */
export function mayTryAgain(status: number): boolean {
  return LATER.has(status);
}

/** Time before the next attempt, when the server names none: doubling, with full jitter, in milliseconds. */
export function backoff(
  attempt: number,
  random: () => number,
  longest: number,
): number {
  return Math.min(longest, FIRST_WAIT_MS * 2 ** (attempt - 1)) * random();
}

/**
 * The wait a server asks for, in milliseconds: `Retry-After` in seconds or as
 * a date (RFC 9110, 10.2.3). `undefined` when it asks for none.
 */
export function retryAfter(headers: Headers, at: Date): number | undefined {
  const value = headers.get('retry-after')?.trim();
  if (!value) {
    return undefined;
  }
  if (/^\d+$/.test(value)) {
    return Number(value) * 1000;
  }
  const date = Date.parse(value);
  return Number.isNaN(date) ? undefined : Math.max(0, date - at.getTime());
}
