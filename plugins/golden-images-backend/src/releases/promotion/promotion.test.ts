import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  GATES,
  type GateResult,
  type PromotionView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesSourcesExtensionPoint } from '@image-governance/plugin-golden-images-node';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import {
  digestOf,
  FakeRegistry,
  imageIndex,
  manifest,
} from '../../inventory/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, Seed } from '../../__testUtils__/Seed';

/** Stands in for the parts that decide on evidence. */
let evidence: GateResult[] = [];
jest.mock('../evidenceGates', () => ({
  evidenceGates: () => [{ gates: async () => evidence }],
}));

const databases = GovernanceTestDatabases.create();

const PLAT = 'user:default/plat';
const PLAT2 = 'user:default/plat2';
const SEC = 'user:default/sec';
const DEV = 'user:default/dev';
const PATH = '/releases/python/3.12/2.1.0';
const content = imageIndex(manifest(['os', 'python', '2.1.0']));
const OWN_GATES = ['mirror', 'security-sign-off', 'platform-sign-off'];
const REFERENCE = 'registry.cleanstart.com/python:3.12-2.1.0';

describe.each(databases.ids())('promotion on %s', id => {
  let portal: PortalUnderTest;
  let denied: string[];
  let internal: FakeRegistry;
  let upstream: FakeRegistry;
  let knex: Awaited<ReturnType<typeof databases.init>>['knex'];

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    denied = [];
    internal = new FakeRegistry();
    upstream = new FakeRegistry({
      name: 'upstream',
      host: 'registry.cleanstart.com',
    });
    upstream.push('python', '3.12-2.1.0', content);
    evidence = GATES.filter(gate => !OWN_GATES.includes(gate)).map(
      (gate): GateResult => ({ gate, state: 'passed', because: 'Shown.' }),
    );
    portal = await start();
    await seed();
  });

  afterEach(async () => {
    await portal.stop();
  });

  async function start() {
    return PortalUnderTest.start({
      knex,
      config: {
        goldenImages: {
          roles: { platform: [PLAT, PLAT2], security: [SEC, PLAT2] },
        },
      },
      features: [
        createBackendModule({
          pluginId: 'golden-images',
          moduleId: 'registries',
          register(env) {
            env.registerInit({
              deps: { sources: goldenImagesSourcesExtensionPoint },
              async init({ sources }) {
                sources.addImageReader(internal);
                sources.addImageReader(upstream);
              },
            });
          },
        }),
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorizeConditional: async requests =>
                requests.map(() => ({ result: AuthorizeResult.ALLOW })),
              authorize: async requests =>
                requests.map(({ permission }) => ({
                  result: denied.includes(permission.name)
                    ? AuthorizeResult.DENY
                    : AuthorizeResult.ALLOW,
                })),
            }),
        }),
      ],
    });
  }

  /** python 3.12: 2.0.0 is golden, and team A runs it; team B runs python 3.11. */
  async function seed() {
    const from = new Seed(knex);
    const source = { id: await from.cluster('prod'), cluster: 'prod' };
    for (const [track, version, ownerRef] of [
      ['3.12', '2.0.0', 'group:default/a'],
      ['3.11', '1.0.0', 'group:default/b'],
    ]) {
      const release = await from.release(
        { family: 'python', track, version },
        { promotedAt: ago({ days: 60 }) },
        digestOf(version),
      );
      await knex('releases')
        .where({ id: release })
        .update({
          notes: 'Notes.',
          decided: JSON.stringify({
            family: 'python',
            track,
            version,
            digest: digestOf(version),
            promotedAt: ago({ days: 60 }).slice(0, 10),
          }),
        });
      await from.usage(
        {
          id: await from.workload(source, { name: `w-${track}`, ownerRef }),
          sourceId: source.id,
        },
        {
          verdict: 'golden',
          release,
          // Judged anew, it is the same.
          image: `internal-registry.company.com/golden/python:${track}-golden-v${version}`,
          digest: digestOf(version),
        },
      );
    }
  }

  const open = (user = PLAT, body = {}) =>
    portal.post('/releases/candidates', {
      user,
      body: {
        family: 'python',
        track: '3.12',
        version: '2.1.0',
        reference: REFERENCE,
        ...body,
      },
    });
  const signOff = (user: string, role: string, more = {}) =>
    portal.post(`${PATH}/sign-offs`, {
      user,
      body: { role, decision: 'approved', digest: content.digest, ...more },
    });
  const mirror = (digest = content.digest) =>
    portal.post(`${PATH}/mirror`, { user: PLAT, body: { digest } });
  const promote = (user = PLAT, on = portal) =>
    on.post(`${PATH}/promotion`, {
      user,
      body: { digest: content.digest, reason: 'Monthly release' },
    });
  const view = async (user = DEV): Promise<PromotionView> =>
    (await portal.get(`${PATH}/promotion`, user)).body;
  const release = async (version: string) =>
    (await portal.get('/releases')).body.find(
      (each: { version: string }) => each.version === version,
    );
  const audited = () =>
    knex('audit_entries').orderBy('sequence').pluck('action');
  /** As the portal keeps them: a later decision does not lose them. */
  const writeNotes = async () => {
    const notes = 'New: everything.';
    const row = await knex('releases')
      .where({ id: 'python/3.12/2.1.0' })
      .first('decided');
    await knex('releases')
      .where({ id: 'python/3.12/2.1.0' })
      .update({
        notes,
        decided: JSON.stringify({ ...JSON.parse(row.decided), notes }),
      });
  };

  /** Everything done but the promotion. */
  async function makeReady() {
    expect((await open()).status).toBe(200);
    expect((await signOff(SEC, 'security')).status).toBe(200);
    expect((await signOff(PLAT2, 'platform')).status).toBe(200);
    internal.push('golden/python', '3.12-golden-v2.1.0', content);
    expect((await mirror()).status).toBe(200);
    await writeNotes();
    const { candidate } = await view();
    expect(candidate.gate.blockedBy).toEqual([]);
  }

  it('leads from candidate to golden, and makes the predecessor legacy', async () => {
    const opened = await open();
    expect(opened.body).toMatchObject({
      stage: 'candidate',
      digest: content.digest,
      mode: 'mirror',
      upstream: { digest: content.digest, releasedAt: '2026-01-07' },
      waitsFor: expect.arrayContaining(['security', 'platform', 'ci']),
    });
    expect(await release('2.1.0')).toMatchObject({
      timeline: { phase: 'candidate' },
    });
    const early = await promote();
    expect(early.status).toBe(409);
    expect(early.body.error.message).toMatch(
      /Mirror: .*Security sign-off: .*Platform sign-off: .*Release notes: /s,
    );
    expect((await signOff(SEC, 'security')).body.candidate.stage).toBe(
      'testing',
    );
    expect((await signOff(PLAT2, 'platform')).body.candidate.stage).toBe(
      'approved',
    );
    internal.push('golden/python', '3.12-golden-v2.1.0', content);
    await mirror();
    await writeNotes();
    const today = new Date().toISOString().slice(0, 10);
    const before = await view(PLAT);
    expect(before.effect.sentences).toEqual([
      'python 3.12 golden-v2.1.0 becomes golden.',
      expect.stringMatching(
        /^python 3.12 golden-v2.0.0 becomes legacy; removal on /,
      ),
      '2 owners of python workloads are told of the release, 1 owner of the deprecation.',
    ]);
    expect(before.may).toContainEqual({ action: 'promote' });

    const { status, body } = await promote();
    expect(status).toBe(200);
    expect(body).toEqual({
      release: 'python/3.12/2.1.0',
      promotedAt: today,
      superseded: [
        expect.objectContaining({
          id: 'python/3.12/2.0.0',
          announcedAt: today,
        }),
      ],
    });
    expect(await release('2.1.0')).toMatchObject({
      timeline: { phase: 'active' },
      promotedAt: today,
      promotedAtOrigin: 'decision',
      recorded: true,
      current: true,
    });
    expect(await release('2.0.0')).toMatchObject({
      timeline: { phase: 'legacy' },
      announcedAt: today,
      removalAt: body.superseded[0].removalAt,
    });
    const after = await view();
    expect(after.candidate).toMatchObject({ stage: 'promoted', waitsFor: [] });
    expect(after.steps.map(({ step }) => step)).toEqual([
      'pull',
      'mirror',
      'verify',
      'test',
      'approve',
      'tag',
      'publish',
    ]);
    expect(after.stages.map(({ stage }) => stage)).toEqual([
      'candidate',
      'testing',
      'approved',
      'promoted',
    ]);
    expect(after.may).toEqual([]);
    expect(await audited()).toEqual([
      'release.candidate.open',
      'release.sign-off',
      'release.sign-off',
      'release.mirror.report',
      'release.deprecate',
      'release.promote',
    ]);
    const notices = await knex('notices').orderBy('id');
    expect(
      notices.map(({ key, refs, roles }) => [
        key,
        JSON.parse(refs),
        JSON.parse(roles),
      ]),
    ).toEqual([
      [
        `candidate:python/3.12/2.1.0:${content.digest}`,
        [],
        ['platform', 'security'],
      ],
      [
        'promotion:python/3.12/2.1.0',
        ['group:default/a', 'group:default/b'],
        ['platform', 'security'],
      ],
      ['deprecation:python/3.12/2.0.0', ['group:default/a'], ['platform']],
    ]);
  });

  it('answers a replay the same, and writes nothing', async () => {
    await makeReady();
    const { body } = await promote();
    const entries = await audited();
    const again = await promote();
    expect(again.status).toBe(200);
    expect(again.body).toEqual(body);
    expect(await audited()).toEqual(entries);
    expect((await open()).status).toBe(200);
    expect((await mirror()).status).toBe(200);
    expect(await audited()).toEqual(entries);
  });

  it('is done once by two replicas at a time', async () => {
    await makeReady();
    const other = await start();
    try {
      const answers = await Promise.all([promote(), promote(PLAT2, other)]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200]);
      expect(answers[0].body).toEqual(answers[1].body);
    } finally {
      await other.stop();
    }
    const promoted = (await audited()).filter(
      each => each === 'release.promote',
    );
    expect(promoted).toHaveLength(1);
    expect(
      await knex('notices').where('key', 'like', 'promotion:%'),
    ).toHaveLength(1);
  });

  it('is not done at all when something fails in the middle', async () => {
    await makeReady();
    const entries = await audited();
    await knex.schema.renameTable('notices', 'notices_away');
    expect((await promote()).status).toBe(500);
    await knex.schema.renameTable('notices_away', 'notices');
    expect(await view()).toMatchObject({ candidate: { stage: 'approved' } });
    expect(await release('2.1.0')).toMatchObject({
      timeline: { phase: 'approved' },
    });
    expect((await release('2.0.0')).announcedAt).toBeUndefined();
    expect(await audited()).toEqual(entries);
    expect((await promote()).status).toBe(200);
  });

  it.each(GATES.filter(gate => !OWN_GATES.includes(gate)))(
    'GT-PROM-01: is refused without %s, which it names',
    async missing => {
      await makeReady();
      evidence = evidence.filter(({ gate }) => gate !== missing);
      const { status, body } = await promote();
      expect(status).toBe(409);
      expect(body.error.message).toMatch(
        /is not promoted\. [\w ]+: Nothing is on record\.$/,
      );
      expect(await release('2.1.0')).toMatchObject({
        timeline: { phase: 'approved' },
      });
    },
  );

  it('starts anew with other content: former sign-offs do not count, and nobody signs or promotes what he did not see', async () => {
    await makeReady();
    const other = imageIndex(manifest(['os', 'python', 'other']));
    upstream.push('python', '3.12-2.1.0', other);
    expect((await open()).body).toMatchObject({
      digest: other.digest,
      stage: 'candidate',
    });
    expect((await signOff(SEC, 'security')).status).toBe(409);
    expect((await promote()).body.error.message).toMatch(
      /other content is under evaluation/,
    );
    const { candidate } = await view();
    expect(candidate.mirrored).toBeUndefined();
    expect(
      candidate.gate.gates
        .filter(({ state }) => state !== 'passed')
        .map(({ gate }) => gate),
    ).toEqual(OWN_GATES);
  });

  it('holds a veto until security lifts it', async () => {
    await makeReady();
    expect(
      (await signOff(SEC, 'security', { decision: 'vetoed' })).status,
    ).toBe(409);
    const veto = { decision: 'vetoed', reason: 'A new setuid binary' };
    expect((await signOff(SEC, 'security', veto)).body.candidate.stage).toBe(
      'testing',
    );
    expect((await promote()).body.error.message).toMatch(
      /vetoed it: A new setuid binary/,
    );
    expect(
      (await signOff(PLAT2, 'platform', { decision: 'lifted' })).status,
    ).toBe(409);
    expect(
      (
        await signOff(SEC, 'security', {
          decision: 'lifted',
          reason: 'Explained',
        })
      ).status,
    ).toBe(200);
    expect((await promote()).status).toBe(409);
    expect((await signOff(SEC, 'security')).body.candidate.stage).toBe(
      'approved',
    );
    expect((await promote()).status).toBe(200);
  });

  it('lets nobody sign off what they opened, or for both roles', async () => {
    await open();
    const own = await signOff(PLAT, 'platform');
    expect(own.status).toBe(409);
    expect(own.body.error.message).toMatch(/Who opened a candidate/);
    expect((await signOff(PLAT2, 'platform')).status).toBe(200);
    const both = await signOff(PLAT2, 'security');
    expect(both.status).toBe(409);
    expect(both.body.error.message).toMatch(
      /One person does not sign off for both/,
    );
    const { may } = await view(PLAT);
    expect(
      may.find(({ action }) => action === 'sign-off-platform')?.because,
    ).toMatch(/Who opened/);
  });

  it('takes from CI only what the registry holds', async () => {
    await open();
    expect((await mirror()).status).toBe(400);
    internal.push('golden/python', '3.12-golden-v2.1.0', manifest(['other']));
    expect((await mirror()).status).toBe(409);
    const { candidate } = await view();
    expect(candidate.mirrored).toBeUndefined();
    const wrong = await portal.post(`${PATH}/mirror`, {
      user: PLAT,
      body: { digest: content.digest, tag: '3.12-golden-v9.9.9' },
    });
    expect(wrong.status).toBe(400);
  });

  it('takes the source of content that was opened without, as its gate asks for it, once', async () => {
    internal.push('staging/python', '3.12-2.1.0', content);
    internal.push('golden/python', '3.12-golden-v2.1.0', content);
    const reference = 'internal-registry.company.com/staging/python:3.12-2.1.0';
    await open(PLAT, { reference });
    await mirror();
    const gate = async () =>
      (await view()).candidate.gate.gates.find(each => each.gate === 'mirror');
    expect(await gate()).toMatchObject({
      state: 'failed',
      because: expect.stringContaining('open the candidate with it'),
    });
    const named = { reference, upstreamReference: REFERENCE };
    expect((await open(PLAT2, named)).body).toMatchObject({
      openedBy: PLAT,
      upstream: { reference: REFERENCE, digest: content.digest },
    });
    expect(await gate()).toMatchObject({ state: 'passed' });
    const [last] = await knex('audit_entries').orderBy('sequence', 'desc');
    expect(last).toMatchObject({
      actor: PLAT2,
      action: 'release.candidate.open',
    });
    expect(JSON.parse(last.after).upstream.reference).toBe(REFERENCE);

    const entries = await audited();
    await open(PLAT2, named);
    await open(PLAT, { reference });
    await open(PLAT, { reference, mode: 'build' });
    await open(PLAT, {
      reference,
      upstreamReference: 'registry.cleanstart.com/python:other',
      upstreamDigest: digestOf('other'),
    });
    expect(await audited()).toEqual(entries);
    expect((await view()).candidate).toMatchObject({
      mode: 'mirror',
      upstream: { digest: content.digest },
    });
  });

  it('marks a fast track, changes no gate, and tells the owners at once', async () => {
    await open();
    const { body } = await portal.post(`${PATH}/fast-track`, {
      user: PLAT,
      body: { reason: 'CVE-2026-1.' },
    });
    expect(body.candidate.fastTrack).toMatchObject({
      reason: 'CVE-2026-1.',
      by: PLAT,
    });
    expect((await promote()).status).toBe(409);
    const [notice] = await knex('notices').where('key', 'like', 'fast-track:%');
    expect(JSON.parse(notice.refs)).toEqual([
      'group:default/a',
      'group:default/b',
    ]);
  });

  it('turns a candidate down for good, but not other content', async () => {
    await open();
    const rejected = await portal.post(`${PATH}/rejection`, {
      user: PLAT,
      body: { reason: 'Wheels fail under load' },
    });
    expect(rejected.body.candidate.stage).toBe('rejected');
    expect(await release('2.1.0')).toMatchObject({
      timeline: { phase: 'rejected' },
    });
    expect((await open()).status).toBe(409);
    expect((await signOff(SEC, 'security')).status).toBe(409);
    upstream.push('python', '3.12-2.1.0', manifest(['fixed']));
    expect((await open()).body.stage).toBe('candidate');
    const closed = await portal.get('/releases/candidates?state=closed');
    expect(closed.body.totalItems).toBe(0);
  });

  it.each<[string, string, object, string, string, string]>([
    [
      'open',
      '/releases/candidates',
      {
        family: 'python',
        track: '3.12',
        version: '2.1.0',
        reference: REFERENCE,
      },
      'golden-images.release.evaluate',
      PLAT,
      DEV,
    ],
    [
      'sign off for security',
      `${PATH}/sign-offs`,
      { role: 'security', decision: 'approved', digest: content.digest },
      'golden-images.release.sign-off.security',
      SEC,
      PLAT,
    ],
    [
      'sign off for platform',
      `${PATH}/sign-offs`,
      { role: 'platform', decision: 'approved', digest: content.digest },
      'golden-images.release.sign-off.platform',
      PLAT2,
      SEC,
    ],
    [
      'veto',
      `${PATH}/sign-offs`,
      {
        role: 'security',
        decision: 'vetoed',
        reason: 'x',
        digest: content.digest,
      },
      'golden-images.release.sign-off.security',
      SEC,
      PLAT,
    ],
    [
      'put on the fast track',
      `${PATH}/fast-track`,
      { reason: 'x' },
      'golden-images.release.evaluate',
      PLAT,
      SEC,
    ],
    [
      'reject',
      `${PATH}/rejection`,
      { reason: 'x' },
      'golden-images.release.sign-off.platform',
      PLAT,
      SEC,
    ],
    [
      'report a mirror',
      `${PATH}/mirror`,
      { digest: content.digest },
      'golden-images.release.evaluate',
      PLAT,
      DEV,
    ],
    [
      'promote',
      `${PATH}/promotion`,
      { digest: content.digest },
      'golden-images.release.promote',
      PLAT,
      SEC,
    ],
  ])(
    'is denied to who may not: %s',
    async (_, path, body, permission, permitted, wrongRole) => {
      if (path !== '/releases/candidates') {
        await open();
      }
      const entries = await audited();
      expect((await portal.post(path, { user: wrongRole, body })).status).toBe(
        403,
      );
      denied = [permission];
      expect((await portal.post(path, { user: permitted, body })).status).toBe(
        403,
      );
      expect(await audited()).toEqual(entries);
    },
  );

  it('lists candidates in pages, and says what is overdue', async () => {
    for (const version of ['2.1.0', '2.2.0', '2.3.0-rc.1']) {
      upstream.push('python', `3.12-${version}`, manifest([version]));
      await open(PLAT, {
        version,
        reference: `registry.cleanstart.com/python:3.12-${version}`,
      });
    }
    await knex('candidates')
      .where({ version: '2.2.0' })
      .update({ opened_at: ago({ days: 40 }) });
    const first = await portal.get('/releases/candidates?limit=2');
    expect(
      first.body.items.map((each: { version: string }) => each.version),
    ).toEqual(['2.2.0', '2.1.0']);
    expect(first.body.items[0].evaluation).toMatchObject({ overdue: true });
    expect(first.body.totalItems).toBe(3);
    const second = await portal.get(
      `/releases/candidates?limit=2&cursor=${first.body.nextCursor}`,
    );
    expect(second.body.items).toMatchObject([
      { version: '2.3.0-rc.1', stage: 'pre-release', preRelease: true },
    ]);
    expect(second.body.nextCursor).toBeUndefined();
  });

  it('says of a release that was never a candidate that it is none', async () => {
    expect(
      (await portal.get('/releases/python/3.12/2.0.0/promotion')).status,
    ).toBe(404);
    expect((await promote()).status).toBe(404);
  });
});
