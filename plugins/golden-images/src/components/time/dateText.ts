import type { Translate } from '../../translation';

const MINUTE = 60_000;

/** `30 Aug 2027`: the day in UTC, as the dates of releases are. */
export function dateText(t: Translate, iso: string): string {
  const date = dateOf(iso);
  return date ? t('time.date', { date }) : iso;
}

/** `30 Aug 2027, 08:55 UTC`. */
export function timeText(t: Translate, iso: string): string {
  const date = dateOf(iso);
  return date ? t('time.dateTime', { date }) : iso;
}

/** `30 Aug 2027 (in 47 days)`: the form of every deadline. */
export function deadlineText(
  t: Translate,
  iso: string,
  daysLeft?: number,
): string {
  const date = dateText(t, iso);
  return daysLeft === undefined
    ? date
    : t('time.deadline', { date, left: daysLeftText(t, daysLeft) });
}

/** `in 47 days`, `today`, `12 days ago`. */
export function daysLeftText(t: Translate, days: number): string {
  if (days === 0) {
    return t('time.daysLeft.today');
  }
  return days > 0
    ? t('time.daysLeft.in', { count: days })
    : t('time.daysLeft.ago', { count: -days });
}

/** `47 days left`, `last day`, `12 days overdue`. */
export function daysRemainingText(t: Translate, days: number): string {
  if (days === 0) {
    return t('time.remaining.lastDay');
  }
  return days > 0
    ? t('time.remaining.left', { count: days })
    : t('time.remaining.overdue', { count: -days });
}

/** `12 min ago`, `just now`, `3 days ago`. */
export function ageText(t: Translate, iso: string, now: Date): string {
  const then = dateOf(iso);
  if (!then) {
    return iso;
  }
  const minutes = Math.floor((now.getTime() - then.getTime()) / MINUTE);
  if (minutes < 1) {
    return t('time.age.now');
  }
  if (minutes < 60) {
    return t('time.age.minutes', { count: minutes });
  }
  const hours = Math.floor(minutes / 60);
  return hours < 48
    ? t('time.age.hours', { count: hours })
    : t('time.age.days', { count: Math.floor(hours / 24) });
}

/** `undefined` for what is no date: it is shown as it came, since the format would throw. */
function dateOf(iso: string): Date | undefined {
  const date = new Date(iso);
  return Number.isNaN(date.getTime()) ? undefined : date;
}
