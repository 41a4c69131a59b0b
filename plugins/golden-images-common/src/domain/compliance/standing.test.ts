import { DEFAULT_POLICY } from '../policy/policy';
import { standing, type RunningRelease } from './standing';
import { workloadCounts } from './workloadCounts';

const policy = DEFAULT_POLICY;
const supported = [
  { family: 'python', track: '3.12', current: 'python/3.12/2.1.0' },
  { family: 'python', track: '3.11', current: 'python/3.11/1.8.0' },
  { family: 'node', track: '20', current: 'node/20/1.0.0' },
];

function running(
  release: string,
  phase: 'active' | 'legacy' | 'unsupported' = 'active',
  daysLeft?: number,
): RunningRelease {
  return {
    release,
    timeline: {
      phase,
      deadline: daysLeft === undefined ? undefined : '2027-08-30',
      daysLeft,
      lastMonth: daysLeft !== undefined && daysLeft >= 0 && daysLeft < 30,
    },
    workloads: 2,
    pods: 5,
  };
}

it('counts adoption, what is not golden and what is unknown apart', () => {
  const result = standing(
    {
      counts: workloadCounts({
        golden: 1,
        'golden-based': 2,
        'unapproved-variant': 1,
        'direct-upstream': 3,
        'custom-build': 1,
        unknown: 2,
      }),
      running: [],
      supported,
    },
    policy,
  );
  expect(result.adoption.ratio).toEqual({ numerator: 4, denominator: 10 });
  expect(result.adoption.status).toBe('off-target');
  expect(result.toTarget).toBe(6);
  expect(result.nonGolden).toEqual([
    { verdict: 'direct-upstream', workloads: 3 },
    { verdict: 'custom-build', workloads: 1 },
  ]);
  expect(result.unknown).toBe(2);
});

it('has no data for a team that runs nothing in production', () => {
  const { adoption, toTarget } = standing(
    { counts: workloadCounts({}), running: [], supported },
    policy,
  );
  expect(adoption).toMatchObject({ status: 'no-data', display: 'n/a' });
  expect(toTarget).toBe(0);
});

it('says what is overdue and what comes next, nearest first; active releases press nobody', () => {
  const { overdue, upcoming } = standing(
    {
      counts: workloadCounts({ golden: 9 }),
      running: [
        running('python/3.12/2.1.0', 'active', 300),
        running('python/3.12/2.0.0', 'legacy', 47),
        running('python/3.11/1.7.0', 'unsupported', -12),
        running('node/18/1.0.0', 'legacy', 0),
        running('python/3.9/1.0.0', 'unsupported', -40),
        { release: 'ruby/3/1.0.0', workloads: 1, pods: 1 },
      ],
      supported,
    },
    policy,
  );
  expect(overdue.map(each => each.release)).toEqual([
    'python/3.9/1.0.0',
    'python/3.11/1.7.0',
  ]);
  expect(upcoming).toEqual([
    {
      release: 'node/18/1.0.0',
      phase: 'legacy',
      deadline: '2027-08-30',
      daysLeft: 0,
      lastMonth: true,
      workloads: 2,
      pods: 5,
    },
    expect.objectContaining({ release: 'python/3.12/2.0.0', daysLeft: 47 }),
  ]);
});

describe('the sprawl of a part (AMB-02d)', () => {
  function sprawlOf(...releases: string[]) {
    return standing(
      {
        counts: workloadCounts({ golden: releases.length }),
        running: releases.map(each => running(each)),
        supported,
      },
      policy,
    ).sprawl;
  }

  it.each([
    [
      ['python/3.12/2.1.0'],
      '1 in use / 2 supported tracks of the families in use.',
      'on-target',
    ],
    [
      ['node/20/1.0.0', 'node/20/0.9.0'],
      '2 in use / 1 supported track of the families in use: 1 is not the current release of a supported track.',
      'off-target',
    ],
    [
      ['ruby/3/1.0.0'],
      '1 in use / 0 supported tracks of the families in use: 1 is not the current release of a supported track.',
      'no-data',
    ],
    [[], 'No golden release runs in production.', 'no-data'],
  ])('of %j: %s', (releases, statement, status) => {
    const { kpi } = sprawlOf(...releases);
    expect(kpi).toMatchObject({ statement, status });
  });

  it('names the releases in use and those in excess', () => {
    expect(sprawlOf('python/3.12/2.0.0', 'python/3.12/2.1.0')).toMatchObject({
      inUse: ['python/3.12/2.1.0', 'python/3.12/2.0.0'],
      excess: ['python/3.12/2.0.0'],
    });
  });
});
