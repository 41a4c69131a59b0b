import {
  DEFAULT_POLICY,
  deprecationProgress,
  releaseTimeline,
  type DeprecationView,
  type Release,
} from '@image-governance/plugin-golden-images-common';
import { calendarEvents } from './calendarEvents';

const AT = '2024-08-15';

function release(track: string, facts: Partial<Release>): Release {
  return {
    id: `python/${track}/1.0.0`,
    family: 'python',
    track,
    version: '1.0.0',
    registry: 'registry.test',
    repository: 'golden/python',
    tag: `${track}-golden-v1.0.0`,
    digest: `sha256:${'a'.repeat(64)}`,
    platforms: [],
    recorded: true,
    ...facts,
  };
}

function deprecation(
  one: Release,
  workloads = { production: 2, total: 3 },
): DeprecationView {
  const timeline = releaseTimeline(one, DEFAULT_POLICY, AT);
  const view = (each: Release) => ({
    ...each,
    timeline,
    current: false,
    pinnedReference: `registry.test/golden/python@${each.digest}`,
    workloads,
  });
  return {
    release: view(one),
    successor: view(release('3.12', {})),
    progress: deprecationProgress(
      {
        left: [{ ownerRef: 'group:default/a', workloads: 2, pods: 9 }],
        moved: [],
        newer: [],
      },
      timeline,
    ),
  };
}

const announced = (removalAt: string) => ({
  announcedAt: '2024-01-01',
  removalAt,
});

it('has final calls and removal of each release, nearest day first, with what they mean', () => {
  const events = calendarEvents([
    deprecation(release('3.10', announced('2024-10-01'))),
    deprecation(release('3.9', announced('2024-09-01'))),
  ]);
  expect(events.map(({ day, title }) => [day, title])).toEqual([
    ['2024-06-01', 'python 3.9 golden-v1.0.0: final calls start'],
    ['2024-07-01', 'python 3.10 golden-v1.0.0: final calls start'],
    ['2024-09-01', 'python 3.9 golden-v1.0.0: removed'],
    ['2024-10-01', 'python 3.10 golden-v1.0.0: removed'],
  ]);
  expect(events[0].description).toBe(
    [
      'Critical security patches only; migrate now.',
      'Workloads still on it in production: 2 (pods: 9, teams: 1).',
      'Workloads elsewhere: 1.',
      'Move to python 3.12 golden-v1.0.0.',
    ].join('\n'),
  );
});

it.each([
  ['2024-10-01', 30],
  ['2025-03-31', 31],
  ['2025-03-01', 28],
])('reminds of a removal on %s %d days before: a month', (removalAt, days) => {
  const [, removal] = calendarEvents([
    deprecation(release('3.10', announced(removalAt))),
  ]);
  expect(removal ?? null).not.toBeNull();
  expect(removal.remindDaysBefore).toBe(days);
});

it('leaves out what nobody runs any more', () => {
  const one = release('3.10', announced('2024-10-01'));
  expect(
    calendarEvents([deprecation(one, { production: 0, total: 0 })]),
  ).toEqual([]);
});
