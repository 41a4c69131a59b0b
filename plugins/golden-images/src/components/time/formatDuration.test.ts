import { formatDuration } from './formatDuration';

it.each([
  [-3, '0 s'],
  [0.9, '0 s'],
  [59, '59 s'],
  [65, '1 min 05 s'],
  [3599, '59 min 59 s'],
  [7380, '2 h 03 min'],
  [360_000, '100 h 00 min'],
])('says %d seconds as "%s"', (seconds, text) => {
  expect(formatDuration(seconds)).toBe(text);
});
