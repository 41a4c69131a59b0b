import { DateTime } from 'luxon';

/** A date with what is left of it: `30 Aug 2027 (in 47 days)`, `1 Oct 2025 (12 days ago)` (screens.md). */
export function deadlineText(deadline: string, daysLeft: number): string {
  const date = DateTime.fromISO(deadline, { zone: 'utc', locale: 'en-GB' });
  return `${date.toFormat('d LLL yyyy')} (${relative(daysLeft)})`;
}

function relative(daysLeft: number): string {
  const days = Math.abs(daysLeft);
  const unit = days === 1 ? 'day' : 'days';
  if (days === 0) {
    return 'today';
  }
  return daysLeft > 0 ? `in ${days} ${unit}` : `${days} ${unit} ago`;
}
