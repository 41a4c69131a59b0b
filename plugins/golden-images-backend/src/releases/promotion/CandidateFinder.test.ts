import { mockServices } from '@backstage/backend-test-utils';
import { ConfigReader } from '@backstage/config';
import {
  DEFAULT_POLICY,
  GATES,
  type GateResult,
} from '@image-governance/plugin-golden-images-common';
import { Actors, AuditLog, Decisions } from '../../audit';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import {
  digestOf,
  Estate,
  FakeRegistry,
  imageIndex,
  manifest,
} from '../../inventory/__testUtils__';
import { createInventoryReads } from '../../inventory/read';
import { NoticeOutbox } from '../../notifications';
import {
  createCandidates,
  createPromotion,
  type PromotionPart,
} from './createPromotion';

const databases = GovernanceTestDatabases.create();
const AT = '2026-03-01T00:00:00Z';

describe.each(databases.ids())('candidates and drift on %s', id => {
  let estate: Estate;
  let upstream: FakeRegistry;
  let promotion: PromotionPart;
  let gates: GateResult[];

  async function start(config: object = {}) {
    upstream = new FakeRegistry({
      name: 'upstream',
      host: 'registry.cleanstart.com',
    });
    const internal = new FakeRegistry();
    estate = new Estate(await databases.init(id), {
      registries: [internal, upstream],
    });
    gates = [];
    const now = () => new Date(AT);
    const { database, scans } = estate;
    const log = AuditLog.create({ now });
    const permissions = mockServices.permissions();
    const actors = Actors.create({
      auth: mockServices.auth(),
      userInfo: mockServices.userInfo(),
      members: {},
    });
    const reads = createInventoryReads({
      knex: database.knex,
      policy: DEFAULT_POLICY,
      releases: scans.releases,
      figures: scans.figures,
      catalog: estate.catalog,
      permissions,
      permissionsRegistry: mockServices.permissionsRegistry.mock({
        getPermissionRuleset: () => ({
          getRuleByName: () => undefined as never,
        }),
      }),
      metrics: estate.metrics,
      logger: estate.logger,
      now,
    });
    const notices = NoticeOutbox.create({ now });
    promotion = createPromotion({
      ...createCandidates({ ...scans, database, notices, log, now }),
      config: new ConfigReader({ goldenImages: { promotion: config } }),
      ...scans,
      ...reads,
      inventory: reads.reader,
      database,
      policy: DEFAULT_POLICY,
      readers: [internal, upstream],
      permissions,
      actors,
      log,
      decisions: Decisions.create({
        actors,
        auditor: mockServices.auditor.mock(),
        database,
        log,
        permissions,
      }),
      notices,
      gates: [{ gates: async () => gates }],
      hasNotes: async () => true,
      onDecided: () => {},
      now,
    });
    estate.facts = {
      releases: [
        {
          family: 'python',
          track: '3.12',
          version: '2.0.0',
          digest: digestOf('2.0.0'),
          promotedAt: '2026-01-10',
        },
      ],
      approvals: [],
    };
    internal.push('golden/python', '3.12-stable', manifest(['stable']));
    await estate.scan('governance');
    return internal;
  }

  const run = () => promotion.run(new AbortController().signal);
  const candidates = () => promotion.candidates.all();
  const keys = async () =>
    estate.database.knex('notices').orderBy('id').pluck('key');

  it('finds a new upstream release by itself, once, with its date', async () => {
    await start();
    upstream.push('python', '3.12-1.9.0', manifest(['old']));
    upstream.push('python', 'latest', manifest(['latest']));
    const image = imageIndex(manifest(['new']));
    upstream.push('python', '3.12-2.1.0', image);
    upstream.push('python', '3.12-2.2.0-rc.1', manifest(['rc']));
    await run();
    expect(await candidates()).toEqual([
      expect.objectContaining({
        id: 'python/3.12/2.1.0',
        digest: image.digest,
        mode: 'mirror',
        stage: 'candidate',
        foundBy: 'scan',
        openedBy: 'system',
        upstream: {
          reference: 'registry.cleanstart.com/python:3.12-2.1.0',
          digest: image.digest,
          releasedAt: '2026-01-07',
        },
      }),
      expect.objectContaining({
        id: 'python/3.12/2.2.0-rc.1',
        stage: 'pre-release',
      }),
    ]);
    const entries = await estate.database.knex('audit_entries');
    const reads = upstream.reads.length;
    await run();
    expect(await estate.database.knex('audit_entries')).toEqual(entries);
    expect(upstream.reads).toHaveLength(reads);
  });

  it('closes a pre-release when its release arrives', async () => {
    await start();
    upstream.push('python', '3.12-2.1.0-rc.1', manifest(['rc']));
    await run();
    upstream.push('python', '3.12-2.1.0', manifest(['new']));
    await run();
    const [release, preRelease] = await candidates();
    expect(release).toMatchObject({ version: '2.1.0', closedAt: undefined });
    expect(preRelease).toMatchObject({
      version: '2.1.0-rc.1',
      closedAt: '2026-03-01T00:00:00.000Z',
    });
    const entries = await estate.database
      .knex('audit_entries')
      .where({ action: 'release.candidate.close' });
    expect(entries).toMatchObject([
      {
        actor: 'system',
        object: 'release:python/3.12/2.1.0-rc.1',
        reason: 'Its release arrived.',
      },
    ]);
    expect(JSON.parse(entries[0].after)).toEqual({
      closedAt: '2026-03-01T00:00:00.000Z',
    });
    expect(
      await estate.database
        .knex('candidate_stages')
        .where({ release_id: preRelease.id }),
    ).toHaveLength(1);
  });

  it('starts anew when the tag of an open candidate names other content', async () => {
    await start();
    upstream.push('python', '3.12-2.1.0', manifest(['new']));
    await run();
    const other = manifest(['newer']);
    upstream.push('python', '3.12-2.1.0', other);
    await run();
    expect(await candidates()).toMatchObject([{ digest: other.digest }]);
  });

  it('finds what lies in the staging path, by the scan of the registry', async () => {
    const internal = await start();
    const built = manifest(['built']);
    internal.push('staging/python', '3.13-v1.0.0', built);
    internal.push('staging/python', '3.13-candidate', built);
    await estate.scan('registry');
    await run();
    expect(await candidates()).toMatchObject([
      { id: 'python/3.13/1.0.0', mode: 'build', digest: built.digest },
    ]);
  });

  it('looks where it is told to', async () => {
    await start({
      repositories: [
        {
          registry: 'registry.cleanstart.com',
          repository: 'library/cpython',
          family: 'python',
        },
      ],
    });
    upstream.push('library/cpython', '3.12-2.1.0', manifest(['new']));
    upstream.push('python', '3.12-2.5.0', manifest(['elsewhere']));
    await run();
    expect(await candidates()).toMatchObject([
      { id: 'python/3.12/2.1.0', repository: 'library/cpython' },
    ]);
  });

  it('tells when a registry cannot be read, and does the rest', async () => {
    const internal = await start();
    internal.push('golden/python', '3.12-golden-v9.0.0', manifest(['who']));
    await estate.scan('registry');
    upstream.refusal = 'unreachable';
    await expect(run()).rejects.toThrow(/could not be searched/);
    expect(await keys()).toContain(
      `drift:tag-without-record:internal-registry.company.com/golden/python:3.12-golden-v9.0.0@${
        manifest(['who']).digest
      }`,
    );
  });

  it('tells of each drift once, and of an absence only after a complete scan', async () => {
    await start();
    await run();
    expect(await keys()).toEqual([]);
    await estate.scan('registry');
    await run();
    await run();
    expect(await keys()).toEqual([
      `drift:record-without-tag:internal-registry.company.com/golden/python:3.12-golden-v2.0.0@${digestOf(
        '2.0.0',
      )}`,
    ]);
  });

  async function makeReady() {
    const internal = estate;
    upstream.push('python', '3.12-2.1.0', manifest(['new']));
    await run();
    const [{ id: candidate, digest }] = await candidates();
    const { knex } = internal.database;
    for (const role of ['security', 'platform']) {
      await knex('sign_offs').insert({
        release_id: candidate,
        digest,
        role,
        decision: 'approved',
        actor: `user:default/${role}`,
        at: AT,
      });
    }
    await knex('candidates').update({
      stage: 'approved',
      mirrored_digest: digest,
      mirrored_as: 'golden/python:3.12-golden-v2.1.0',
      mirrored_at: AT,
    });
    gates = GATES.filter(
      gate => gate !== 'mirror' && !gate.endsWith('sign-off'),
    ).map(gate => ({ gate, state: 'passed', because: 'Shown.' }));
  }

  it('promotes by itself where that is configured, once, and names the sign-offs', async () => {
    await start({ auto: true });
    await makeReady();
    const ready = gates;
    gates = ready.slice(1);
    await run();
    expect(await candidates()).toMatchObject([{ stage: 'approved' }]);
    gates = ready;
    await run();
    await run();
    expect(await candidates()).toMatchObject([{ stage: 'promoted' }]);
    const entries = await estate.database
      .knex('audit_entries')
      .where({ action: 'release.promote' });
    expect(entries).toMatchObject([
      {
        actor: 'system',
        reason:
          'All gates passed; signed off by user:default/security for security and user:default/platform for platform.',
      },
    ]);
    const releases = await estate.scans.releases.get([
      'python/3.12/2.0.0',
      'python/3.12/2.1.0',
    ]);
    expect(releases).toMatchObject([
      { announcedAt: '2026-03-01', removalAt: '2026-09-01' },
      { promotedAt: '2026-03-01', promotedAtOrigin: 'decision' },
    ]);
  });

  it('promotes nothing by itself unless it is configured', async () => {
    await start();
    await makeReady();
    await run();
    expect(await candidates()).toMatchObject([{ stage: 'approved' }]);
  });
});
