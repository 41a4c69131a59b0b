import { DEFAULT_POLICY } from '../policy/policy';
import { reminderDue, remindersDue } from './reminders';

const DATES = { announcedAt: '2024-01-01', deadline: '2024-10-01' };

function daysUntil(at: string, dates: Parameters<typeof remindersDue>[0]) {
  return remindersDue(dates, DEFAULT_POLICY, at).map(({ key }) => key);
}

it('R-DEP-03: reminds monthly, then every two weeks, weekly in the last month, daily in the last week', () => {
  expect(daysUntil('2024-09-30', DATES)).toEqual([
    'legacy-2024-02-01',
    'legacy-2024-03-01',
    'legacy-2024-04-01',
    'legacy-2024-05-01',
    'legacy-2024-06-01',
    'final-calls-2024-07-01',
    'final-calls-2024-07-15',
    'final-calls-2024-07-29',
    'final-calls-2024-08-12',
    'final-calls-2024-08-26',
    'last-month-2024-09-01',
    'last-month-2024-09-08',
    'last-month-2024-09-15',
    'last-month-2024-09-22',
    'last-week-2024-09-24',
    'last-week-2024-09-25',
    'last-week-2024-09-26',
    'last-week-2024-09-27',
    'last-week-2024-09-28',
    'last-week-2024-09-29',
    'last-week-2024-09-30',
  ]);
});

it.each([
  ['2024-01-01', undefined],
  ['2024-01-31', undefined],
  ['2024-02-01', 'legacy-2024-02-01'],
  ['2024-06-30', 'legacy-2024-06-01'],
  ['2024-07-20T12:00:00Z', 'final-calls-2024-07-15'],
  ['2024-09-01', 'last-month-2024-09-01'],
  ['2024-09-30', 'last-week-2024-09-30'],
  ['2024-10-01', undefined],
  ['2025-01-01', undefined],
])('on %s the one to be sent is %s, however many were missed', (at, key) => {
  expect(reminderDue(DATES, DEFAULT_POLICY, at)?.key).toBe(key);
});

it('starts with the final calls where the announcement is not on record', () => {
  expect(daysUntil('2024-07-15', { deadline: '2024-10-01' })).toEqual([
    'final-calls-2024-07-01',
    'final-calls-2024-07-15',
  ]);
});

it('reminds of nothing on or before the day of a late announcement', () => {
  expect(
    daysUntil('2024-09-16', {
      announcedAt: '2024-09-10',
      deadline: '2024-10-01',
    }),
  ).toEqual(['last-month-2024-09-15']);
});

it('keeps to the day of the month across month ends', () => {
  expect(
    daysUntil('2024-05-31', {
      announcedAt: '2024-01-31',
      deadline: '2024-12-31',
    }),
  ).toEqual([
    'legacy-2024-02-29',
    'legacy-2024-03-31',
    'legacy-2024-04-30',
    'legacy-2024-05-31',
  ]);
});
