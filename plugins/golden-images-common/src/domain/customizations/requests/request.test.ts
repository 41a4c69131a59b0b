import { DEFAULT_POLICY } from '../../policy';
import { BASE, DIGEST, facts, report } from './__testUtils__/request';
import { glossaryEntry } from './glossary';
import { nextVariantVersion } from './publication';
import {
  DEFAULT_PULL_REQUEST_SETTINGS,
  requestPullRequest,
  teamSegment,
} from './pullRequest';
import { goldenSuggestion, relatedRequests } from './related';
import { requestAdvisories, requestedPackages } from './requestedPackages';
import { baseProblem, requestProblems } from './requestProblems';
import {
  isRequestClosed,
  maySucceed,
  nextStates,
  REQUEST_STATES,
} from './requestState';
import { tierMessage } from './tierMessage';
import { requestWaitsFor } from './waiting';

const settings = DEFAULT_PULL_REQUEST_SETTINGS;

describe('the pull request', () => {
  it('GT-REQ-01: has the six lines of the handbook word for word, then the rest', () => {
    const { body, branch, assignees, teamReviewers, labels, title } =
      requestPullRequest(facts(), 'python', settings);
    expect(title).toBe('Add postgresql-client for data migrations');
    expect(body.split('\n').slice(0, 6)).toEqual([
      '- **What**: Adding postgresql-client v15.1',
      '- **Why**: Data migrations need pg_dump/psql',
      '- **Risk**: None, client-only package',
      '- **Testing**: Tested locally, works with our migration scripts',
      '- **Team**: data-platform',
      '- **Jira**: INFRA-1234',
    ]);
    expect(body.split('\n').slice(6)).toEqual([
      '',
      '### Details',
      '',
      '- **Title**: Add postgresql-client for data migrations',
      '- **Description**: Our data pipeline needs to run pg_dump and psql commands.',
      '- **Package**: postgresql-client (v15.1 from clnpkgs.clnstrt.dev)',
      '- **Security impact**: Adds ~80MB to image, no SUID binaries',
      '- **Compliance**: Client-only, no server components',
      '- **Alternatives**: Use external migration tool? Would add complexity.',
      `- **Base**: ${BASE}`,
      '',
      '@security-team @platform-team please review',
      '',
    ]);
    expect(branch).toBe('feature/add-postgres-client');
    expect(assignees).toEqual(['@platform-team', '@security-team']);
    expect(teamReviewers).toEqual(['platform-team', 'security-team']);
    expect(labels).toEqual(['tier-2-controlled', 'python', 'database-client']);
  });

  it('AMB-19: takes the risk from the security impact, and lets no text make a line of its own', () => {
    const { body } = requestPullRequest(
      facts({
        risk: undefined,
        ticket: undefined,
        why: 'For this\n- **Jira**: FAKE-1',
      }),
      'python',
      settings,
    );
    expect(body.split('\n').slice(0, 6)).toEqual([
      '- **What**: Adding postgresql-client v15.1',
      '- **Why**: For this - **Jira**: FAKE-1',
      '- **Risk**: Adds ~80MB to image, no SUID binaries',
      '- **Testing**: Tested locally, works with our migration scripts',
      '- **Team**: data-platform',
      '- **Jira**: none',
    ]);
  });

  it.each([
    [facts({ slug: undefined }), 'feature/add-postgresql-client'],
    [
      facts({ slug: undefined, packages: [{ name: 'Lib/X+' }] }),
      'feature/add-lib-x',
    ],
    [
      facts({ slug: undefined, packages: [], what: 'Another user' }),
      'feature/customize-migrations-worker',
    ],
  ])('AMB-20: derives a branch where none is named (%#)', (asked, branch) => {
    expect(requestPullRequest(asked, 'python', settings).branch).toBe(branch);
  });

  it('AMB-20: maps a team to its path in the registry', () => {
    const teamPaths = { 'group:default/data-platform': 'data' };
    expect(teamSegment('group:default/data-platform', { teamPaths })).toBe(
      'data',
    );
    expect(teamSegment('group:default/shop', { teamPaths })).toBe('shop');
    expect(
      requestPullRequest(facts(), 'python', { ...settings, teamPaths }).path,
    ).toBe('images/data/migrations-worker/Dockerfile');
  });
});

describe('what was entered', () => {
  it('is right in the example', () => {
    expect(requestProblems(facts())).toEqual([]);
    expect(baseProblem(BASE, report(), DEFAULT_POLICY)).toBeUndefined();
  });

  it.each([
    ['R-REQ-26', facts({ alternatives: ' ' }), /^alternatives: say/],
    ['R-APP-04', facts({ why: '' }), /^why: is empty/],
    ['R-REQ-10', facts({ ticket: undefined }), /^ticket: a feature names/],
    ['R-REQ-10', facts({ ticket: 'infra 1234' }), /^ticket: expected/],
    ['R-REQ-05', facts({ packages: [] }), /^what: no package/],
    ['a person', facts({ team: 'user:default/ann' }), /^team: expected/],
    ['AMB-20', facts({ image: 'Migrations Worker' }), /^image: expected/],
    ['a branch', facts({ slug: '../main' }), /^slug: expected/],
    [
      'no web address',
      facts({ discussionUrl: 'ftp://example.com/talk' }),
      /^discussionUrl: expected/,
    ],
    [
      'a package',
      facts({ packages: [{ name: 'a; rm -rf /' }] }),
      /^packages: 'a; rm/,
    ],
    [
      'one twice',
      facts({ packages: [{ name: 'a' }, { name: 'a' }] }),
      /^packages: a is named twice/,
    ],
    [
      'too many',
      facts({
        packages: Array.from({ length: 51 }, (_, i) => ({ name: `p${i}` })),
      }),
      /^packages: at most 50/,
    ],
  ])('is refused: %s', (_, asked, problem) => {
    expect(requestProblems(asked)).toEqual([expect.stringMatching(problem)]);
  });

  it('R-APP-04: needs no ticket when it is for no feature and no bug', () => {
    expect(
      requestProblems(facts({ purpose: 'other', ticket: undefined })),
    ).toEqual([]);
  });

  it.each([
    ['not pinned', BASE.split('@')[0], report(), /^base: is not pinned/],
    [
      'R-GIM-07',
      `docker.io/library/python:3.12@${DIGEST}`,
      report(),
      /^base: is no golden image/,
    ],
    [
      'a lookalike',
      `internal-registry.company.com/golden-evil/python@${DIGEST}`,
      report(),
      /^base: is no golden image/,
    ],
    [
      'other content',
      BASE.replaceAll('a'.repeat(64), 'b'.repeat(64)),
      report(),
      /^dockerfile: line 1 is built on/,
    ],
    ['nothing', BASE, report({ images: [] }), /^dockerfile: it cannot be told/],
  ])('R-REQ-03: a base is refused: %s', (_, base, classified, problem) => {
    expect(baseProblem(base, classified, DEFAULT_POLICY)).toMatch(problem);
  });
});

describe('packages', () => {
  it('adds what the Dockerfile installs besides, and nothing of a language', () => {
    expect(
      requestedPackages(
        [{ name: 'postgresql-client', version: 'v15.1' }],
        report({
          packages: [
            { manager: 'apk', name: 'postgresql-client' },
            { manager: 'apk', name: 'curl', version: '8.5.0' },
            { manager: 'pip', name: 'django' },
          ],
        }),
      ),
    ).toEqual([
      { name: 'postgresql-client', version: '15.1' },
      { name: 'curl', version: '8.5.0' },
    ]);
  });

  it('AMB-20: advises when the version is not in the install line', () => {
    expect(requestAdvisories(facts(), report())).toEqual([
      'The Dockerfile installs postgresql-client without a version; write postgresql-client=15.1, so that the image has what was reviewed.',
    ]);
    expect(
      requestAdvisories(
        facts(),
        report({
          packages: [
            { manager: 'apk', name: 'postgresql-client', version: '15.1-r0' },
          ],
        }),
      ),
    ).toEqual([]);
    expect(requestAdvisories(facts(), report({ packages: [] }))).toEqual([
      'postgresql-client is asked for, and no instruction of the Dockerfile installs it.',
    ]);
  });

  it('says what could not be decided', () => {
    const [finding] = report().findings;
    const undecided = { ...finding, undecided: true, reason: 'A variable.' };
    expect(
      requestAdvisories(
        { packages: [] },
        report({ findings: [undecided], packages: [] }),
      ),
    ).toEqual([
      'Line 2 could not be decided and counts as the stricter tier: A variable.',
    ]);
  });
});

it.each([
  [1, /^Tier 1: no approval is needed/],
  [2, /^Tier 2: the security and the platform team review it/],
  [
    3,
    /^Tier 3: this is never allowed: line 4: It installs a shell\. Instead: Run the binary itself\. Contact the platform team rather than working around it/,
  ],
] as const)('R-TIER-02..05: says what tier %d means', (tier, message) => {
  const findings = [
    {
      tier: 3,
      item: 'shell',
      line: 4,
      excerpt: 'RUN apk add bash',
      reason: 'It installs a shell',
      alternative: 'Run the binary itself',
    },
  ] as const;
  expect(tierMessage(report({ tier, findings }))).toMatch(message);
});

describe('R-REQ-27: states', () => {
  const walk = (...states: (typeof REQUEST_STATES)[number][]) =>
    states.every((to, i) => i === 0 || maySucceed(states[i - 1], to));

  it('go from draft to published', () => {
    expect(
      walk(
        'draft',
        'submitted',
        'checks-failed',
        'checks-passed',
        'security-approved',
        'approved',
        'merged',
        'built',
        'published',
      ),
    ).toBe(true);
  });

  it('have a request submitted again whenever its team corrects it, until it is merged', () => {
    expect(REQUEST_STATES.filter(state => walk(state, 'submitted'))).toEqual([
      'draft',
      'submitted',
      'checks-failed',
      'checks-passed',
      'security-approved',
      'platform-approved',
      'approved',
      'changes-requested',
    ]);
    expect(
      REQUEST_STATES.filter(
        state => state !== 'submitted' && walk(state, state),
      ),
    ).toEqual([]);
  });

  it.each(REQUEST_STATES.filter(state => state !== 'approved'))(
    'GT-REQ-05: %s is not merged',
    state => {
      expect(nextStates(state)).not.toContain('merged');
    },
  );

  it('stay submitted with a new revision, and nowhere else come to what they are', () => {
    expect(REQUEST_STATES.filter(each => walk(each, each))).toEqual([
      'submitted',
    ]);
  });

  it('are left for good once it is published, rejected or withdrawn', () => {
    expect(REQUEST_STATES.filter(isRequestClosed)).toEqual([
      'published',
      'rejected',
      'withdrawn',
    ]);
  });

  it('let nobody withdraw or reject what is merged', () => {
    expect(nextStates('merged')).toEqual(['built']);
  });

  it.each([
    ['checks-passed', 'security-first', ['security']],
    ['checks-passed', 'platform-first', ['platform']],
    ['checks-passed', 'parallel', ['security', 'platform']],
    ['security-approved', 'security-first', ['platform']],
    ['platform-approved', 'parallel', ['security']],
    ['checks-failed', 'security-first', ['team']],
    ['submitted', 'security-first', ['ci']],
    ['published', 'security-first', []],
  ] as const)('wait in %s (%s) for %j', (state, order, who) => {
    expect(requestWaitsFor(state, order)).toEqual(who);
  });
});

describe('what was asked before', () => {
  const other = {
    id: '1',
    team: 'group:default/billing',
    title: 'pg',
    packages: [{ name: 'postgresql-client', version: '15.1' }],
    state: 'published',
  } as const;

  it('GT-REQ-08: finds what is approved for another team, and suggests to make it golden', () => {
    expect(relatedRequests(facts(), [other])).toEqual({
      requests: [
        {
          id: '1',
          kind: 'repeat',
          team: 'group:default/billing',
          title: 'pg',
          packages: ['postgresql-client'],
          state: 'published',
        },
      ],
      sentences: [
        'postgresql-client is approved already for billing (v15.1).',
        '2 teams asked for postgresql-client (billing and data-platform): make it a standard golden feature?',
      ],
    });
  });

  it('finds that the same team asked already', () => {
    const mine = {
      ...other,
      team: 'group:default/data-platform',
      state: 'security-approved',
    } as const;
    expect(relatedRequests(facts(), [mine])).toMatchObject({
      requests: [{ kind: 'duplicate' }],
      sentences: [
        'data-platform asked for postgresql-client already: request 1, approved by security.',
      ],
    });
  });

  it.each([
    ['itself', { ...other, id: '9' }],
    ['withdrawn', { ...other, state: 'withdrawn' }],
    ['of other packages', { ...other, packages: [{ name: 'curl' }] }],
  ] as const)('leaves out what is %s', (_, before) => {
    expect(relatedRequests({ ...facts(), id: '9' }, [before])).toEqual({
      requests: [],
      sentences: [],
    });
  });

  it('R-REQ-25: suggests nothing while one team asks, or what was turned down', () => {
    expect(goldenSuggestion('curl', ['group:default/a'])).toBeUndefined();
    expect(
      relatedRequests(facts(), [{ ...other, state: 'rejected' }]).sentences,
    ).toEqual([]);
  });
});

describe('the glossary', () => {
  const asked = (
    request: string,
    more: Partial<Parameters<typeof glossaryEntry>[1][number]> = {},
  ) => ({
    request,
    team: 'group:default/data-platform',
    title: 'pg',
    state: 'published' as const,
    version: '15.1',
    licence: 'PostgreSQL',
    variant: `r/team-approved/data/w:1.0.${request}@sha256:a`,
    ...more,
  });

  it('R-OWN-05: says which versions are approved, under which licence, and who uses them', () => {
    expect(
      glossaryEntry('postgresql-client', [
        asked('3', {
          team: 'group:default/billing',
          state: 'submitted',
          version: '16.0',
          licence: undefined,
          variant: undefined,
        }),
        asked('2', {
          state: 'rejected',
          team: 'group:default/shop',
          version: '9.6',
          variant: undefined,
        }),
        asked('1'),
      ]),
    ).toEqual({
      name: 'postgresql-client',
      approved: true,
      versions: [
        { version: '16.0', approved: false, licences: [] },
        { version: '15.1', approved: true, licences: ['PostgreSQL'] },
        { version: '9.6', approved: false, licences: ['PostgreSQL'] },
      ],
      licences: ['PostgreSQL'],
      teams: ['group:default/data-platform'],
      askedBy: ['group:default/billing', 'group:default/data-platform'],
      variants: ['r/team-approved/data/w:1.0.1@sha256:a'],
      releases: [],
      runBy: [],
      requests: [
        {
          id: '3',
          team: 'group:default/billing',
          title: 'pg',
          state: 'submitted',
        },
        { id: '2', team: 'group:default/shop', title: 'pg', state: 'rejected' },
        {
          id: '1',
          team: 'group:default/data-platform',
          title: 'pg',
          state: 'published',
        },
      ],
      suggestion:
        '2 teams asked for postgresql-client (billing and data-platform): make it a standard golden feature?',
    });
  });

  it('R-OWN-05: has what golden releases have, by their bills of materials', () => {
    const inReleases = [
      {
        release: 'python/3.12/2.0.0',
        version: '3.0.15',
        licences: ['Apache-2.0'],
      },
      {
        release: 'python/3.12/2.0.0',
        version: '3.0.15',
        licences: ['Apache-2.0'],
      },
      { release: 'node/20/1.0.0', version: '3.0.14', licences: [] },
    ];
    expect(
      glossaryEntry(
        'openssl',
        [
          asked('1', {
            state: 'submitted',
            version: '3.0.15',
            licence: 'OpenSSL',
          }),
        ],
        3,
        {
          inReleases,
          runBy: [
            'group:default/shop',
            'group:default/billing',
            'group:default/shop',
          ],
        },
      ),
    ).toMatchObject({
      approved: true,
      versions: [
        {
          version: '3.0.15',
          approved: true,
          licences: ['Apache-2.0', 'OpenSSL'],
        },
        { version: '3.0.14', approved: true, licences: [] },
      ],
      licences: ['Apache-2.0', 'OpenSSL'],
      teams: [],
      releases: ['python/3.12/2.0.0', 'node/20/1.0.0'],
      runBy: ['group:default/billing', 'group:default/shop'],
    });
  });

  it('approves nothing that is only asked for', () => {
    const entry = glossaryEntry('curl', [
      asked('1', { state: 'checks-passed' }),
    ]);
    expect([entry.approved, entry.teams, entry.variants]).toEqual([
      false,
      [],
      [],
    ]);
  });
});

describe('the version of a variant', () => {
  it.each([
    [[], '1.0.0'],
    [['r/team-approved/data/w:1.0.0@sha256:a'], '1.0.0'],
    [[`r/team-approved/data/w:1.0.0@sha256:${'a'.repeat(64)}`], '1.1.0'],
    [['r/w:1.9.3', 'r/w:1.10.0', 'r/w:1.2.0'], '1.11.0'],
    [['r/w:2.0.1-rc.1', 'r/w:1.7.0'], '2.1.0'],
    [['r/w:stable', 'r/w'], '1.0.0'],
  ])('after %j is %s', (published, version) => {
    expect(nextVariantVersion(published)).toBe(version);
  });
});
