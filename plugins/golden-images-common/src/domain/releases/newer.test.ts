import { release } from './__testUtils__/release';
import { isNewer } from './newer';

const old = release('python', '3.10', '0.8.0');

it.each([
  ['a newer track, whatever its version', 'python', '3.11', '0.1.0', true],
  ['a higher version of its track', 'python', '3.10', '0.8.1', true],
  ['itself', 'python', '3.10', '0.8.0', false],
  ['a lower version of its track', 'python', '3.10', '0.7.9', false],
  ['an older track', 'python', '3.9', '4.0.0', false],
  ['another family', 'node', '20', '1.0.0', false],
])('takes %s for newer or not', (_what, family, track, version, newer) => {
  expect(isNewer(release(family, track, version), old)).toBe(newer);
});
