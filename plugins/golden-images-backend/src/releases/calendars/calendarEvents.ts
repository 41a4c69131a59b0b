import {
  deadlineEvents,
  releaseTitle,
  supportStatement,
  type DeadlineEvent,
  type DeprecationView,
} from '@image-governance/plugin-golden-images-common';
import { DateTime } from 'luxon';
import type { CalendarEvent } from './CalendarEvent';

/** Entries of the largest calendar; the nearest days are kept. */
const MOST_EVENTS = 1000;

/** The days of the releases that somebody still has to leave, nearest first: names, days and counts, and nothing of the workloads. */
export function calendarEvents(
  deprecations: readonly DeprecationView[],
): CalendarEvent[] {
  return deprecations
    .filter(({ release }) => release.workloads.total > 0)
    .flatMap(deprecation =>
      deadlineEvents(deprecation.release, deprecation.release.timeline).map(
        event => calendarEvent(event, deprecation),
      ),
    )
    .sort((a, b) => (a.day < b.day ? -1 : Number(a.day > b.day)))
    .slice(0, MOST_EVENTS);
}

function calendarEvent(
  event: DeadlineEvent,
  deprecation: DeprecationView,
): CalendarEvent {
  return {
    release: deprecation.release.id,
    ...event,
    description: describe(deprecation),
    // A duration has no months, so the month before is counted in its days.
    remindDaysBefore:
      event.kind === 'deadline' ? daysOfMonthBefore(event.day) : undefined,
  };
}

function describe({ release, successor, progress }: DeprecationView): string {
  const { workloads, pods, teams } = progress.left;
  const elsewhere = release.workloads.total - release.workloads.production;
  return [
    supportStatement(release.timeline.phase),
    `Workloads still on it in production: ${workloads} (pods: ${pods}, teams: ${teams}).`,
    ...(elsewhere > 0 ? [`Workloads elsewhere: ${elsewhere}.`] : []),
    ...(successor ? [`Move to ${releaseTitle(successor)}.`] : []),
  ].join('\n');
}

function daysOfMonthBefore(day: string): number {
  const deadline = DateTime.fromISO(day, { zone: 'utc' });
  return deadline.diff(deadline.minus({ months: 1 }), 'days').days;
}
