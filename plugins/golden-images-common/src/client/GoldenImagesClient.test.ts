import { createServer, type Server } from 'node:http';
import { GoldenImagesClient } from './GoldenImagesClient';

describe('GoldenImagesClient', () => {
  let server: Server;
  let asked: { method?: string; url?: string; body?: string }[];
  let answer: { status: number; body: unknown };
  let client: GoldenImagesClient;

  beforeEach(async () => {
    asked = [];
    answer = { status: 200, body: {} };
    server = createServer((request, response) => {
      const { method, url } = request;
      let body = '';
      request.on('data', chunk => {
        body += chunk;
      });
      request.on('end', () => {
        asked.push(body ? { method, url, body } : { method, url });
        response.writeHead(answer.status, {
          'content-type': 'application/json',
        });
        response.end(JSON.stringify(answer.body));
      });
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    client = new GoldenImagesClient({
      discoveryApi: {
        getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
      },
      fetchApi: { fetch },
    });
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  const digest = `sha256:${'a'.repeat(64)}`;
  const at = '2027-03-03T12:00:00.000Z';

  const wanted = {
    title: 'Add postgresql-client for data migrations',
    team: 'group:default/data-platform',
    base: `registry.example/golden/python:3.12-stable@${digest}`,
    image: 'migrations-worker',
    dockerfile: 'FROM scratch',
    why: 'Data migrations need pg_dump/psql',
    testing: 'Tested locally',
    purpose: 'other',
    securityImpact: 'None',
    compliance: 'None',
    alternatives: 'None',
    category: 'database-client',
  } as const;

  it.each<[string, () => Promise<unknown>, string, string, object]>([
    [
      'what a request would be',
      () => client.previewCustomization(wanted),
      'POST',
      '/customizations/requests/preview',
      wanted,
    ],
    [
      'a customization that is asked for',
      () => client.requestCustomization({ ...wanted, key: 'form:1' }),
      'POST',
      '/customizations/requests',
      { ...wanted, key: 'form:1' },
    ],
    [
      'a submission',
      () => client.submitCustomizationRequest('7', { revision: 1 }),
      'POST',
      '/customizations/requests/7/submission',
      { revision: 1 },
    ],
    [
      'a withdrawal',
      () => client.withdrawCustomizationRequest('7', { reason: 'No need' }),
      'POST',
      '/customizations/requests/7/withdrawal',
      { reason: 'No need' },
    ],
    [
      'the pull request of a request',
      () => client.linkPullRequest('7', { url: 'https://git.example/1' }),
      'PUT',
      '/customizations/requests/7/pull-request',
      { url: 'https://git.example/1' },
    ],
    [
      'checks of the portal, once more',
      () => client.recheckCustomizationRequest('7'),
      'POST',
      '/customizations/requests/7/recheck',
      {},
    ],
    [
      'a review',
      () =>
        client.reviewCustomizationRequest('7', {
          role: 'security',
          decision: 'rejected',
          revision: 1,
          reason: 'No',
        }),
      'POST',
      '/customizations/requests/7/reviews',
      { role: 'security', decision: 'rejected', revision: 1, reason: 'No' },
    ],
    [
      'checks of a request',
      () => client.reportCustomizationChecks('7', { key: 'ci:1', revision: 1 }),
      'POST',
      '/customizations/requests/7/checks',
      { key: 'ci:1', revision: 1 },
    ],
    [
      'the progress of a request',
      () =>
        client.reportCustomizationProgress('7', {
          key: 'ci:2',
          revision: 1,
          step: 'merged',
        }),
      'POST',
      '/customizations/requests/7/progress',
      { key: 'ci:2', revision: 1, step: 'merged' },
    ],
  ])('sends %s', async (_, call, method, path, body) => {
    await call();
    expect(asked).toEqual([
      {
        method,
        url: `/api/golden-images${path}`,
        body: JSON.stringify(body),
      },
    ]);
  });

  it.each<[string, () => Promise<unknown>, string, string]>([
    [
      'candidates',
      () => client.listCandidates({ state: 'open' }, { limit: 10 }),
      'GET',
      '/releases/candidates?state=open&limit=10',
    ],
    [
      'the promotion of a release',
      () => client.getPromotion('lang/python/3.12/2.1.0'),
      'GET',
      '/releases/lang%2Fpython/3.12/2.1.0/promotion',
    ],
    [
      'documents of a release',
      () => client.listReleaseDocuments('python/3.12/2.1.0'),
      'GET',
      '/releases/python/3.12/2.1.0/documents',
    ],
    [
      'a document',
      () => client.getReleaseDocument('python/3.12/2.1.0', '7'),
      'GET',
      '/releases/python/3.12/2.1.0/documents/7',
    ],
    [
      'what changed between releases',
      () => client.compareReleases('python/3.12/2.1.0', { with: '2.0.0' }),
      'GET',
      '/releases/python/3.12/2.1.0/comparison?with=2.0.0',
    ],
    [
      'the verification of a release',
      () => client.getVerification('lang/python/3.12/2.1.0'),
      'GET',
      '/releases/lang%2Fpython/3.12/2.1.0/verification',
    ],
    [
      'who decides what',
      () => client.getResponsibilities(),
      'GET',
      '/releases/responsibilities',
    ],
    [
      'how acceptance tests stand',
      () => client.getAcceptance('lang/python/3.12/2.1.0'),
      'GET',
      '/releases/lang%2Fpython/3.12/2.1.0/acceptance',
    ],
    [
      'test runs of a stack',
      () =>
        client.listTestRuns(
          'python/3.12/2.1.0',
          { stack: 'a b' },
          { limit: 5 },
        ),
      'GET',
      '/releases/python/3.12/2.1.0/test-runs?stack=a+b&limit=5',
    ],
    [
      'what is incompatible',
      () =>
        client.listIncompatibilities('python/3.12/2.1.0', { status: ['open'] }),
      'GET',
      '/releases/python/3.12/2.1.0/incompatibilities?status=open',
    ],
    [
      'release notes',
      () => client.getNotes('python/3.12/2.1.0'),
      'GET',
      '/releases/python/3.12/2.1.0/notes',
    ],
    [
      'revisions of release notes',
      () => client.listNotesRevisions('python/3.12/2.1.0', { limit: 5 }),
      'GET',
      '/releases/python/3.12/2.1.0/notes/revisions?limit=5',
    ],
    ['what drifted', () => client.getDrift(), 'GET', '/releases/drift'],
    [
      'the deprecation of a release',
      () => client.getDeprecationRecord('python/3.12/2.1.0'),
      'GET',
      '/releases/python/3.12/2.1.0/deprecation',
    ],
    [
      'its emergencies',
      () => client.listEmergencies('python/3.12/2.1.0'),
      'GET',
      '/releases/python/3.12/2.1.0/emergencies',
    ],
    [
      'its post-mortems',
      () => client.listPostMortems('python/3.12/2.1.0'),
      'GET',
      '/releases/python/3.12/2.1.0/post-mortems',
    ],
    [
      'its closing figures',
      () => client.getClosing('python/3.12/2.1.0'),
      'GET',
      '/releases/python/3.12/2.1.0/closing',
    ],
    [
      'what may leave the registry',
      () => client.getRetention({ at }, { limit: 10 }),
      'GET',
      '/compliance/retention?at=2027-03-03T12%3A00%3A00.000Z&limit=10',
    ],
    [
      'what can be verified',
      () => client.getVerifiability({ at }),
      'GET',
      '/compliance/verifiability?at=2027-03-03T12%3A00%3A00.000Z',
    ],
    [
      'requests that wait for security',
      () =>
        client.listCustomizationRequests(
          { waitsFor: 'security', open: true, package: ['a b'] },
          { limit: 5 },
        ),
      'GET',
      '/customizations/requests?waitsFor=security&open=true&package=a+b&limit=5',
    ],
    [
      'a request',
      () => client.getCustomizationRequest('7'),
      'GET',
      '/customizations/requests/7',
    ],
    [
      'the request of a Dockerfile',
      () =>
        client.findRequestedImage({
          path: 'images/data/a/Dockerfile',
          pullRequestUrl: 'https://github.com/o/r/pull/7',
        }),
      'GET',
      '/customizations/requested-image?path=images%2Fdata%2Fa%2FDockerfile&pullRequestUrl=https%3A%2F%2Fgithub.com%2Fo%2Fr%2Fpull%2F7',
    ],
    [
      'the glossary',
      () =>
        client.listCustomizationPackages({
          search: 'postgres',
          approved: true,
        }),
      'GET',
      '/customizations/packages?search=postgres&approved=true',
    ],
    [
      'approved variants of a team',
      () => client.listApprovedVariants({ team: ['group:default/data'] }),
      'GET',
      '/customizations/variants?team=group%3Adefault%2Fdata',
    ],
    [
      'the time to approval',
      () => client.getApprovalTime(),
      'GET',
      '/compliance/approval-time',
    ],
    [
      'the time to promotion',
      () => client.getLeadTime(),
      'GET',
      '/compliance/lead-time',
    ],
    [
      'the overview of a moment',
      () => client.getOverview({ at }),
      'GET',
      '/compliance/overview?at=2027-03-03T12%3A00%3A00.000Z',
    ],
    [
      'snapshots',
      () => client.listKpiSnapshots({ kpi: 'sprawl', from: '2027-01-01' }),
      'GET',
      '/compliance/snapshots?kpi=sprawl&from=2027-01-01',
    ],
    [
      'a page of teams',
      () =>
        client.listTeams(
          { text: 'pay', sort: 'change', order: 'desc' },
          { limit: 50 },
        ),
      'GET',
      '/compliance/teams?text=pay&sort=change&order=desc&limit=50',
    ],
    [
      'the teams in figures',
      () => client.getTeamsSummary({ at }),
      'GET',
      '/compliance/teams/summary?at=2027-03-03T12%3A00%3A00.000Z',
    ],
    [
      'owners taken together',
      () => client.getOwnersSummary(['group:default/a', 'user:default/b']),
      'GET',
      '/compliance/owners/summary?owner=group%3Adefault%2Fa&owner=user%3Adefault%2Fb',
    ],
    [
      'how a group stands',
      () => client.getScopeSummary('group:default/a', { relations: 'direct' }),
      'GET',
      '/compliance/entities/group/default/a/summary?relations=direct',
    ],
    [
      'what causes the sprawl',
      () => client.getSprawl({ at }),
      'GET',
      '/compliance/sprawl?at=2027-03-03T12%3A00%3A00.000Z',
    ],
    [
      'workloads by a filter with several values',
      () =>
        client.listWorkloads(
          {
            verdict: ['golden', 'unknown'],
            owner: ['none'],
            text: 'a&b',
            production: false,
            at: undefined,
          },
          { cursor: 'c', limit: 10 },
        ),
      'GET',
      '/inventory/workloads?verdict=golden&verdict=unknown&owner=none&text=a%26b&production=false&cursor=c&limit=10',
    ],
    [
      'all workloads',
      () => client.listWorkloads(),
      'GET',
      '/inventory/workloads',
    ],
    [
      'a workload',
      () => client.getWorkload('7', { at }),
      'GET',
      '/inventory/workloads/7?at=2027-03-03T12%3A00%3A00.000Z',
    ],
    [
      'images by a filter',
      () =>
        client.listImages(
          { text: 'shop/api:1', verdict: ['unknown'], content: ['not-read'] },
          { limit: 10 },
        ),
      'GET',
      '/inventory/images?text=shop%2Fapi%3A1&verdict=unknown&content=not-read&limit=10',
    ],
    [
      'an image',
      () => client.getImage(digest),
      'GET',
      `/inventory/images/${encodeURIComponent(digest)}`,
    ],
    ['facets', () => client.getFacets(), 'GET', '/inventory/facets'],
    [
      'the summary of an entity',
      () => client.getEntitySummary('component:default/shop'),
      'GET',
      '/inventory/entities/component/default/shop/summary',
    ],
    [
      'the inventory of an entity',
      () => client.getEntityInventory('component:shop/web'),
      'GET',
      '/inventory/entities/component/shop/web',
    ],
    [
      'a page of all entities',
      () => client.listEntityStandings({ cursor: 'c', limit: 1000 }),
      'GET',
      '/inventory/entities?cursor=c&limit=1000',
    ],
    ['sources', () => client.listSources(), 'GET', '/inventory/sources'],
    [
      'running scans',
      () => client.listRunningScans(),
      'GET',
      '/inventory/scans/running',
    ],
    [
      'scans of a source',
      () => client.listScans('a/b', { limit: 5 }),
      'GET',
      '/inventory/sources/a%2Fb/scans?limit=5',
    ],
    [
      'a scan',
      () => client.scanNow('prod'),
      'POST',
      '/inventory/sources/prod/scan',
    ],
    [
      'releases',
      () => client.listReleases({ family: ['python'], phase: ['legacy'] }),
      'GET',
      '/releases?family=python&phase=legacy',
    ],
    [
      'a release of a nested family',
      () => client.getRelease('lang/python/3.12/2.1.0'),
      'GET',
      '/releases/lang%2Fpython/3.12/2.1.0',
    ],
    ['tracks', () => client.listTracks(), 'GET', '/releases/tracks'],
    [
      'a track of a nested family',
      () => client.getTrack('lang/python/3.12'),
      'GET',
      '/releases/tracks/lang%2Fpython%2F3.12',
    ],
    [
      'deprecations of an owner',
      () =>
        client.listDeprecations(
          { family: ['python'], owner: ['group:default/a'] },
          { at },
        ),
      'GET',
      '/releases/deprecations?family=python&owner=group%3Adefault%2Fa&at=2027-03-03T12%3A00%3A00.000Z',
    ],
    [
      'a deprecation',
      () =>
        client.getDeprecation('lang/python/3.12/2.1.0', { owner: ['none'] }),
      'GET',
      '/releases/deprecations/lang%2Fpython/3.12/2.1.0?owner=none',
    ],
    [
      'calendar feeds',
      () => client.listCalendarFeeds(),
      'GET',
      '/releases/calendars',
    ],
    [
      'a new calendar feed',
      () => client.createCalendarFeed({ owner: 'group:default/a' }),
      'POST',
      '/releases/calendars?owner=group%3Adefault%2Fa',
    ],
    [
      'the end of a calendar feed',
      () => client.revokeCalendarFeed('a b'),
      'DELETE',
      '/releases/calendars/a%20b',
    ],
    [
      'decisions on record',
      () =>
        client.listAuditEntries(
          { actor: ['user:default/a'], action: ['release.promote'], from: at },
          { limit: 5 },
        ),
      'GET',
      '/audit/entries?actor=user%3Adefault%2Fa&action=release.promote&from=2027-03-03T12%3A00%3A00.000Z&limit=5',
    ],
    [
      'the last check of the audit log',
      () => client.getAuditVerification(),
      'GET',
      '/audit/verification',
    ],
    [
      'a check of the audit log against a known point',
      () => client.getAuditVerification({ sequence: 3, hash: 'ab' }),
      'GET',
      '/audit/verification?sequence=3&hash=ab',
    ],
    [
      'the head of the audit log',
      () => client.getAuditHead(),
      'GET',
      '/audit/head',
    ],
    [
      'an export of the audit log',
      () => client.exportAudit('csv', { object: ['release:a/1/1.0.0'] }),
      'GET',
      '/audit/export?format=csv&object=release%3Aa%2F1%2F1.0.0',
    ],
    [
      'decisions about a release',
      () => client.listDecisions('lang/python/3.12/2.1.0', { cursor: 'c' }),
      'GET',
      '/releases/lang%2Fpython/3.12/2.1.0/decisions?cursor=c',
    ],
    [
      'subscriptions',
      () => client.getSubscriptions(),
      'GET',
      '/releases/subscriptions',
    ],
  ])('asks for %s', async (_what, ask, method, url) => {
    await ask();
    expect(asked).toEqual([{ method, url: `/api/golden-images${url}` }]);
  });

  it('sends decisions on the end of a release in the body', async () => {
    const id = 'python/3.12/2.1.0';
    const path = '/api/golden-images/releases/python/3.12/2.1.0';
    const removal = { removalAt: '2027-08-30' };
    const emergency = {
      ownerRef: 'group:default/a',
      reason: 'Late',
      contact: 'ada@example.com',
      expiresAt: '2027-09-30',
    };
    const reason = { reason: 'Moved' };
    const postMortem = { text: 'Nobody owned it.' };
    await client.announceDeprecation(id, removal);
    await client.recordRemoval(id, { confirmed: true });
    await client.openEmergency(id, emergency);
    await client.closeEmergency(id, '7', reason);
    await client.writePostMortem(id, postMortem);
    expect(
      asked.map(({ method, url, body = '' }) => [
        method,
        url,
        JSON.parse(body),
      ]),
    ).toEqual([
      ['POST', `${path}/deprecation`, removal],
      ['POST', `${path}/removal`, { confirmed: true }],
      ['POST', `${path}/emergencies`, emergency],
      ['POST', `${path}/emergencies/7/closure`, reason],
      ['POST', `${path}/post-mortems`, postMortem],
    ]);
  });

  it('sends decisions on a candidate in the body', async () => {
    const id = 'python/3.12/2.1.0';
    const path = '/api/golden-images/releases/python/3.12/2.1.0';
    const candidate = {
      family: 'python',
      track: '3.12',
      version: '2.1.0',
      reference: 'registry.cleanstart.com/python:3.12-2.1.0',
    };
    const signOff = {
      role: 'security',
      decision: 'approved',
      digest,
    } as const;
    const reason = { reason: 'Because' };
    await client.openCandidate(candidate);
    await client.signOff(id, signOff);
    await client.fastTrack(id, reason);
    await client.rejectCandidate(id, reason);
    await client.reportMirror(id, { digest });
    await client.promote(id, { digest });
    expect(
      asked.map(({ method, url, body = '' }) => [
        method,
        url,
        JSON.parse(body),
      ]),
    ).toEqual([
      ['POST', '/api/golden-images/releases/candidates', candidate],
      ['POST', `${path}/sign-offs`, signOff],
      ['POST', `${path}/fast-track`, reason],
      ['POST', `${path}/rejection`, reason],
      ['POST', `${path}/mirror`, { digest }],
      ['POST', `${path}/promotion`, { digest }],
    ]);
  });

  it('sends what is said of a release in the body', async () => {
    const id = 'python/3.12/2.1.0';
    const path = '/api/golden-images/releases/python/3.12/2.1.0';
    const end = { result: 'passed', endedAt: at } as const;
    const run = {
      key: 'ci:1',
      stack: 'web',
      result: 'running',
      startedAt: at,
    } as const;
    const report = {
      key: 'a',
      kind: 'incompatibility',
      title: 'Breaks',
      steps: 'Start it',
      severity: 'high',
    } as const;
    const status = { status: 'acknowledged' } as const;
    const notes = { changes: 'a', breaking: 'b', migration: 'c', after: 0 };
    await client.reportTestRun(id, run);
    await client.endTestRun(id, 'ci:1', end);
    await client.reportIncompatibility(id, report);
    await client.setIncompatibilityStatus(id, '7', status);
    await client.writeNotes(id, notes);
    expect(
      asked.map(({ method, url, body = '' }) => [
        method,
        url,
        JSON.parse(body),
      ]),
    ).toEqual([
      ['POST', `${path}/test-runs`, run],
      ['PUT', `${path}/test-runs/ci%3A1`, end],
      ['POST', `${path}/incompatibilities`, report],
      ['POST', `${path}/incompatibilities/7/status`, status],
      ['PUT', `${path}/notes`, notes],
    ]);
  });

  it('sends a text that is to be classified in the body', async () => {
    const document = { kind: 'dockerfile', text: 'FROM a' } as const;
    await client.classify(document);
    expect(asked).toEqual([
      {
        method: 'POST',
        url: '/api/golden-images/customizations/classify',
        body: JSON.stringify(document),
      },
    ]);
  });

  it('has a release verified', async () => {
    await client.verifyRelease('python/3.12/2.1.0');
    expect(asked).toEqual([
      {
        method: 'POST',
        url: '/api/golden-images/releases/python/3.12/2.1.0/verification',
        body: '{}',
      },
    ]);
  });

  it('turns announcements off', async () => {
    const change = {
      ref: 'group:default/a',
      family: 'python',
      subscribed: false,
    };
    await client.setSubscription(change);
    expect(asked).toEqual([
      {
        method: 'PUT',
        url: '/api/golden-images/releases/subscriptions',
        body: JSON.stringify(change),
      },
    ]);
  });

  it('asks for many entities in the body, which has no limit of length', async () => {
    const entityRefs = ['component:default/a', 'component:default/b'];
    await client.getEntityStandings(entityRefs);
    expect(asked).toEqual([
      {
        method: 'POST',
        url: '/api/golden-images/inventory/entities/by-refs',
        body: JSON.stringify({ entityRefs }),
      },
    ]);
  });

  it('sends a document as it is, since it is evidence', async () => {
    const text = '{ "bomFormat":  "CycloneDX" }';
    await client.addReleaseDocument('python/3.12/2.1.0', text, {
      kind: 'sbom',
      digest,
    });
    expect(asked).toEqual([
      {
        method: 'POST',
        url: `/api/golden-images/releases/python/3.12/2.1.0/documents?kind=sbom&digest=${encodeURIComponent(
          digest,
        )}`,
        body: text,
      },
    ]);
  });

  it('resolves to what is answered', async () => {
    answer.body = { items: [], totalItems: 0 };
    await expect(client.listWorkloads()).resolves.toEqual(answer.body);
  });

  it('resolves a calendar to its text', async () => {
    answer.body = 'BEGIN:VCALENDAR';
    await expect(client.getCalendar()).resolves.toBe('"BEGIN:VCALENDAR"');
    expect(asked).toEqual([
      { method: 'GET', url: '/api/golden-images/releases/calendar.ics' },
    ]);
  });

  it('rejects with the error of the backend', async () => {
    answer = {
      status: 403,
      body: {
        error: { name: 'NotAllowedError', message: 'No.' },
        response: { statusCode: 403 },
      },
    };
    await expect(client.getFacets()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      cause: { name: 'NotAllowedError', message: 'No.' },
    });
  });

  it('asks for no release that cannot be one', async () => {
    await expect(client.getRelease('python')).rejects.toThrow(
      "'python' is not family/track/version",
    );
    expect(asked).toEqual([]);
  });
});
