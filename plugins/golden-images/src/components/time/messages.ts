const DATE =
  '{{date, datetime(day: numeric; timeZone: UTC)}} {{date, datetime(month: short; timeZone: UTC)}} {{date, datetime(year: numeric; timeZone: UTC)}}';
const HOUR =
  '{{date, datetime(hour: 2-digit; minute: 2-digit; hourCycle: h23; timeZone: UTC)}}';

/**
 * Dates and ages. Dates are formatted for the language of the app; which parts
 * they have, and in which order, is for the translation to say: German may want
 * `{{date, datetime(dateStyle: medium; timeZone: UTC)}}`. All are UTC, as the
 * dates of releases are.
 */
export const timeMessages = {
  date: DATE,
  dateTime: `${DATE}, ${HOUR} UTC`,
  deadline: '{{date}} ({{left}})',
  daysLeft: {
    today: 'today',
    in_one: 'in {{count, number}} day',
    in_other: 'in {{count, number}} days',
    ago_one: '{{count, number}} day ago',
    ago_other: '{{count, number}} days ago',
  },
  remaining: {
    lastDay: 'last day',
    left_one: '{{count, number}} day left',
    left_other: '{{count, number}} days left',
    overdue_one: '{{count, number}} day overdue',
    overdue_other: '{{count, number}} days overdue',
  },
  age: {
    now: 'just now',
    minutes_one: '{{count, number}} min ago',
    minutes_other: '{{count, number}} min ago',
    hours_one: '{{count, number}} h ago',
    hours_other: '{{count, number}} h ago',
    days_one: '{{count, number}} day ago',
    days_other: '{{count, number}} days ago',
    stale: 'Stale: {{age}}',
    never: 'Never scanned',
    lastScan: 'Last complete scan: {{time}}',
  },
} as const;
