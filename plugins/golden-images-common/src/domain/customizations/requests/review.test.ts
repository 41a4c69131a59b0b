import { DEFAULT_POLICY } from '../../policy';
import { baseChecks } from './baseChecks';
import { DIGEST } from './__testUtils__/request';
import {
  DEFAULT_CHECK_RULES,
  type CheckReport,
  type CheckResult,
  type CheckRules,
} from './check';
import {
  parsePublication,
  publishedMessage,
  rejectedMessage,
} from './publication';
import { reportedChecks, scanResultsText } from './reportedChecks';
import { failureComment, inOrder, reviewedState } from './requestChecks';
import { CHECKLISTS, type AnsweredItem, type Review } from './review';
import { checklistProblem, reviewObstacle } from './reviewObstacle';
import { reviewStanding } from './reviewStanding';
import { variantAdoption, variantRebuild } from './variant';

const RULES: CheckRules = {
  ...DEFAULT_CHECK_RULES,
  judgeLicence: licence => {
    if (licence === 'PostgreSQL') {
      return 'allowed';
    }
    if (licence === 'AGPL-3.0-only') {
      return 'denied';
    }
    return licence === '' ? 'unknown' : 'review';
  },
};

const PASSING: CheckReport = {
  build: { result: 'passed' },
  size: { bytes: 480_000_000 },
  vulnerabilities: { tool: 'trivy', findings: [] },
  licences: [{ package: 'postgresql-client', licence: 'PostgreSQL' }],
};

function checks(...reports: CheckReport[]): CheckResult[] {
  return reportedChecks(
    reports.map((report, i) => ({ report, at: `2027-01-0${i + 1}` })),
    ['postgresql-client'],
    RULES,
  );
}

function check(name: CheckResult['check'], report: CheckReport) {
  return checks(report).find(each => each.check === name);
}

const finding = (
  severity: 'low' | 'medium' | 'high' | 'critical' | 'unknown',
) => ({ id: `CVE-${severity}`, package: 'libpq', severity } as const);

function found(...severities: Parameters<typeof finding>[0][]): CheckReport {
  return {
    vulnerabilities: { tool: 'trivy', findings: severities.map(finding) },
  };
}

describe('checks that CI reports', () => {
  it.each([
    [
      499_900_000,
      'passed',
      '499.9 MB, smaller than 500 MB (compressed layers, decimal MB).',
    ],
    [
      868,
      'passed',
      'less than 0.1 MB, smaller than 500 MB (compressed layers, decimal MB).',
    ],
    [500_000_000, 'failed', '500 MB is not smaller than 500 MB'],
    [420_000_000 + 80_000_000, 'failed', '500 MB is not smaller than 500 MB'],
    [499_999_999, 'passed', '499.9 MB, smaller than 500 MB'],
  ])('GT-REQ-02: a size of %d bytes has %s', (bytes, state, text) => {
    const result = check('size', { size: { bytes } });
    expect([result?.state, result?.because]).toEqual([
      state,
      expect.stringContaining(text),
    ]);
  });

  it('GT-REQ-03: low findings are acceptable', () => {
    expect(check('vulnerabilities', found('low', 'low'))).toMatchObject({
      state: 'passed',
      because: '2 low-severity findings (acceptable).',
    });
  });

  it.each(['high', 'critical'] as const)(
    'GT-REQ-03: one %s finding blocks, and says what to do',
    severity => {
      expect(check('vulnerabilities', found('low', severity))).toMatchObject({
        state: 'failed',
        because: `CVE-${severity} (${severity}) in libpq, no fix known. Take the fixed version, find an alternative, or look into the vulnerability with the security team.`,
      });
    },
  );

  it('AMB-23: medium and unknown findings are for the reviewers', () => {
    expect(check('vulnerabilities', found('medium', 'unknown'))).toMatchObject({
      state: 'passed',
      because:
        '1 medium-severity finding and 1 unknown-severity finding, for the reviewers to weigh.',
    });
  });

  it.each([
    ['PostgreSQL', 'passed', 'allows every licence'],
    ['Odd-1.0', 'passed', 'to weigh: postgresql-client (Odd-1.0)'],
    [
      'AGPL-3.0-only',
      'failed',
      'denies the licence of postgresql-client (AGPL-3.0-only)',
    ],
    ['', 'failed', 'No licence is known of postgresql-client (none named)'],
  ])('R-REQ-17: a licence %s has %s', (licence, state, text) => {
    const result = check('licences', {
      licences: [{ package: 'postgresql-client', licence }],
    });
    expect([result?.state, result?.because]).toEqual([
      state,
      expect.stringContaining(text),
    ]);
  });

  it('R-REQ-17: silence about a package is no licence', () => {
    expect(check('licences', { licences: [] })).toMatchObject({
      state: 'failed',
      because: expect.stringContaining(
        'No licence is known of postgresql-client',
      ),
    });
    expect(reportedChecks([], [], RULES)[3].state).toBe('passed');
  });

  it('R-REQ-18: a build that failed says so', () => {
    expect(check('build', { build: { result: 'failed' } })?.state).toBe(
      'failed',
    );
  });

  it('takes nothing reported for pending, and the newest report of each part', () => {
    expect(checks().map(({ state }) => state)).toEqual(
      Array(4).fill('pending'),
    );
    const results = checks(
      { ...PASSING, build: { result: 'failed' } },
      { build: { result: 'passed' } },
    );
    expect(
      results.map(({ check: name, state, at }) => [name, state, at]),
    ).toEqual([
      ['build', 'passed', '2027-01-02'],
      ['size', 'passed', '2027-01-01'],
      ['vulnerabilities', 'passed', '2027-01-01'],
      ['licences', 'passed', '2027-01-01'],
    ]);
  });

  it.each([
    [{}, 'no findings'],
    [{ low: 2 }, '2 low-severity findings (acceptable)'],
    [
      { low: 1, medium: 2 },
      '2 medium-severity findings and 1 low-severity finding (acceptable)',
    ],
  ])('R-REQ-24: says %j', (counts, text) => {
    expect(scanResultsText(counts)).toBe(text);
  });
});

describe('checks of the base', () => {
  const release = {
    id: 'python/3.12/2.0.0',
    title: 'python 3.12 golden-v2.0.0',
    phase: 'active',
  } as const;
  const signature = { state: 'passed', because: 'Signed by release.' } as const;
  const states = (base: Parameters<typeof baseChecks>[0]) =>
    baseChecks(base).map(({ state }) => state);

  it('R-REQ-14: a signed release in active support passes', () => {
    expect(states({ release, signature })).toEqual(['passed', 'passed']);
  });

  it.each([
    ['unknown', {}, ['failed', 'failed']],
    [
      'not verified',
      {
        release,
        signature: { state: 'missing', because: 'It was not verified yet.' },
      },
      ['pending', 'passed'],
    ],
    ['nobody verifies', { release }, ['pending', 'passed']],
    [
      'a bad signature',
      { release, signature: { state: 'failed', because: 'No.' } },
      ['failed', 'passed'],
    ],
    [
      'legacy',
      { release: { ...release, phase: 'legacy' }, signature },
      ['passed', 'passed'],
    ],
    [
      'final calls',
      { release: { ...release, phase: 'final-calls' }, signature },
      ['passed', 'failed'],
    ],
    [
      'unsupported',
      { release: { ...release, phase: 'unsupported' }, signature },
      ['passed', 'failed'],
    ],
    [
      'candidate',
      { release: { ...release, phase: 'candidate' }, signature },
      ['passed', 'failed'],
    ],
  ] as const)('R-REQ-14: %s', (_, base, expected) => {
    expect(states(base)).toEqual(expected);
  });

  it('R-REQ-19: names what to build on instead', () => {
    const current = {
      id: 'python/3.12/2.1.0',
      title: 'python 3.12 golden-v2.1.0',
    };
    const [, phase] = baseChecks({
      release: { ...release, phase: 'final-calls', current },
      signature,
    });
    expect(phase.because).toMatch(/Build on python 3\.12 golden-v2\.1\.0\.$/);
  });
});

const all: CheckResult[] = inOrder([
  ...checks(PASSING),
  ...baseChecks({
    release: { id: 'r', title: 'r', phase: 'active' },
    signature: { state: 'passed', because: 'Signed.' },
  }),
]);

describe('GT-REQ-04: one check of many fails', () => {
  const failed = all.map(each =>
    each.check === 'size'
      ? { ...each, state: 'failed' as const, because: 'Too large.' }
      : each,
  );

  it('blocks it, and the comment names the check', () => {
    expect(reviewedState(failed, [], 1)).toBe('checks-failed');
    expect(failureComment(failed)).toBe(
      'Blocked: 1 of 6 checks failed.\n\n- **Size**: Too large.',
    );
    expect(failureComment(all)).toBeUndefined();
  });

  it('blocks it also when both teams had approved', () => {
    expect(
      reviewedState(failed, [review('security'), review('platform')], 1),
    ).toBe('checks-failed');
  });
});

function review(role: Review['role'], more: Partial<Review> = {}): Review {
  return {
    role,
    decision: 'approved',
    revision: 1,
    checklist: [],
    actor: `user:default/${role}`,
    at: '2027-01-01T00:00:00Z',
    ...more,
  };
}

it.each([
  ['GT-REQ-05: none', [], 'checks-passed'],
  ['GT-REQ-05: security', [review('security')], 'security-approved'],
  ['GT-REQ-05: both', [review('security'), review('platform')], 'approved'],
  ['platform', [review('platform')], 'platform-approved'],
  ['a former revision', [review('security', { revision: 0 })], 'checks-passed'],
  [
    'a comment after it',
    [review('security'), review('security', { decision: 'commented' })],
    'security-approved',
  ],
] as const)('approvals give the state: %s', (_, reviews, state) => {
  expect(reviewedState(all, reviews, 1)).toBe(state);
});

describe('who may review', () => {
  const request = {
    state: 'checks-passed',
    revision: 1,
    authors: ['user:default/ann', 'user:default/ben'],
    requestedBy: 'user:default/ann',
  } as const;
  const about = {
    request,
    checks: all,
    reviews: [],
    order: 'security-first',
  } as const;
  const by = (role: Review['role'], actor = `user:default/${role}`) =>
    ({ role, decision: 'approved', actor } as const);

  it('security, then platform', () => {
    expect(reviewObstacle(about, by('security'))).toBeUndefined();
    expect(
      reviewObstacle(
        { ...about, reviews: [review('security')] },
        by('platform'),
      ),
    ).toBeUndefined();
  });

  it.each([
    [
      'GT-REQ-06: the requester',
      about,
      by('security', 'user:default/ann'),
      /^Who asked for it does not review it/,
    ],
    [
      'who submitted a revision',
      about,
      by('security', 'user:default/ben'),
      /^Who asked for it/,
    ],
    [
      'GT-REQ-06: platform before security',
      about,
      by('platform'),
      /^The security team reviews first/,
    ],
    [
      'one for both',
      { ...about, reviews: [review('security')] },
      by('platform', 'user:default/security'),
      /^One person does not review for both teams/,
    ],
    [
      'a failed check',
      { ...about, checks: [{ ...all[0], state: 'failed' }] },
      by('security'),
      /^Not all checks have passed: signature of the base image failed\./,
    ],
    [
      'what is published',
      { ...about, request: { ...request, state: 'published' } },
      by('security'),
      /^It is in the state “Published”/,
    ],
    [
      'changes without a reason',
      about,
      { ...by('security'), decision: 'changes-requested' },
      /^It needs a reason/,
    ],
    [
      'platform rejecting out of turn',
      about,
      { ...by('platform'), decision: 'rejected', reason: 'No' },
      /^The security team reviews first/,
    ],
  ] as const)('not: %s', (_, asked, wanted, obstacle) => {
    expect(reviewObstacle(asked, wanted)).toMatch(obstacle);
  });

  it('AMB-05: in parallel mode platform may be first, and security first in neither', () => {
    expect(
      reviewObstacle({ ...about, order: 'parallel' }, by('platform')),
    ).toBeUndefined();
    expect(
      reviewObstacle({ ...about, order: 'platform-first' }, by('security')),
    ).toMatch(/^The platform team reviews first/);
  });

  it('AMB-05: security vetoes at any time before the merge', () => {
    const veto = {
      ...by('security'),
      decision: 'rejected',
      reason: 'CVE',
    } as const;
    for (const state of [
      'submitted',
      'checks-failed',
      'approved',
      'changes-requested',
    ] as const) {
      expect(
        reviewObstacle(
          { ...about, request: { ...request, state }, order: 'platform-first' },
          veto,
        ),
      ).toBeUndefined();
    }
    expect(
      reviewObstacle(
        { ...about, request: { ...request, state: 'merged' } },
        veto,
      ),
    ).toBeDefined();
  });
});

describe('the checklist', () => {
  const answered = (role: Review['role'], more: Partial<AnsweredItem> = {}) =>
    CHECKLISTS[role].map(
      ({ item }): AnsweredItem => ({ item, answer: 'ok', ...more }),
    );

  it('R-REQ-20, R-REQ-21: has the questions of the handbook', () => {
    expect(CHECKLISTS.security.map(({ item }) => item)).toEqual([
      'necessity',
      'vulnerabilities',
      'privileges',
      'licence',
      'frameworks',
    ]);
    expect(CHECKLISTS.platform.map(({ item }) => item)).toEqual([
      'repeats',
      'version',
      'standard-image',
      'infrastructure',
    ]);
    expect(
      checklistProblem('security', answered('security'), true),
    ).toBeUndefined();
  });

  it.each([
    ['open', answered('platform').slice(1), /repeats is not answered/],
    [
      'foreign',
      answered('security'),
      /'necessity' is no question of the platform team/,
    ],
    [
      'twice',
      [...answered('platform'), ...answered('platform')],
      /answered twice/,
    ],
    [
      'a silent concern',
      answered('platform', { answer: 'concern' }),
      /say in a note/,
    ],
    [
      'a concern',
      answered('platform', { answer: 'concern', note: 'Large' }),
      /there is a concern about repeats, version/,
    ],
  ])('lets no approval through: %s', (_, answers, problem) => {
    expect(checklistProblem('platform', answers, true)).toMatch(problem);
  });

  it('may be open where nothing is approved', () => {
    expect(
      checklistProblem(
        'platform',
        [{ item: 'version', answer: 'concern', note: 'Old' }],
        false,
      ),
    ).toBeUndefined();
  });
});

it.each([
  [[], 'missing', 'The security team has not decided.'],
  [
    [review('security', { reason: 'Fine' })],
    'approved',
    'security approved it: Fine',
  ],
  [
    [review('security', { revision: 0 })],
    'missing',
    'The security team approved a former revision, which no longer counts: it reviews again.',
  ],
] as const)('says how a review stands (%#)', (reviews, state, because) => {
  expect(reviewStanding(reviews, 'security', 1)).toEqual({ state, because });
});

describe('publication', () => {
  const request = {
    team: 'group:default/data-platform',
    image: 'migrations-worker',
  };
  const teamPaths = { 'group:default/data-platform': 'data' };
  const place =
    'internal-registry.company.com/team-approved/data/migrations-worker';
  const parse = (text: string) =>
    parsePublication(text, request, DEFAULT_POLICY, { teamPaths });

  it('R-REQ-22: is at the path of the team, with a semantic version and its digest', () => {
    expect(parse(`${place}:1.0.0@${DIGEST}`)).toEqual({
      ok: true,
      reference: {
        registry: 'internal-registry.company.com',
        repository: 'team-approved/data/migrations-worker',
        tag: '1.0.0',
        digest: DIGEST,
      },
    });
  });

  it.each([
    [`${place}:1.0.0`, /to have its digest/],
    [`${place}:latest@${DIGEST}`, /semantic version/],
    [`${place}:1.0@${DIGEST}`, /semantic version/],
    [
      `${place.replace('/data/', '/shop/')}:1.0.0@${DIGEST}`,
      /is not where this variant goes/,
    ],
    [
      `${place.replace('team-approved', 'golden')}:1.0.0@${DIGEST}`,
      /is not where/,
    ],
    [
      `evil.example/team-approved/data/migrations-worker:1.0.0@${DIGEST}`,
      /is not where/,
    ],
    ['', /a reference is expected/],
  ])('is refused: %s', (text, problem) => {
    expect(parse(text)).toEqual({
      ok: false,
      problem: expect.stringMatching(problem),
    });
  });

  it('GT-REQ-07: tells the team', () => {
    const reference = `${place}:1.0.0@${DIGEST}`;
    const { title, lines } = publishedMessage(
      request.team,
      reference,
      scanResultsText({ low: 2 }),
    );
    expect([title, ...lines]).toEqual([
      'data-platform image approved and ready',
      `Image: ${reference}`,
      'Scan results: 2 low-severity findings (acceptable)',
      'You can now use this in your deployments',
    ]);
  });

  it('tells the team that it was turned down, and why', () => {
    const { title, lines } = rejectedMessage(
      { title: 'Add x', team: request.team },
      { role: 'security', reason: 'CVE' },
    );
    expect([title, ...lines]).toEqual([
      'data-platform request rejected',
      'Request: Add x',
      'Reason of the security team: CVE',
      'Do not work around it: the platform team helps to find an alternative',
    ]);
  });
});

describe('variants', () => {
  const variant = { reference: 'r/team-approved/data/w:1.0.0@sha256:a' };

  it.each([
    [
      { onVariant: 0, onBase: 2, others: 0 },
      'still-on-base',
      /^Approved variant available, still on base: 2 containers/,
    ],
    [
      { onVariant: 3, onBase: 1, others: 0 },
      'still-on-base',
      /1 container on the golden image/,
    ],
    [
      { onVariant: 3, onBase: 0, others: 2 },
      'adopted',
      /^3 containers on the approved variant/,
    ],
    [{ onVariant: 0, onBase: 0, others: 2 }, 'elsewhere', /neither/],
    [{ onVariant: 0, onBase: 0, others: 0 }, 'not-running', /^Nothing runs/],
    [undefined, 'unknown', /cannot be told/],
  ] as const)('R-APP-05: %j is %s', (use, state, sentence) => {
    expect(variantAdoption(variant, use)).toEqual({
      state,
      sentence: expect.stringMatching(sentence),
    });
  });

  const on = (version: string, track = '3.12') => ({
    id: `python/${track}/${version}`,
    family: 'python',
    track,
    version,
  });

  it.each([
    [
      on('2.0.0'),
      on('2.1.0'),
      true,
      /^Rebuild needed: python 3\.12 golden-v2\.1\.0 is newer/,
    ],
    [on('2.1.0'), on('2.1.0'), false, /nothing newer is out/],
    [on('2.1.0'), undefined, false, /nothing newer is out/],
    [undefined, on('2.1.0'), false, /not on record/],
  ] as const)(
    'R-APP-13: says whether to rebuild (%#)',
    (built, current, needed, sentence) => {
      expect(variantRebuild(built, current)).toMatchObject({
        needed,
        sentence: expect.stringMatching(sentence),
      });
    },
  );
});
