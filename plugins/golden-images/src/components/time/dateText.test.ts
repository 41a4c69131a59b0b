import { english } from '../../__testUtils__/english';
import {
  ageText,
  dateText,
  daysLeftText,
  daysRemainingText,
  deadlineText,
  timeText,
} from './dateText';

const t = english();

describe('dateText', () => {
  it('says dates absolute with the relative in brackets', () => {
    expect(deadlineText(t, '2027-08-30', 47)).toBe('30 Aug 2027 (in 47 days)');
    expect(deadlineText(t, '2027-08-30')).toBe('30 Aug 2027');
  });

  it('keeps the day of the release, whatever the viewer’s time zone', () => {
    expect(dateText(t, '2027-08-30T23:59:00Z')).toBe('30 Aug 2027');
    expect(timeText(t, '2027-08-30T08:05:00Z')).toBe('30 Aug 2027, 08:05 UTC');
    expect(timeText(t, '2027-08-30T00:05:00Z')).toBe('30 Aug 2027, 00:05 UTC');
  });

  it('shows what is no date as it came', () => {
    expect(dateText(t, 'soon')).toBe('soon');
    expect(timeText(t, 'soon')).toBe('soon');
    expect(ageText(t, 'soon', new Date('2027-07-14T09:00:00Z'))).toBe('soon');
  });

  it.each([
    [0, 'today'],
    [1, 'in 1 day'],
    [47, 'in 47 days'],
    [1_200, 'in 1,200 days'],
    [-1, '1 day ago'],
    [-12, '12 days ago'],
  ])('says %d days as "%s"', (days, text) => {
    expect(daysLeftText(t, days)).toBe(text);
  });

  it.each([
    [0, 'last day'],
    [1, '1 day left'],
    [47, '47 days left'],
    [-12, '12 days overdue'],
  ])('says what %d days leave as "%s"', (days, text) => {
    expect(daysRemainingText(t, days)).toBe(text);
  });

  it.each([
    ['2027-07-14T08:59:40Z', 'just now'],
    ['2027-07-14T08:48:00Z', '12 min ago'],
    ['2027-07-14T06:00:00Z', '3 h ago'],
    ['2027-07-11T08:00:00Z', '3 days ago'],
  ])('says the age of %s as "%s"', (iso, text) => {
    expect(ageText(t, iso, new Date('2027-07-14T09:00:00Z'))).toBe(text);
  });
});
