import { DEFAULT_POLICY } from '../policy/policy';
import { digestOf } from './__testUtils__/release';
import { parseGovernanceFacts } from './governanceFacts';

const policy = DEFAULT_POLICY;
const digest = digestOf('release');

function file(release: object, approvals: unknown = []) {
  return {
    apiVersion: 'golden-images/v1',
    families: { python: { tracks: { '3.12': { releases: [release] } } } },
    approvals,
  };
}

function problems(data: unknown) {
  const result = parseGovernanceFacts(data, policy);
  return result.ok
    ? []
    : result.problems.map(
        ({ path, message }) => `${path.join('.')}: ${message}`,
      );
}

const AT = 'families.python.tracks.3.12.releases.0';

const approval = {
  id: 'INFRA-1234',
  repository: 'team-approved/data/migrations-worker',
  digest,
  approvedAt: '2026-03-01',
  approvers: ['group:default/security', 'group:default/platform'],
};

it('reads releases and approvals, the same every time', () => {
  const release = {
    version: '2.1.0',
    tag: '3.12-golden-v2.1.0',
    digest,
    upstreamReleasedAt: '2026-01-01',
    promotedAt: '2026-01-07T12:00:00Z',
    announcedAt: '2026-06-01',
    removalAt: '2026-12-01',
    notes: 'First on 3.12',
  };
  const data = file(release, [approval]);
  const first = parseGovernanceFacts(data, policy);
  expect(first).toEqual({
    ok: true,
    facts: {
      releases: [{ family: 'python', track: '3.12', ...release }],
      approvals: [approval],
    },
  });
  expect(parseGovernanceFacts(data, policy)).toEqual(first);
});

it('accepts a file with nothing in it yet', () => {
  expect(
    parseGovernanceFacts({ apiVersion: 'golden-images/v1' }, policy),
  ).toEqual({ ok: true, facts: { releases: [], approvals: [] } });
});

it.each([
  [
    'an abbreviated digest',
    { digest: 'sha256:abc123' },
    'digest: expected a complete digest',
  ],
  [
    'a two-part version',
    { version: '2.1' },
    'version: expected MAJOR.MINOR.PATCH',
  ],
  [
    'a version read as a number',
    { version: 2.1 },
    'version: expected text; quote it',
  ],
  ['no version', { version: undefined }, 'version: is missing'],
  [
    'an impossible date',
    { promotedAt: '2026-02-30' },
    'promotedAt: expected an ISO date',
  ],
  ['an empty date', { removedAt: '' }, 'removedAt: is empty'],
  [
    'an unknown stage',
    { stage: 'golden' },
    'stage: expected candidate, testing',
  ],
  [
    'a mistyped key',
    { promotedat: '2026-01-01' },
    "promotedat: unknown key 'promotedat'; did you mean 'promotedAt'?",
  ],
  ['a foreign key', { colour: 'gold' }, "colour: unknown key 'colour'"],
  [
    'a channel as tag',
    { tag: '3.12-stable' },
    "tag: '3.12-stable' is not the tag of a release such as 3.12-golden-v2.1.0",
  ],
  [
    'a tag of another version',
    { tag: '3.12-golden-v2.0.0' },
    "tag: '3.12-golden-v2.0.0' names 3.12 2.0.0",
  ],
  [
    'a tag of another track',
    { tag: '3.11-golden-v2.1.0' },
    "tag: '3.11-golden-v2.1.0' names 3.11 2.1.0",
  ],
  [
    'too short a notice',
    { announcedAt: '2024-05-31', removalAt: '2024-10-31' },
    "removalAt: removal on 2024-10-31 gives less than 6 months' notice: announced on 2024-05-31 the earliest is 2024-11-30",
  ],
  [
    'a removal out of the blue',
    { removalAt: '2026-10-31' },
    'removalAt: needs announcedAt',
  ],
  [
    'a promotion before the upstream release',
    { promotedAt: '2026-01-01', upstreamReleasedAt: '2026-01-02' },
    'promotedAt: is before upstreamReleasedAt 2026-01-02',
  ],
  [
    'an announcement before the promotion',
    { promotedAt: '2026-01-02', announcedAt: '2026-01-01' },
    'announcedAt: is before promotedAt 2026-01-02',
  ],
  [
    'a removal before the promotion',
    { promotedAt: '2026-01-02', removedAt: '2026-01-01' },
    'removedAt: is before promotedAt 2026-01-02',
  ],
  [
    'a promoted reject',
    { stage: 'rejected', promotedAt: '2026-01-02' },
    'stage: a rejected release has no promotedAt',
  ],
])('rejects %s', (_, facts, problem) => {
  expect(problems(file({ version: '2.1.0', ...facts }))).toEqual([
    expect.stringContaining(`${AT}.${problem}`),
  ]);
});

it.each([
  [
    'the golden section',
    { repository: 'golden/python' },
    'repository: expected a repository below team-approved/',
  ],
  [
    'a look-alike section',
    { repository: 'team-approved-evil/x/y' },
    'repository: expected',
  ],
  [
    'a reference for a repository',
    { repository: 'team-approved/a/b:1' },
    'repository: expected',
  ],
  [
    'an expiry before the approval',
    { expiresAt: '2026-02-01' },
    'expiresAt: is before approvedAt 2026-03-01',
  ],
  [
    'nobody who approved',
    { approvers: [] },
    'approvers: expected at least one approver',
  ],
  [
    'an abbreviated digest',
    { digest: 'sha256:abc' },
    'digest: expected a complete digest',
  ],
])('rejects an approval with %s', (_, facts, problem) => {
  expect(
    problems(file({ version: '2.1.0' }, [{ ...approval, ...facts }])),
  ).toEqual([expect.stringContaining(`approvals.0.${problem}`)]);
});

it('rejects what is declared twice', () => {
  const twice = {
    apiVersion: 'golden-images/v1',
    families: {
      python: {
        tracks: {
          '3.12': { releases: [{ version: '2.1.0' }, { version: '2.1.0' }] },
        },
      },
    },
    approvals: [approval, approval],
  };
  expect(problems(twice)).toEqual([
    "families.python.tracks.3.12.releases.1.version: '2.1.0' is already declared by entry 1",
    "approvals.1.id: 'INFRA-1234' is already declared by entry 1",
  ]);
});

it('reports every problem, not just the first', () => {
  expect(
    problems({
      apiVersion: 'v1',
      families: {
        Python: { tracks: {} },
        node: {
          tracks: { '20/x': { releases: [] }, 22: { releases: 'none' } },
        },
      },
      approvals: {},
      extra: 1,
    }),
  ).toEqual([
    "apiVersion: expected 'golden-images/v1'",
    expect.stringMatching(/^families.Python: a family is/),
    expect.stringMatching(/^families.node.tracks.22.releases: expected a list/),
    expect.stringMatching(/^families.node.tracks.20\/x: a track is named/),
    'approvals: expected a list',
    "extra: unknown key 'extra'",
  ]);
});

it.each([undefined, null, [], 'text', 3])('rejects %j as a file', data => {
  expect(problems(data)).toEqual([
    ': expected a mapping with `apiVersion` and `families`',
  ]);
});
