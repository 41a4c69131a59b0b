import { DEFAULT_POLICY } from '../policy/policy';
import { release } from './__testUtils__/release';
import { deadlineEvents } from './deadlineEvents';
import { releaseTimeline } from './phase';
import type { Release } from './release';

function eventsOn(at: string, facts: Partial<Release>) {
  const one = release('python', '3.10', '0.8.0', facts);
  return deadlineEvents(one, releaseTimeline(one, DEFAULT_POLICY, at)).map(
    ({ kind, day, title }) => [kind, day, title],
  );
}

it('has none while the release is active or not yet golden', () => {
  expect(eventsOn('2024-02-01', { promotedAt: '2024-01-01' })).toEqual([]);
  expect(eventsOn('2024-02-01', { stage: 'candidate' })).toEqual([]);
});

it('has final calls and removal of one that is announced (GT-DEP-03)', () => {
  const facts = { announcedAt: '2024-01-01', removalAt: '2024-10-01' };
  expect(eventsOn('2024-06-15', facts)).toEqual([
    [
      'final-calls',
      '2024-07-01',
      'python 3.10 golden-v0.8.0: final calls start',
    ],
    ['deadline', '2024-10-01', 'python 3.10 golden-v0.8.0: removed'],
  ]);
});

it('has the end of support of one that only grew old (GT-EOL-01)', () => {
  expect(eventsOn('2025-02-01', { promotedAt: '2024-01-01' })).toEqual([
    ['deadline', '2025-07-01', 'python 3.10 golden-v0.8.0: support ends'],
  ]);
});

it('is removed when the registry has it no longer, announced or not', () => {
  const facts = { promotedAt: '2024-01-01', removedAt: '2024-03-01' };
  expect(eventsOn('2024-04-01', facts)).toEqual([
    ['deadline', '2024-03-01', 'python 3.10 golden-v0.8.0: removed'],
  ]);
});

it('ends with the archive where that comes before the removal', () => {
  const facts = {
    promotedAt: '2024-01-01',
    announcedAt: '2025-01-01',
    removalAt: '2026-01-01',
  };
  expect(eventsOn('2025-02-01', facts)).toEqual([
    ['deadline', '2025-10-01', 'python 3.10 golden-v0.8.0: archived'],
  ]);
});
