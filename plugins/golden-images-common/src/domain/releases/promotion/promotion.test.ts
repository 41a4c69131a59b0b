import { DEFAULT_POLICY } from '../../policy/policy';
import { digestOf, release } from '../__testUtils__/release';
import { candidate, passedGates } from './__testUtils__/candidate';
import {
  CANDIDATE_STAGES,
  nextStage,
  type CandidateEvent,
  type CandidateStage,
} from './candidate';
import { findDrift } from './drift';
import { evaluation } from './evaluation';
import { GATES, type GateResult } from './gate';
import { mirrorGate } from './mirrorGate';
import { effectSentences, supersededBy } from './promotionEffect';
import { GATE_TITLES, promotionGate } from './promotionGate';
import {
  signOffGates,
  signOffObstacle,
  standingVeto,
  type SignOff,
} from './signOff';
import { newReleases, upstreamRelease } from './upstreamTag';
import { waitsFor } from './waiting';

const policy = DEFAULT_POLICY;
const DIGEST = digestOf('content');
const SEC = 'user:default/sec';
const PLAT = 'user:default/plat';

function signOff(facts: Partial<SignOff> = {}): SignOff {
  return {
    role: 'security',
    decision: 'approved',
    digest: DIGEST,
    actor: SEC,
    at: '2024-05-20T10:00:00.000Z',
    ...facts,
  };
}

describe('stages', () => {
  it.each<[CandidateStage, CandidateEvent, CandidateStage | undefined]>([
    ['candidate', 'evidence', 'testing'],
    ['candidate', 'signed-off', 'approved'],
    ['candidate', 'promoted', undefined],
    ['testing', 'signed-off', 'approved'],
    ['testing', 'promoted', undefined],
    ['testing', 'new-content', 'candidate'],
    ['approved', 'promoted', 'promoted'],
    ['approved', 'vetoed', 'testing'],
    ['approved', 'new-content', 'candidate'],
    ['pre-release', 'signed-off', undefined],
    ['pre-release', 'promoted', undefined],
    ['pre-release', 'evidence', 'pre-release'],
    ['rejected', 'new-content', 'candidate'],
    ['rejected', 'signed-off', undefined],
    ['rejected', 'promoted', undefined],
    ['promoted', 'rejected', undefined],
    ['promoted', 'new-content', undefined],
  ])('%s, %s → %s', (stage, event, next) => {
    expect(nextStage(stage, event)).toBe(next);
  });

  it('reach promoted only from approved', () => {
    expect(
      CANDIDATE_STAGES.filter(stage => nextStage(stage, 'promoted')),
    ).toEqual(['approved']);
  });
});

describe('the promotion gate', () => {
  it('is open when every gate passed', () => {
    const gate = promotionGate(passedGates(), candidate());
    expect(gate).toMatchObject({ ready: true, blockedBy: [] });
    expect(gate.gates.map(each => each.gate)).toEqual([...GATES]);
  });

  it.each(GATES)('GT-PROM-01: refuses without %s, and names it', missing => {
    const results = passedGates().filter(({ gate }) => gate !== missing);
    expect(promotionGate(results, candidate())).toMatchObject({
      ready: false,
      blockedBy: [`${GATE_TITLES[missing]}: Nothing is on record.`],
    });
  });

  it.each(GATES)(
    'GT-PROM-01: refuses when %s failed, whoever else passed it',
    failed => {
      const results: GateResult[] = [
        ...passedGates(),
        { gate: failed, state: 'failed', because: 'It is broken.' },
      ];
      for (const each of [results, [...results].reverse()]) {
        expect(promotionGate(each, candidate())).toMatchObject({
          ready: false,
          blockedBy: [`${GATE_TITLES[failed]}: It is broken.`],
        });
      }
    },
  );

  it('GT-PROM-01: names all that is missing, in the order of the work', () => {
    const { blockedBy } = promotionGate([], candidate());
    expect(blockedBy).toHaveLength(GATES.length);
    expect(blockedBy[0]).toMatch(/^Signature: /);
    expect(blockedBy.at(-1)).toMatch(/^Platform sign-off: /);
  });

  it('is the same on the fast track', () => {
    const fast = candidate({
      fastTrack: { reason: 'CVE-2024-1', by: PLAT, at: '2024-05-02' },
    });
    expect(promotionGate(passedGates().slice(1), fast).ready).toBe(false);
  });

  it.each([
    [
      { preRelease: true },
      'It is a pre-release: what becomes golden is its release.',
    ],
    [{ stage: 'rejected' }, 'It was rejected.'],
    [{ stage: 'promoted' }, 'It is promoted already.'],
  ] as const)('refuses %j', (facts, sentence) => {
    expect(promotionGate(passedGates(), candidate(facts)).blockedBy).toEqual([
      sentence,
    ]);
  });

  it.each([
    [passedGates(), ['platform']],
    [
      passedGates().filter(({ gate }) => gate !== 'security-sign-off'),
      ['security'],
    ],
    [passedGates().filter(({ gate }) => gate !== 'mirror'), ['ci']],
    [[], ['platform', 'security', 'ci']],
  ])('says whom it waits for', (results, who) => {
    expect(waitsFor(promotionGate(results, candidate()))).toEqual(who);
  });
});

describe('sign-offs', () => {
  const obstacle = (
    wanted: Partial<SignOff>,
    signOffs: readonly SignOff[] = [],
    facts = {},
  ) => signOffObstacle(candidate(facts), signOffs, signOff(wanted));

  it('are open to somebody who did neither open it nor sign for the other role', () => {
    expect(obstacle({})).toBeUndefined();
    expect(
      obstacle({}, [signOff({ role: 'platform', actor: PLAT })]),
    ).toBeUndefined();
  });

  it.each<[string, Partial<SignOff>, readonly SignOff[], object, RegExp]>([
    [
      'of one who opened it',
      {},
      [],
      { openedBy: SEC },
      /Who opened a candidate/,
    ],
    [
      'of one for both roles',
      {},
      [signOff({ role: 'platform' })],
      {},
      /One person does not sign off for both; you did for platform/,
    ],
    [
      'while a veto holds',
      { role: 'platform', actor: PLAT },
      [signOff({ decision: 'vetoed', reason: 'setuid' })],
      {},
      /vetoed it \(setuid\)/,
    ],
    [
      'of a pre-release',
      {},
      [],
      { preRelease: true },
      /tested, not signed off/,
    ],
    [
      'of what was rejected',
      {},
      [],
      { stage: 'rejected', closedAt: '2024-05-02' },
      /It is rejected/,
    ],
    [
      'as a veto without reason',
      { decision: 'vetoed', reason: ' ' },
      [],
      {},
      /needs its reason/,
    ],
    [
      'as a veto of the platform team',
      { decision: 'vetoed', reason: 'x', role: 'platform' },
      [],
      {},
      /Only security vetoes/,
    ],
    [
      'as a lifting by the platform team',
      { decision: 'lifted', role: 'platform' },
      [signOff({ decision: 'vetoed' })],
      {},
      /Only security lifts/,
    ],
    [
      'as a lifting of nothing',
      { decision: 'lifted' },
      [],
      {},
      /no veto to lift/,
    ],
  ])('are refused %s', (_, wanted, signOffs, facts, sentence) => {
    expect(obstacle(wanted, signOffs, facts)).toMatch(sentence);
  });

  const states = (signOffs: readonly SignOff[], digest = DIGEST) =>
    signOffGates(signOffs, digest).map(({ state }) => state);

  it.each<[string, SignOff[], string[]]>([
    ['nobody', [], ['missing', 'missing']],
    ['security', [signOff()], ['passed', 'missing']],
    [
      'both',
      [signOff(), signOff({ role: 'platform', actor: PLAT })],
      ['passed', 'passed'],
    ],
    [
      'both, of other content',
      [
        signOff({ digest: digestOf('old') }),
        signOff({ role: 'platform', actor: PLAT, digest: digestOf('old') }),
      ],
      ['missing', 'missing'],
    ],
    [
      'both, then a veto',
      [
        signOff(),
        signOff({ role: 'platform', actor: PLAT }),
        signOff({ decision: 'vetoed', reason: 'setuid' }),
      ],
      ['failed', 'passed'],
    ],
    [
      'a veto that was lifted',
      [
        signOff(),
        signOff({ decision: 'vetoed', reason: 'setuid' }),
        signOff({ decision: 'lifted' }),
      ],
      ['missing', 'missing'],
    ],
    [
      'a veto that was lifted, and security again',
      [
        signOff({ decision: 'vetoed', reason: 'setuid' }),
        signOff({ decision: 'lifted' }),
        signOff(),
      ],
      ['passed', 'missing'],
    ],
    [
      'a veto of other content, which holds',
      [
        signOff({
          decision: 'vetoed',
          reason: 'setuid',
          digest: digestOf('old'),
        }),
      ],
      ['failed', 'missing'],
    ],
  ])('make the gates when signed by %s', (_, signOffs, expected) => {
    expect(states(signOffs)).toEqual(expected);
  });

  it('hold a veto until it is lifted', () => {
    const veto = signOff({ decision: 'vetoed', reason: 'setuid' });
    expect(standingVeto([veto, signOff()])).toBe(veto);
    expect(
      standingVeto([veto, signOff({ decision: 'lifted' })]),
    ).toBeUndefined();
  });
});

describe('the mirror gate', () => {
  const as = 'golden/python:3.12-golden-v2.1.0';
  const mirrored = { digest: DIGEST, as, at: '2024-05-30' };
  it.each([
    ['was not reported', {}, 'missing', /call back/],
    ['is what was evaluated', { mirrored }, 'passed', /upstream's own/],
    [
      'is something else',
      { mirrored: { ...mirrored, digest: digestOf('x') } },
      'failed',
      /is under evaluation/,
    ],
    [
      'differs from upstream',
      { mirrored, upstream: { reference: 'u', digest: digestOf('u') } },
      'failed',
      /differs from upstream/,
    ],
    [
      'cannot be compared with upstream',
      { mirrored, upstream: { reference: 'u' } },
      'failed',
      /not on record/,
    ],
    [
      'was built and differs from upstream (AMB-27)',
      {
        mirrored,
        mode: 'build',
        upstream: { reference: 'u', digest: digestOf('u') },
      },
      'passed',
      /is sha256/,
    ],
  ] as const)('when it %s', (_, facts, state, sentence) => {
    const gate = mirrorGate(candidate(facts));
    expect(gate.state).toBe(state);
    expect(gate.because).toMatch(sentence);
  });
});

describe('evaluation', () => {
  const fastTrack = { reason: 'CVE', by: PLAT, at: '2024-05-10T09:00:00Z' };
  it.each([
    ['within the month', {}, '2024-06-01', 31, '2024-06-01', false],
    ['after the month', {}, '2024-06-02', 32, '2024-06-01', true],
    ['approved', { stage: 'approved' }, '2024-07-01', 61, '2024-06-01', false],
    [
      'closed',
      { closedAt: '2024-05-03T00:00:00Z' },
      '2024-07-01',
      2,
      '2024-06-01',
      false,
    ],
    [
      'on the fast track, that day',
      { fastTrack },
      '2024-05-10',
      9,
      '2024-05-10',
      false,
    ],
    [
      'on the fast track, the day after',
      { fastTrack },
      '2024-05-11',
      10,
      '2024-05-10',
      true,
    ],
  ] as const)('%s', (_, facts, at, ageDays, dueAt, overdue) => {
    expect(evaluation(candidate(facts), at)).toEqual({
      ageDays,
      dueAt,
      overdue,
    });
  });
});

describe('the effect of a promotion', () => {
  const next = { family: 'python', track: '3.12', version: '1.3.0' };
  const active = release('python', '3.12', '1.2.0', {
    promotedAt: '2024-01-31',
  });

  it('GT-DEP-01: makes the predecessor legacy, to be removed in month 11', () => {
    expect(supersededBy(next, [active], '2024-05-31', policy)).toEqual([
      {
        id: 'python/3.12/1.2.0',
        family: 'python',
        track: '3.12',
        version: '1.2.0',
        announcedAt: '2024-05-31',
        removalAt: '2024-11-30',
      },
    ]);
  });

  it.each([
    [
      'of another track',
      release('python', '3.11', '1.2.0', { promotedAt: '2024-01-31' }),
    ],
    [
      'of a higher version',
      release('python', '3.12', '1.10.0', { promotedAt: '2024-01-31' }),
    ],
    [
      'that is announced',
      { ...active, announcedAt: '2024-05-01', removalAt: '2024-11-01' },
    ],
    [
      'that is a candidate',
      release('python', '3.12', '1.2.5', { stage: 'candidate' }),
    ],
    ['that is removed', { ...active, removedAt: '2024-04-01' }],
  ])('leaves a release %s alone', (_, other) => {
    expect(supersededBy(next, [other], '2024-05-31', policy)).toEqual([]);
  });

  it('is said in sentences', () => {
    const superseded = supersededBy(next, [active], '2024-05-31', policy);
    expect(
      effectSentences(next, superseded, { family: 12, superseded: 1 }),
    ).toEqual([
      'python 3.12 golden-v1.3.0 becomes golden.',
      'python 3.12 golden-v1.2.0 becomes legacy; removal on 30 Nov 2024.',
      '12 owners of python workloads are told of the release, 1 owner of the deprecation.',
    ]);
  });
});

describe('upstream tags', () => {
  it.each([
    ['3.12-2.1.0', '3.12', '2.1.0', false],
    ['3.12-v2.1.0', '3.12', '2.1.0', false],
    ['3.12-golden-v2.1.0', '3.12', '2.1.0', false],
    ['v1.2.3', 'default', '1.2.3', false],
    ['3.12-v2.1.0-rc.1', '3.12', '2.1.0-rc.1', true],
    ['21-1.9.0-beta2', '21', '1.9.0-beta2', true],
  ])('%s is %s %s', (tag, track, version, preRelease) => {
    expect(upstreamRelease('python', tag)).toEqual({
      family: 'python',
      track,
      version,
      tag,
      preRelease,
    });
  });

  it.each([
    'latest',
    '3.12',
    '1.2.3',
    '3.12-candidate',
    '3.12-2.1',
    '3.12-2.1.0-slim',
    'golden-stable',
    '',
  ])('%s is no release', tag =>
    expect(upstreamRelease('python', tag)).toBeUndefined(),
  );

  const found = (...tags: string[]) =>
    tags.map(tag => upstreamRelease('python', tag)!);
  const known = (track: string, version: string, settled = true) => ({
    family: 'python',
    track,
    version,
    settled,
  });

  it.each([
    [
      'above the highest of its track',
      ['3.12-2.0.0', '3.12-2.1.0', '3.12-2.2.0'],
      [known('3.12', '2.0.0')],
      ['3.12-2.2.0', '3.12-2.1.0'],
    ],
    ['none when all is known', ['3.12-2.0.0'], [known('3.12', '2.0.0')], []],
    [
      'what is known and not settled',
      ['3.12-2.1.0'],
      [known('3.12', '2.0.0'), known('3.12', '2.1.0', false)],
      ['3.12-2.1.0'],
    ],
    [
      'only the highest of a new track',
      ['3.13-1.0.0', '3.13-1.1.0'],
      [known('3.12', '2.0.0')],
      ['3.13-1.1.0'],
    ],
    ['none of an older track', ['3.11-9.0.0'], [known('3.12', '2.0.0')], []],
    [
      'a pre-release ahead of its release',
      ['3.12-2.1.0-rc.1'],
      [known('3.12', '2.0.0')],
      ['3.12-2.1.0-rc.1'],
    ],
    [
      'the release rather than its pre-release',
      ['3.12-2.1.0-rc.1', '3.12-2.1.0'],
      [known('3.12', '2.0.0')],
      ['3.12-2.1.0'],
    ],
    [
      'no pre-release of what is settled',
      ['3.12-2.0.0-rc.1'],
      [known('3.12', '2.0.0')],
      [],
    ],
  ])('asks to evaluate %s', (_, tags, ofFamily, wanted) => {
    expect(newReleases(found(...tags), ofFamily).map(each => each.tag)).toEqual(
      wanted,
    );
  });

  it('takes a bounded number at once', () => {
    const many = Array.from({ length: 100 }, (_, i) => `3.12-3.${i}.0`);
    const wanted = newReleases(found(...many), [known('3.12', '2.0.0')]);
    expect(wanted).toHaveLength(20);
    expect(wanted[0].version).toBe('3.99.0');
  });
});

describe('drift between record and registry', () => {
  const golden = release('python', '3.12', '2.1.0', {
    promotedAt: '2024-01-01',
  });
  const { registry, repository, tag, digest } = golden;
  const seen = { registry, repository, tag, digest };
  const kinds = (
    releases: (typeof golden)[],
    tags: (typeof seen)[] | undefined,
    readAt = '2024-05-31T08:00:00Z',
  ) =>
    findDrift(
      releases,
      tags && { tags, readAt },
      policy,
      '2024-06-01T08:00:00Z',
    ).map(({ kind }) => kind);

  it.each([
    ['agree', [golden], [seen], []],
    [
      'differ in content',
      [golden],
      [{ ...seen, digest: digestOf('x') }],
      ['tag-moved'],
    ],
    ['lack a record', [], [seen], ['tag-without-record']],
    [
      'lack a record that counts',
      [{ ...golden, recorded: false }],
      [seen],
      ['tag-without-record'],
    ],
    ['lack a tag', [golden], [], ['record-without-tag']],
    ['lack a tag that was never looked for', [golden], undefined, []],
    [
      'lack the tag of what was removed',
      [{ ...golden, removedAt: '2024-03-01' }],
      [],
      [],
    ],
    [
      'lack the tag of a candidate',
      [{ ...golden, promotedAt: undefined, stage: 'candidate' as const }],
      [],
      [],
    ],
    [
      'have a channel besides',
      [golden],
      [seen, { ...seen, tag: '3.12-stable' }],
      [],
    ],
    [
      'have a tag of another section',
      [golden],
      [seen, { ...seen, repository: 'staging/python', tag: '3.12-v9.0.0' }],
      [],
    ],
  ])('when they %s', (_, releases, tags, expected) => {
    expect(kinds(releases, tags)).toEqual(expected);
  });

  it.each([
    ['2024-05-30', ['record-without-tag']],
    ['2024-05-31', []],
    ['2024-06-01', []],
  ])(
    'miss no tag that may have come after the registry was read: golden on %s',
    (promotedAt, expected) => {
      expect(kinds([{ ...golden, promotedAt }], [])).toEqual(expected);
    },
  );
});
