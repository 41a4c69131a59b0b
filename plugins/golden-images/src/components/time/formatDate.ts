import { DateTime } from 'luxon';

/** `30 Aug 2027`, in UTC as the dates of releases are. */
export function formatDate(iso: string): string {
  return DateTime.fromISO(iso, { zone: 'utc', locale: 'en' }).toFormat(
    'd LLL yyyy',
  );
}

/** `30 Aug 2027, 08:55 UTC`. */
export function formatTime(iso: string): string {
  return DateTime.fromISO(iso, { zone: 'utc', locale: 'en' }).toFormat(
    "d LLL yyyy, HH:mm 'UTC'",
  );
}

/** `in 47 days`, `today`, `12 days ago`. */
export function formatDaysLeft(days: number): string {
  if (days === 0) {
    return 'today';
  }
  const count = Math.abs(days);
  const unit = count === 1 ? 'day' : 'days';
  return days > 0 ? `in ${count} ${unit}` : `${count} ${unit} ago`;
}

/** `47 days left`, `last day`, `12 days overdue`. */
export function formatDaysRemaining(days: number): string {
  if (days === 0) {
    return 'last day';
  }
  const count = Math.abs(days);
  const unit = count === 1 ? 'day' : 'days';
  return `${count} ${unit} ${days > 0 ? 'left' : 'overdue'}`;
}

/** `30 Aug 2027 (in 47 days)`: the form of every deadline. */
export function formatDeadline(iso: string, daysLeft?: number): string {
  return daysLeft === undefined
    ? formatDate(iso)
    : `${formatDate(iso)} (${formatDaysLeft(daysLeft)})`;
}

/** `12 min ago`, `just now`, `3 days ago`. */
export function formatAge(iso: string, now: Date): string {
  const minutes = Math.floor(
    (now.getTime() - DateTime.fromISO(iso).toMillis()) / 60_000,
  );
  if (minutes < 1) {
    return 'just now';
  }
  if (minutes < 60) {
    return `${minutes} min ago`;
  }
  const hours = Math.floor(minutes / 60);
  if (hours < 48) {
    return `${hours} h ago`;
  }
  return `${Math.floor(hours / 24)} days ago`;
}
