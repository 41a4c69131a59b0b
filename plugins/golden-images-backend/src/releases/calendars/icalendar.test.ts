import { component, date, text, utcTime } from './icalendar';

it('escapes what separates values in a text, and keeps line breaks', () => {
  expect(text('a;b,c\\d\r\ne\rf\ng:h"')).toBe('a\\;b\\,c\\\\d\\ne\\nf\\ng:h"');
});

it('lets no text begin a line of its own, whatever it holds', () => {
  const body = component('VEVENT', [
    ['SUMMARY', text('x\r\nEND:VEVENT\u0000\u0085\u001b')],
  ]);
  expect(body.split('\r\n')).toEqual([
    'BEGIN:VEVENT',
    'SUMMARY:x\\nEND:VEVENT   ',
    'END:VEVENT',
    '',
  ]);
});

it('folds lines to 75 octets between characters, so that they unfold to what they were', () => {
  const value = `${'é'.repeat(60)}${'日本🎉'.repeat(30)}${'a'.repeat(200)}`;
  const body = component('X', [['SUMMARY', value]]);
  const lines = body.split('\r\n');
  expect(Math.max(...lines.map(one => Buffer.byteLength(one)))).toBe(75);
  expect(body).not.toContain('\uFFFD');
  expect(body.replaceAll('\r\n ', '')).toContain(`SUMMARY:${value}\r\n`);
});

it('has dates and times in UTC', () => {
  expect(date('2027-08-30')).toBe('20270830');
  expect(utcTime('2027-07-14T08:55:03.123Z')).toBe('20270714T085503Z');
});
