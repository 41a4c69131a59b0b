import {
  formatAge,
  formatDate,
  formatDaysLeft,
  formatDaysRemaining,
  formatDeadline,
  formatTime,
} from './formatDate';

describe('formatDate', () => {
  it('says dates absolute with the relative in brackets', () => {
    expect(formatDeadline('2027-08-30', 47)).toBe('30 Aug 2027 (in 47 days)');
    expect(formatDeadline('2027-08-30')).toBe('30 Aug 2027');
  });

  it('keeps the day of the release, whatever the viewer’s time zone', () => {
    expect(formatDate('2027-08-30T23:59:00Z')).toBe('30 Aug 2027');
    expect(formatTime('2027-08-30T08:05:00Z')).toBe('30 Aug 2027, 08:05 UTC');
  });

  it.each([
    [0, 'today'],
    [1, 'in 1 day'],
    [47, 'in 47 days'],
    [-1, '1 day ago'],
    [-12, '12 days ago'],
  ])('says %d days as "%s"', (days, text) => {
    expect(formatDaysLeft(days)).toBe(text);
  });

  it.each([
    [0, 'last day'],
    [1, '1 day left'],
    [47, '47 days left'],
    [-12, '12 days overdue'],
  ])('says what %d days leave as "%s"', (days, text) => {
    expect(formatDaysRemaining(days)).toBe(text);
  });

  it.each([
    ['2027-07-14T08:59:40Z', 'just now'],
    ['2027-07-14T08:48:00Z', '12 min ago'],
    ['2027-07-14T06:00:00Z', '3 h ago'],
    ['2027-07-11T08:00:00Z', '3 days ago'],
  ])('says the age of %s as "%s"', (iso, text) => {
    expect(formatAge(iso, new Date('2027-07-14T09:00:00Z'))).toBe(text);
  });
});
