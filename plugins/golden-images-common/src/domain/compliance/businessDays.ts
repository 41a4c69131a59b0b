import { DateTime, IANAZone } from 'luxon';

/** Days on which nobody is expected to work (AMB-04b). */
export interface BusinessCalendar {
  /** IANA zone in which days begin: `Europe/Berlin`. */
  readonly zone: string;
  /** ISO dates, besides Saturdays and Sundays. */
  readonly holidays: readonly string[];
}

/** Without configuration: UTC, no holidays. */
export const DEFAULT_BUSINESS_CALENDAR: BusinessCalendar = {
  zone: 'utc',
  holidays: [],
};

/** A business day: 24 hours that are not of a weekend or a holiday, in milliseconds. */
export const BUSINESS_DAY_MS = 24 * 60 * 60 * 1000;

/** The longest that is counted, so that a wrong date cannot keep a server busy. */
const MOST_DAYS = 3660;

/** What is wrong with a calendar, in a sentence that names the field; `undefined` when nothing is. */
export function calendarProblem({
  zone,
  holidays,
}: BusinessCalendar): string | undefined {
  if (!IANAZone.isValidZone(zone)) {
    return `zone: '${zone}' is no time zone such as Europe/Berlin`;
  }
  const wrong = holidays.find(
    day =>
      !/^\d{4}-\d{2}-\d{2}$/.test(day) ||
      !DateTime.fromISO(day, { zone }).isValid,
  );
  return wrong === undefined
    ? undefined
    : `holidays: '${wrong}' is no date such as 2027-12-24`;
}

/**
 * Time between two moments without Saturdays, Sundays and holidays, in
 * milliseconds (AMB-04b, GT-KPI3-03, GT-KPI3-04); 0 when the second is not later.
 *
 * @param from - ISO time
 * @param to - ISO time
 * @throws RangeError when one of them is none
 */
export function businessTime(
  from: string,
  to: string,
  { zone, holidays }: BusinessCalendar = DEFAULT_BUSINESS_CALENDAR,
): number {
  const start = readTime(from, zone);
  const end = readTime(to, zone);
  const free = new Set(holidays);
  let total = 0;
  let at = start;
  for (let day = 0; day < MOST_DAYS && at < end; day++) {
    const next = at.startOf('day').plus({ days: 1 });
    const until = next < end ? next : end;
    if (at.weekday < 6 && !free.has(at.toISODate())) {
      total += until.toMillis() - at.toMillis();
    }
    at = next;
  }
  return total;
}

/** The same in business days, one decimal, rounded half up. */
export function businessDays(
  from: string,
  to: string,
  calendar?: BusinessCalendar,
): number {
  return roundedDays(businessTime(from, to, calendar));
}

/** Business days of a time in milliseconds, one decimal, rounded half up. */
export function roundedDays(ms: number): number {
  return Math.round((ms * 10) / BUSINESS_DAY_MS) / 10;
}

function readTime(text: string, zone: string): DateTime<true> {
  const time = DateTime.fromISO(text, { zone: 'utc' }).setZone(zone);
  if (!time.isValid) {
    throw new RangeError(`'${text}' is no ISO time`);
  }
  return time;
}
