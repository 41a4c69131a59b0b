import { formatSize } from './formatSize';

it.each([
  [0, '0 B'],
  [999, '999 B'],
  [1000, '1.0 kB'],
  [48_230_000, '48.2 MB'],
  [1_500_000_000, '1.5 GB'],
])('says %s bytes as %s', (bytes, text) => {
  expect(formatSize(bytes)).toBe(text);
});
