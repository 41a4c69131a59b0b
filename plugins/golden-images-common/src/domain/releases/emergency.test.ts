import { DEFAULT_POLICY } from '../policy/policy';
import { expiryObstacle, isExpired, latestExpiry } from './emergency';

const AT = '2024-10-01T09:00:00Z';

it('R-AUD-04: an emergency migration lasts 90 days at most', () => {
  expect(latestExpiry(DEFAULT_POLICY, AT)).toBe('2024-12-30');
});

it.each([
  ['2024-09-30', 'expiresAt: 30 Sep 2024 is past.'],
  ['2024-10-01', undefined],
  ['2024-12-30', undefined],
  [
    '2024-12-31',
    'expiresAt: an emergency migration lasts 90 days at most, until 30 Dec 2024.',
  ],
])('until %s: %s', (day, obstacle) => {
  expect(expiryObstacle(day, DEFAULT_POLICY, AT)).toBe(obstacle);
});

it.each([
  ['2024-09-30', true],
  ['2024-10-01', false],
])('one until %s is over on 1 October: %s', (day, over) => {
  expect(isExpired(day, AT)).toBe(over);
});
