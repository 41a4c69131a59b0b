import { DEFAULT_POLICY } from '../policy/policy';
import { digestOf, release } from './__testUtils__/release';
import { mergeDeclared } from './declared';
import { releaseTimeline } from './phase';

const policy = DEFAULT_POLICY;
const name = { family: 'python', track: '3.12', version: '2.1.0' };
const platform = {
  platform: { os: 'linux', architecture: 'amd64' },
  digest: digestOf('amd64'),
  chainId: digestOf('chain'),
  layers: 3,
};
const observed = release('python', '3.12', '2.1.0', {
  promotedAt: '2026-01-02',
  promotedAtOrigin: 'image-config',
  platforms: [platform],
  recorded: false,
});

it('takes the registry as the record when there is no governance file', () => {
  const { releases } = mergeDeclared([observed], undefined, policy);
  expect(releases).toEqual([{ ...observed, recorded: true }]);
});

it('shows a release that the governance file does not have as unrecorded', () => {
  const { releases } = mergeDeclared([observed], [], policy);
  expect(releases).toEqual([{ ...observed, recorded: false }]);
});

it('lays declared facts over observed ones and keeps the rest', () => {
  const { releases } = mergeDeclared(
    [observed],
    [{ ...name, promotedAt: '2026-01-07', announcedAt: '2026-06-01' }],
    policy,
  );
  expect(releases).toEqual([
    {
      ...observed,
      promotedAt: '2026-01-07',
      promotedAtOrigin: 'governance-file',
      announcedAt: '2026-06-01',
      recorded: true,
    },
  ]);
  const [undated] = mergeDeclared([observed], [name], policy).releases;
  expect(undated.promotedAt).toBe('2026-01-02');
  expect(undated.promotedAtOrigin).toBe('image-config');
});

it('does not let a build date promote what is declared a candidate', () => {
  const [candidate] = mergeDeclared(
    [observed],
    [{ ...name, stage: 'candidate' }],
    policy,
  ).releases;
  expect(releaseTimeline(candidate, policy, '2026-06-01').phase).toBe(
    'candidate',
  );
});

it('keeps the declared digest when the tag was moved, and drops platforms of the other content', () => {
  const digest = digestOf('declared');
  const [moved] = mergeDeclared(
    [observed],
    [{ ...name, digest }],
    policy,
  ).releases;
  expect(moved).toMatchObject({ digest, platforms: [], recorded: true });
  const same = { ...name, digest: observed.digest };
  const [unmoved] = mergeDeclared([observed], [same], policy).releases;
  expect(unmoved.platforms).toEqual([platform]);
});

it('keeps a declared release that is gone from the registry when its digest is known, else reports it missing', () => {
  const digest = digestOf('gone');
  const withDigest = {
    ...name,
    version: '2.0.0',
    digest,
    removedAt: '2026-02-01',
  };
  const without = { ...name, version: '1.9.0' };
  const { releases, missing } = mergeDeclared(
    [observed],
    [without, withDigest],
    policy,
  );
  expect(missing).toEqual([without]);
  expect(releases.map(({ id }) => id)).toEqual([
    'python/3.12/2.1.0',
    'python/3.12/2.0.0',
  ]);
  expect(releases[1]).toEqual({
    id: 'python/3.12/2.0.0',
    family: 'python',
    track: '3.12',
    version: '2.0.0',
    registry: 'internal-registry.company.com',
    repository: 'golden/python',
    tag: '3.12-golden-v2.0.0',
    digest,
    platforms: [],
    recorded: true,
    removedAt: '2026-02-01',
  });
});

it.each([
  ['the tag of the convention', undefined, '3.12-golden-v2.1.0'],
  ['the declared tag', '3.12-v2.1', '3.12-v2.1'],
])('keeps %s when two tags name one release', (_, tag, kept) => {
  const short = { ...observed, tag: '3.12-v2.1', digest: digestOf('short') };
  for (const seen of [
    [observed, short],
    [short, observed],
  ]) {
    const { releases } = mergeDeclared(seen, [{ ...name, tag }], policy);
    expect(releases.map(one => one.tag)).toEqual([kept]);
    expect(releases[0].digest).toBe(seen.find(one => one.tag === kept)?.digest);
  }
});

it('gives the same again when its result is merged again', () => {
  const declared = [{ ...name, promotedAt: '2026-01-07' }];
  const once = mergeDeclared([observed], declared, policy).releases;
  expect(mergeDeclared(once, declared, policy).releases).toEqual(once);
});

describe('what the portal decided', () => {
  const decided = {
    ...name,
    stage: 'approved',
    promotedAt: '2026-01-09',
  } as const;

  it.each([
    ['over the governance file', [{ ...name, promotedAt: '2026-01-07' }]],
    ['over the registry alone', undefined],
    ['when the governance file does not have the release', []],
  ])('wins %s', (_, declared) => {
    const [merged] = mergeDeclared([observed], declared, policy, [
      decided,
    ]).releases;
    expect(merged).toEqual({
      ...observed,
      stage: 'approved',
      promotedAt: '2026-01-09',
      promotedAtOrigin: 'decision',
      recorded: true,
    });
  });

  it('leaves what it does not speak of to the file, then to the registry', () => {
    const [merged] = mergeDeclared(
      [observed],
      [{ ...name, promotedAt: '2026-01-07', notes: 'LTS', tag: '3.12-v2.1' }],
      policy,
      [{ ...name, announcedAt: '2026-06-01', removalAt: '2026-12-01' }],
    ).releases;
    expect(merged).toMatchObject({
      promotedAt: '2026-01-07',
      promotedAtOrigin: 'governance-file',
      notes: 'LTS',
      tag: '3.12-v2.1',
      announcedAt: '2026-06-01',
      removalAt: '2026-12-01',
      platforms: [platform],
    });
  });

  it('keeps a candidate one whatever date the file gives it', () => {
    const [merged] = mergeDeclared(
      [observed],
      [{ ...name, promotedAt: '2026-01-07' }],
      policy,
      [{ ...name, stage: 'candidate' }],
    ).releases;
    expect(releaseTimeline(merged, policy, '2026-06-01').phase).toBe(
      'candidate',
    );
  });

  it('is a release without any other voice when it has a digest, else is reported missing', () => {
    const digest = digestOf('decided');
    const { releases, missing } = mergeDeclared([], undefined, policy, [
      { ...decided, digest },
      { ...name, version: '3.0.0', stage: 'candidate' },
    ]);
    expect(releases).toEqual([
      {
        id: 'python/3.12/2.1.0',
        ...name,
        registry: 'internal-registry.company.com',
        repository: 'golden/python',
        tag: '3.12-golden-v2.1.0',
        digest,
        platforms: [],
        recorded: true,
        stage: 'approved',
        promotedAt: '2026-01-09',
        promotedAtOrigin: 'decision',
      },
    ]);
    expect(missing).toEqual([
      { ...name, version: '3.0.0', stage: 'candidate' },
    ]);
  });

  it.each([
    ['the digest of the decision', digestOf('of file'), digestOf('decided')],
    [
      'the digest of the file when the decision has none',
      digestOf('of file'),
      undefined,
    ],
  ])('has %s, and no platforms of other content', (_, ofFile, ofDecision) => {
    const [merged] = mergeDeclared(
      [observed],
      [{ ...name, digest: ofFile }],
      policy,
      [{ ...decided, digest: ofDecision }],
    ).releases;
    expect(merged).toMatchObject({
      digest: ofDecision ?? ofFile,
      platforms: [],
    });
  });

  it('has its platforms when the decision names the content of the tag, whatever the file says', () => {
    const [merged] = mergeDeclared(
      [observed],
      [{ ...name, digest: digestOf('of file') }],
      policy,
      [{ ...decided, digest: observed.digest }],
    ).releases;
    expect(merged.platforms).toEqual([platform]);
  });
});
