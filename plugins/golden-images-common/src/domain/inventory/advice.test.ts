import { DEFAULT_POLICY } from '../policy/policy';
import { releaseTimeline } from '../releases/phase';
import type { Release } from '../releases/release';
import { advise, type AdviceInput } from './advice';
import { parseReference } from './reference';
import { releaseFindings } from './releaseFindings';
import { suggestRelease } from './suggestRelease';

const AT = '2027-07-14';
const DIGEST = `sha256:${'a'.repeat(64)}`;

function release(
  family: string,
  track: string,
  version: string,
  more: Partial<Release> = {},
): Release {
  return {
    id: `${family}/${track}/${version}`,
    family,
    track,
    version,
    registry: 'internal-registry.company.com',
    repository: `golden/${family}`,
    tag: `${track}-golden-v${version}`,
    digest: DIGEST,
    platforms: [],
    recorded: true,
    promotedAt: '2027-01-01',
    ...more,
  };
}

const V20 = release('python', '3.12', '2.0.0', {
  announcedAt: '2027-02-28',
  removalAt: '2027-08-30',
});
const V21 = release('python', '3.12', '2.1.0');
const NODE = release('node', '20', '1.0.0');
const LINE = `FROM internal-registry.company.com/golden/python:3.12-golden-v2.1.0@${DIGEST}`;

function input(more: Partial<AdviceInput>): AdviceInput {
  return { verdict: 'golden-based', pinned: true, production: true, ...more };
}

const on = (facts: Release) => ({
  facts,
  timeline: releaseTimeline(facts, DEFAULT_POLICY, AT),
});

describe('advise', () => {
  it('says nothing is to be done on the current release', () => {
    expect(advise(input({ release: on(V21), current: V21 }))).toEqual({
      text: 'Nothing to do.',
      severity: 'none',
      fromLine: LINE,
    });
  });

  it('says where to move by when, with the line before and after', () => {
    expect(advise(input({ release: on(V20), current: V21 }))).toMatchObject({
      text: 'Move to python 3.12 golden-v2.1.0 by 30 Aug 2027 (in 47 days).',
      severity: 'error',
      step: 'feature',
      deadline: '2027-08-30',
      daysLeft: 47,
      fromLine: LINE,
      from: LINE.replace('v2.1.0', 'v2.0.0'),
    });
  });

  it('marks a change of track as breaking', () => {
    expect(
      advise(
        input({
          release: on(release('python', '3.11', '1.0.0')),
          current: V21,
        }),
      ),
    ).toMatchObject({ step: 'breaking', severity: 'info' });
  });

  it('advises no downgrade to a stable channel that lags behind', () => {
    const newer = release('python', '3.12', '2.2.0');
    expect(advise(input({ release: on(newer), current: V21 })).text).toBe(
      'Nothing to do.',
    );
  });

  it('advises the older release once the newer one is withdrawn', () => {
    const withdrawn = { ...V20, id: 'python/3.12/2.2.0', version: '2.2.0' };
    expect(
      advise(input({ release: on(withdrawn), current: V21 })).fromLine,
    ).toBe(LINE);
  });

  it('says so when what runs ends and nothing newer is supported', () => {
    expect(advise(input({ release: on(V20) }))).toEqual({
      text: 'Move off python 3.12 golden-v2.0.0 by 30 Aug 2027 (in 47 days); no release of python is supported now, ask the platform team for one.',
      severity: 'error',
      from: LINE.replace('v2.1.0', 'v2.0.0'),
      deadline: '2027-08-30',
      daysLeft: 47,
    });
  });

  it.each([
    [true, 'error'],
    [false, 'info'],
  ])(
    'asks to pin when only that is missing (production: %s)',
    (production, severity) => {
      expect(
        advise(
          input({ release: on(V21), current: V21, pinned: false, production }),
        ),
      ).toMatchObject({
        text: 'Pin the image by digest in its manifest.',
        severity,
      });
    },
  );

  it.each([
    'custom-build',
    'third-party',
    'direct-upstream',
    'evaluation',
  ] as const)(
    'proposes the suggested release for %s, and no line without one',
    verdict => {
      expect(advise(input({ verdict, suggested: V21 }))).toMatchObject({
        severity: 'error',
        fromLine: LINE,
      });
      expect(advise(input({ verdict })).fromLine).toBeUndefined();
    },
  );

  it('does not tell what to build on when nothing could be determined', () => {
    expect(
      advise(input({ verdict: 'unknown', suggested: V21 })).fromLine,
    ).toBeUndefined();
  });
});

describe('suggestRelease', () => {
  const current = [V21, release('python', '3.11', '1.8.0'), NODE];

  it.each([
    ['python:3.12', 'python/3.12/2.1.0'],
    ['python:3.12.4-slim', 'python/3.12/2.1.0'],
    ['python:3.11-alpine', 'python/3.11/1.8.0'],
    ['python:3.1', undefined],
    ['python', undefined],
    ['node:18', 'node/20/1.0.0'],
    ['nginx', undefined],
    ['registry.cleanstart.com/cpython:3.12', undefined],
  ])('for %s: %s', (text, id) => {
    const parsed = parseReference(text);
    expect(parsed.ok && suggestRelease(parsed.reference, current)?.id).toBe(id);
  });
});

describe('releaseFindings', () => {
  const kinds = (facts: Release, current?: Release, at = AT) =>
    releaseFindings(
      facts,
      releaseTimeline(facts, DEFAULT_POLICY, at),
      current,
    ).map(({ kind, severity }) => `${kind}:${severity}`);

  it('GT-REF-11: says that an old release is behind stable', () => {
    const [finding] = releaseFindings(
      release('python', '3.12', '2.0.0'),
      releaseTimeline(V21, DEFAULT_POLICY, AT),
      V21,
    );
    expect(finding).toMatchObject({
      kind: 'behind',
      message:
        'python 3.12 golden-v2.0.0 is behind stable: python 3.12 golden-v2.1.0 is the current release.',
    });
  });

  it('finds nothing on the current release', () => {
    expect(kinds(V21, V21)).toEqual([]);
    expect(kinds(release('python', '3.12', '2.10.0'), V21)).toEqual([]);
    expect(kinds(V21)).toEqual([]);
  });

  it.each([
    ['2027-05-01', 'legacy:warning'],
    ['2027-07-14', 'final-calls:error'],
    ['2027-08-30', 'unsupported:error'],
    ['2028-11-01', 'unsupported:error'],
  ])('on %s it is %s', (at, expected) => {
    expect(kinds(V20, V21, at)).toEqual(['behind:warning', expected]);
  });

  it('names the deadline with the days left', () => {
    const findings = releaseFindings(
      V20,
      releaseTimeline(V20, DEFAULT_POLICY, AT),
      undefined,
    );
    expect(findings[0].message).toContain('30 Aug 2027 (in 47 days)');
  });
});
