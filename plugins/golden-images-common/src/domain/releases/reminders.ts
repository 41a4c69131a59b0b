import type { Policy } from '../policy/policy';
import { isoDate, readDay, readOptionalDay, type Day } from './day';

/** How pressing a reminder is; the cadence grows from one to the next (R-DEP-02, R-DEP-03). */
export const REMINDER_STAGES = [
  'legacy',
  'final-calls',
  'last-month',
  'last-week',
] as const;

/** See {@link REMINDER_STAGES}. */
export type ReminderStage = (typeof REMINDER_STAGES)[number];

/** A day on which who still runs a release is reminded. */
export interface Reminder {
  /** With the release it names the reminder: `final-calls-2024-07-15`. */
  readonly key: string;
  readonly stage: ReminderStage;
  /** ISO date. */
  readonly day: string;
}

/** The dates that reminders hang on. ISO dates. */
export interface ReminderDates {
  /** Absent where only the removal is on record: then reminders start with the final calls. */
  readonly announcedAt?: string;
  /** The day by which users must be off. */
  readonly deadline: string;
}

/**
 * All reminders of a deprecation that are due at `at`, oldest first: monthly from
 * the announcement, every two weeks in final calls, weekly in the last month,
 * daily in the last week, none from the deadline on. The announcement itself is
 * told of when it is made, so it is no reminder.
 *
 * @param at - ISO date or timestamp; counts as its UTC day.
 * @throws RangeError that names the field when a date is invalid.
 */
export function remindersDue(
  dates: ReminderDates,
  policy: Policy,
  at: string,
): Reminder[] {
  const today = isoDate(readDay('at', at));
  const { deadline } = dates;
  return today >= isoDate(readDay('deadline', deadline))
    ? []
    : reminders(dates, policy).filter(({ day }) => day <= today);
}

/**
 * The one to be sent at `at`: the latest that is due. Who was not reminded for
 * some time, because the job did not run, is reminded once and not of each.
 */
export function reminderDue(
  dates: ReminderDates,
  policy: Policy,
  at: string,
): Reminder | undefined {
  return remindersDue(dates, policy, at).at(-1);
}

function reminders(dates: ReminderDates, policy: Policy): Reminder[] {
  const announced = readOptionalDay('announcedAt', dates.announcedAt);
  const deadline = readDay('deadline', dates.deadline);
  const finalCalls = deadline.minus({
    months: policy.deprecation.finalCallMonths,
  });
  const lastMonth = deadline.minus({ months: 1 });
  const lastWeek = deadline.minus({ weeks: 1 });
  const spans: readonly Span[] = [
    {
      stage: 'legacy',
      from: announced ?? finalCalls,
      to: finalCalls,
      step: { months: 1 },
    },
    {
      stage: 'final-calls',
      from: finalCalls,
      to: lastMonth,
      step: { weeks: 2 },
    },
    { stage: 'last-month', from: lastMonth, to: lastWeek, step: { weeks: 1 } },
    { stage: 'last-week', from: lastWeek, to: deadline, step: { days: 1 } },
  ];
  return spans
    .flatMap(daysOf)
    .filter(({ day }) => !announced || day > isoDate(announced));
}

interface Span {
  readonly stage: ReminderStage;
  readonly from: Day;
  /** Not included: the next span starts here. */
  readonly to: Day;
  readonly step: { readonly months?: 1; readonly weeks?: 1 | 2; days?: 1 };
}

function daysOf({ stage, from, to, step }: Span): Reminder[] {
  const days: Reminder[] = [];
  for (let count = 0; ; count += 1) {
    // Always from the start, so that month ends do not clamp one after another.
    const next = from.plus({
      months: (step.months ?? 0) * count,
      weeks: (step.weeks ?? 0) * count,
      days: (step.days ?? 0) * count,
    });
    if (next >= to) {
      return days;
    }
    const day = isoDate(next);
    days.push({ key: `${stage}-${day}`, stage, day });
  }
}
