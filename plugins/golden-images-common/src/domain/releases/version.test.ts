import { compareVersions } from './version';

it.each([
  [
    ['3.10', '3.9', '3.12', '3.11'],
    ['3.9', '3.10', '3.11', '3.12'],
  ],
  [
    ['1.10.0', '1.2.0', '1.2.10'],
    ['1.2.0', '1.2.10', '1.10.0'],
  ],
  [
    ['21', '8', '17-jre', '17'],
    ['8', '17', '17-jre', '21'],
  ],
  [
    ['2024.90071992547409931', '2024.90071992547409930'],
    ['2024.90071992547409930', '2024.90071992547409931'],
  ],
])('sorts %j', (unsorted, sorted) => {
  expect([...unsorted].sort(compareVersions)).toEqual(sorted);
});

it('takes equal versions as equal', () => {
  expect(compareVersions('3.12', '3.12')).toBe(0);
});

it.each([
  ['2.1.0-rc.1', '2.1.0'],
  ['2.1.0-rc.1', '2.1.0-rc.2'],
  ['2.1.0-beta.1', '2.1.0-rc.1'],
  ['2.0.9', '2.1.0-rc.1'],
])('orders the pre-release %s before %s', (older, newer) => {
  expect(compareVersions(older, newer)).toBeLessThan(0);
  expect(compareVersions(newer, older)).toBeGreaterThan(0);
});
