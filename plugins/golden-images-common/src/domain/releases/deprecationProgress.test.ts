import { DEFAULT_POLICY } from '../policy/policy';
import { release } from './__testUtils__/release';
import {
  deprecationProgress,
  isToBeLeft,
  type OwnerUse,
  type ReleaseUsers,
} from './deprecationProgress';
import { PHASES, releaseTimeline } from './phase';

const NOBODY: ReleaseUsers = { left: [], moved: [], newer: [] };
const EARLY = { lastMonth: false, daysLeft: 90 };

const use = (team: string, pods: number, workloads = 1): OwnerUse => ({
  ownerRef: `group:default/${team}`,
  workloads,
  pods,
});
const move = (
  team: string,
  pods: number,
  firstAt: string,
  lastAt = firstAt,
) => ({
  ...use(team, pods),
  firstAt,
  lastAt,
});

/** python 3.10 of GT-DEP-03..05: announced 2024-01-01, removal 2024-10-01. */
function timelineOn(at: string) {
  const facts = { announcedAt: '2024-01-01', removalAt: '2024-10-01' };
  return releaseTimeline(
    release('python', '3.10', '0.8.0', facts),
    DEFAULT_POLICY,
    at,
  );
}

/** `count` teams that share the pods as evenly as whole pods go. */
function teams(prefix: string, count: number, pods: number): OwnerUse[] {
  return Array.from({ length: count }, (_, i) =>
    use(
      `${prefix}-${i}`,
      Math.floor(((i + 1) * pods) / count) - Math.floor((i * pods) / count),
    ),
  );
}

it('GT-DEP-04: 45 teams with 120 pods on the old, 8 with 950 on the new: 47 days left, 88.8 %', () => {
  const moved = teams('new', 8, 950);
  const timeline = timelineOn('2024-08-15');
  const progress = deprecationProgress(
    {
      left: teams('old', 45, 120),
      moved: moved.map(each => ({
        ...each,
        firstAt: '2024-03-01T00:00:00Z',
        lastAt: '2024-03-01T00:00:00Z',
      })),
      newer: moved,
    },
    timeline,
  );
  expect(timeline.daysLeft).toBe(47);
  expect(progress).toMatchObject({
    left: { teams: 45, pods: 120 },
    moved: { teams: 8, pods: 950 },
    pods: { numerator: 950, denominator: 1070 },
    display: '88.8 %',
    tracks: {
      old: { teams: 45, pods: 120 },
      new: { teams: 8, pods: 950 },
      display: '88.8 %',
    },
    holdOuts: 0,
  });
});

it.each([
  ['2024-08-31', 0],
  ['2024-09-01', 1],
  ['2024-09-30', 1],
  ['2024-10-01', 1],
  ['2024-12-24', 1],
])(
  'GT-DEP-05: on %s the team that is left makes %d hold-outs',
  (at, holdOuts) => {
    const progress = deprecationProgress(
      {
        ...NOBODY,
        left: [use('late', 2)],
        moved: [move('done', 5, '2024-05-01T00:00:00Z')],
      },
      timelineOn(at),
    );
    expect(progress.holdOuts).toBe(holdOuts);
    expect(
      progress.teams.filter(team => team.holdOut).map(team => team.ownerRef),
    ).toEqual(holdOuts ? ['group:default/late'] : []);
  },
);

it('AMB-01b: gives each team exactly one status, and since when it has it', () => {
  const progress = deprecationProgress(
    {
      ...NOBODY,
      left: [use('half', 3), use('idle', 1)],
      moved: [
        move('half', 4, '2024-05-01T00:00:00Z', '2024-06-01T00:00:00Z'),
        move('done', 9, '2024-02-01T00:00:00Z', '2024-07-01T00:00:00Z'),
      ],
    },
    EARLY,
  );
  expect(
    progress.teams.map(({ ownerRef, status, since }) => [
      ownerRef,
      status,
      since,
    ]),
  ).toEqual([
    ['group:default/idle', 'not-started', undefined],
    ['group:default/half', 'in-progress', '2024-05-01T00:00:00Z'],
    ['group:default/done', 'migrated', '2024-07-01T00:00:00Z'],
  ]);
  expect(progress).toMatchObject({
    left: { teams: 2, workloads: 2, pods: 4 },
    moved: { teams: 1, workloads: 2, pods: 13 },
    display: '76.5 %',
  });
});

it('AMB-01b: a team with an emergency migration has that status while anything is left', () => {
  const progress = deprecationProgress(
    {
      ...NOBODY,
      left: [use('late', 3), use('half', 1)],
      moved: [
        move('half', 2, '2024-05-01T00:00:00Z'),
        move('done', 2, '2024-05-01T00:00:00Z'),
      ],
      emergencies: ['late', 'half', 'done', 'gone'].map(name => ({
        ownerRef: `group:default/${name}`,
        expiresAt: '2024-11-01',
      })),
    },
    { lastMonth: true, daysLeft: 3 },
  );
  expect(
    progress.teams.map(({ ownerRef, status, emergencyUntil, holdOut }) => [
      ownerRef,
      status,
      emergencyUntil,
      holdOut,
    ]),
  ).toEqual([
    ['group:default/late', 'emergency', '2024-11-01', true],
    ['group:default/half', 'emergency', '2024-11-01', true],
    ['group:default/done', 'migrated', undefined, false],
  ]);
});

it('shows workloads that nobody owns as a row, and counts no team for them', () => {
  const progress = deprecationProgress(
    { ...NOBODY, left: [{ workloads: 2, pods: 6 }] },
    { lastMonth: true, daysLeft: 3 },
  );
  expect(progress.left).toEqual({ teams: 0, workloads: 2, pods: 6 });
  expect(progress.teams).toEqual([
    {
      ownerRef: undefined,
      status: 'not-started',
      left: { workloads: 2, pods: 6 },
      moved: { workloads: 0, pods: 0 },
      holdOut: true,
    },
  ]);
});

it('counts a team with anything left on the old release there, not among the users of the new', () => {
  const { tracks } = deprecationProgress(
    {
      ...NOBODY,
      left: [use('half', 1)],
      newer: [use('half', 2), use('others', 7), { workloads: 1, pods: 1 }],
    },
    EARLY,
  );
  expect(tracks).toMatchObject({
    old: { teams: 1, pods: 1 },
    new: { teams: 1, pods: 10 },
  });
});

it('has no share when nobody is left and nobody moved', () => {
  expect(deprecationProgress(NOBODY, EARLY)).toMatchObject({
    display: 'n/a',
    teams: [],
    holdOuts: 0,
  });
});

it('has users leave what was golden and is past its active phase', () => {
  expect(PHASES.filter(isToBeLeft)).toEqual([
    'legacy',
    'final-calls',
    'unsupported',
    'archived',
    'removed',
  ]);
});
