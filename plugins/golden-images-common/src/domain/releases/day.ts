import { DateTime } from 'luxon';

const ISO_8601 =
  /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2}([.,]\d+)?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** A calendar day in UTC: all lifecycle rules count in days, start of day (requirements §4). */
export type Day = DateTime<true>;

/** Reads an ISO date or timestamp (without offset: UTC) as the UTC day it falls on; `undefined` when it is neither. */
export function parseDay(text: string): Day | undefined {
  if (!ISO_8601.test(text)) {
    return undefined;
  }
  const time = DateTime.fromISO(text, { zone: 'utc' });
  return time.isValid ? time.startOf('day') : undefined;
}

/**
 * Like {@link parseDay} for a named field.
 * @throws RangeError that names the field when the text is no date.
 */
export function readDay(field: string, text: string): Day {
  const day = parseDay(text);
  if (!day) {
    throw new RangeError(
      `${field}: '${text}' is not an ISO date or timestamp such as 2027-01-31`,
    );
  }
  return day;
}

/** {@link readDay} for a field that may be absent. */
export function readOptionalDay(
  field: string,
  text: string | undefined,
): Day | undefined {
  return text === undefined ? undefined : readDay(field, text);
}

/** The earliest of the days that are known. */
export function earliest(...days: (Day | undefined)[]): Day | undefined {
  return days.reduce(
    (first, day) => (first && (!day || first <= day) ? first : day),
    undefined,
  );
}

/** `YYYY-MM-DD`. */
export function isoDate(day: Day): string {
  return day.toISODate();
}
