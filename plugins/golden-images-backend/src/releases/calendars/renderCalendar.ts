import { createHash } from 'node:crypto';
import type { RevisedEvent } from './CalendarEvent';
import { component, date, text, utcTime } from './icalendar';

/** A calendar before it is written. */
export interface Calendar {
  /** `Golden image deadlines: group:default/team-a`. */
  readonly name: string;
  /** What tells this portal's events from those of another, e.g. its host. */
  readonly domain: string;
  /** Whose calendar it is: the events of two owners are different events. */
  readonly owner?: string;
  readonly events: readonly RevisedEvent[];
  /** ISO time at which its figures were counted. */
  readonly countedAt: string;
}

/** A calendar as a file, with a tag that stays the same while nothing in it changes. */
export interface RenderedCalendar {
  readonly body: string;
  /** HTTP entity tag, weak: the time of the count is left out. */
  readonly etag: string;
}

/** Writes a calendar as RFC 5545 has it. */
export function renderCalendar(calendar: Calendar): RenderedCalendar {
  const { name, countedAt, ...content } = calendar;
  return {
    body: component(
      'VCALENDAR',
      [
        ['VERSION', '2.0'],
        ['PRODID', '-//Golden Images for Backstage//Deadlines//EN'],
        ['CALSCALE', 'GREGORIAN'],
        ['NAME', text(name)],
        ['X-WR-CALNAME', text(name)],
        ['REFRESH-INTERVAL;VALUE=DURATION', 'PT12H'],
        ['X-PUBLISHED-TTL', 'PT12H'],
      ],
      calendar.events.map(event => renderEvent(event, calendar)),
    ),
    etag: `W/"${sha256(JSON.stringify([name, content]))}"`,
  };
}

function renderEvent(event: RevisedEvent, calendar: Calendar): string {
  const { sequence, changedAt } = event.revision;
  const changed = utcTime(
    changedAt > calendar.countedAt ? changedAt : calendar.countedAt,
  );
  return component(
    'VEVENT',
    [
      ['UID', uidOf(event, calendar)],
      ['DTSTAMP', changed],
      ['LAST-MODIFIED', changed],
      ['SEQUENCE', String(sequence)],
      ['DTSTART;VALUE=DATE', date(event.day)],
      ['SUMMARY', text(event.title)],
      ['DESCRIPTION', text(event.description)],
      ['CATEGORIES', text('Golden images')],
      ['TRANSP', 'TRANSPARENT'],
    ],
    event.remindDaysBefore === undefined
      ? []
      : [
          component('VALARM', [
            ['ACTION', 'DISPLAY'],
            ['TRIGGER', `-P${event.remindDaysBefore}D`],
            ['DESCRIPTION', text(event.title)],
          ]),
        ],
  );
}

/** The same for ever, also when the day moves: calendar programs move the event then. */
function uidOf(
  { release, kind }: RevisedEvent,
  { owner, domain }: Calendar,
): string {
  const id = sha256(JSON.stringify([release, kind, owner ?? null]));
  return `${id.slice(0, 40)}@${domain}`;
}

function sha256(value: string): string {
  return createHash('sha256').update(value).digest('hex');
}
