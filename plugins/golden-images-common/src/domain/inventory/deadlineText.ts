import { DateTime } from 'luxon';

/** A date with what is left of it: `30 Aug 2027 (in 47 days)`, `1 Oct 2025 (12 days ago)` (screens.md). */
export function deadlineText(deadline: string, daysLeft: number): string {
  return `${dateText(deadline)} (${relative(daysLeft)})`;
}

/** A date alone: `30 Aug 2027`. */
export function dateText(date: string): string {
  return DateTime.fromISO(date, { zone: 'utc', locale: 'en' }).toFormat(
    'd LLL yyyy',
  );
}

function relative(daysLeft: number): string {
  const days = Math.abs(daysLeft);
  const unit = days === 1 ? 'day' : 'days';
  if (days === 0) {
    return 'today';
  }
  return daysLeft > 0 ? `in ${days} ${unit}` : `${days} ${unit} ago`;
}
