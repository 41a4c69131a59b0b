import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';

const databases = GovernanceTestDatabases.create();

describe.each(databases.ids())('GET /inventory/workloads on %s', id => {
  let seed: Seed;
  let portal: PortalUnderTest;
  let cluster: { id: number; cluster: string };

  beforeEach(async () => {
    const { knex } = await databases.init(id);
    seed = new Seed(knex);
    portal = await PortalUnderTest.start({ knex });
    cluster = { id: await seed.cluster('prod-eu'), cluster: 'prod-eu' };
  });

  afterEach(async () => portal.stop());

  /** Names of the workloads that a query finds. */
  async function names(query: string): Promise<string[]> {
    const { status, body } = await portal.get(`/inventory/workloads?${query}`);
    expect({ status, error: body.error }).toEqual({ status: 200 });
    const found = body.items.map((item: { name: string }) => item.name);
    expect(body.totalItems).toBe(found.length);
    return found;
  }

  async function workload(
    name: string,
    options: Partial<Parameters<Seed['workload']>[1]> = {},
    usage: Parameters<Seed['usage']>[1] = {},
  ): Promise<number> {
    const verdict = options.verdict ?? usage.verdict ?? 'golden';
    const workloadId = await seed.workload(cluster, {
      name,
      ...options,
      verdict,
    });
    await seed.usage(
      { id: workloadId, sourceId: cluster.id },
      { verdict, ...usage },
    );
    return workloadId;
  }

  it('shows a workload with verdict, release, findings and age', async () => {
    const release = await seed.release(
      { family: 'python', track: '3.12', version: '2.1.0' },
      { promotedAt: ago({ days: 400 }) },
      digestOf('a'),
    );
    await workload(
      'checkout',
      { entityRef: 'component:default/checkout', ownerRef: 'group:default/a' },
      {
        release,
        digest: digestOf('a'),
        findings: [
          { kind: 'not-pinned', severity: 'error', message: 'Pin it.' },
        ],
      },
    );
    const { body } = await portal.get('/inventory/workloads');
    expect(body.items).toEqual([
      expect.objectContaining({
        cluster: 'prod-eu',
        namespace: 'shop',
        kind: 'Deployment',
        name: 'checkout',
        production: true,
        entityRef: 'component:default/checkout',
        ownerRef: 'group:default/a',
        verdict: 'golden',
        findings: ['not-pinned', 'legacy'],
        images: ['registry.test/golden/python:3.12-golden-v2.1.0'],
        releases: [expect.objectContaining({ id: release, phase: 'legacy' })],
        age: { observedAt: expect.any(String), stale: false },
      }),
    ]);
  });

  it('finds by verdict, environment, namespace, entity, owner and text', async () => {
    await workload('a', {
      verdict: 'custom-build',
      entityRef: 'component:default/a',
      ownerRef: 'group:default/a',
    });
    await workload(
      'b',
      { environment: 'staging', namespace: 'other', verdict: 'golden' },
      { image: 'registry.test/team/100%_b:1' },
    );
    expect(await names('verdict=custom-build&verdict=third-party')).toEqual([
      'a',
    ]);
    expect(await names('environment=staging')).toEqual(['b']);
    expect(await names('production=true')).toEqual(['a']);
    expect(await names('production=false')).toEqual(['b']);
    expect(await names('namespace=other')).toEqual(['b']);
    expect(await names('cluster=nowhere')).toEqual([]);
    expect(await names('entity=component:default/a')).toEqual(['a']);
    expect(await names('entity=none')).toEqual(['b']);
    expect(await names('owner=none&owner=group:default/a')).toEqual(['b', 'a']);
    expect(await names('text=TEAM/100%25_')).toEqual(['b']);
    expect(await names('text=100%25b')).toEqual([]);
  });

  it('finds by family, track and release, all of the same release', async () => {
    const promotedAt = ago({ days: 10 });
    const python = await seed.release(
      { family: 'python', track: '3.12', version: '2.1.0' },
      { promotedAt },
      digestOf('a'),
    );
    const node = await seed.release(
      { family: 'node', track: '20', version: '1.0.0' },
      { promotedAt },
      digestOf('b'),
    );
    await workload('snake', {}, { release: python });
    await workload('hexagon', {}, { release: node });
    expect(await names('family=python')).toEqual(['snake']);
    expect(await names('track=20')).toEqual(['hexagon']);
    expect(await names(`release=${encodeURIComponent(python)}`)).toEqual([
      'snake',
    ]);
    expect(await names('family=python&track=20')).toEqual([]);
  });

  it('finds by findings, also by those that only the time brings', async () => {
    const old = await seed.release(
      { family: 'python', track: '3.12', version: '2.0.0' },
      { promotedAt: ago({ days: 600 }) },
      digestOf('a'),
    );
    await seed.release(
      { family: 'python', track: '3.12', version: '2.1.0' },
      { promotedAt: ago({ days: 10 }) },
      digestOf('b'),
    );
    await workload('late', {}, { release: old });
    await workload(
      'floating',
      {},
      {
        findings: [
          { kind: 'floating-tag', severity: 'warning', message: 'It floats.' },
        ],
      },
    );
    expect(await names('finding=behind')).toEqual(['late']);
    expect(await names('finding=unsupported')).toEqual(['late']);
    expect(await names('finding=legacy')).toEqual([]);
    expect(await names('finding=floating-tag&finding=behind')).toEqual([
      'floating',
      'late',
    ]);
    // The release was in active support then, and the newer one not there yet.
    const then = ago({ days: 500 });
    await workload(
      'early',
      { firstSeenAt: ago({ days: 550 }) },
      { release: old, firstSeenAt: ago({ days: 550 }) },
    );
    expect(await names(`finding=unsupported&at=${then}`)).toEqual([]);
    expect(await names(`family=python&at=${then}`)).toEqual(['early']);
  });

  it('finds what runs in production with another digest than was tested', async () => {
    const entityRef = 'component:default/shop';
    const image = 'registry.test/team/shop:1';
    await workload('prod', { entityRef }, { image, digest: digestOf('a') });
    await workload(
      'stage',
      { entityRef, environment: 'staging' },
      { image, digest: digestOf('b') },
    );
    expect(await names('finding=digests-differ')).toEqual(['prod']);
    const { body } = await portal.get('/inventory/workloads?production=true');
    expect(body.items[0].findings).toContain('digests-differ');
    await workload(
      'stage-too',
      { entityRef, environment: 'staging' },
      { image, digest: digestOf('a') },
    );
    expect(await names('finding=digests-differ')).toEqual([]);
  });

  it('turns what a stale source runs unknown, in rows, filters and figures', async () => {
    const stale = {
      id: await seed.cluster('prod-us', { scannedAt: ago({ days: 4 }) }),
      cluster: 'prod-us',
    };
    const old = await seed.workload(stale, { name: 'old', verdict: 'golden' });
    await seed.usage({ id: old, sourceId: stale.id }, { verdict: 'golden' });
    await workload('fresh');
    expect(await names('verdict=golden')).toEqual(['fresh']);
    expect(await names('verdict=unknown')).toEqual(['old']);
    const { body } = await portal.get(`/inventory/workloads/${old}`);
    expect(body).toMatchObject({
      verdict: 'unknown',
      usages: [{ verdict: 'unknown', unknownReason: 'stale' }],
      age: { stale: true },
    });
    const overview = await portal.get('/compliance/overview');
    expect(overview.body.adoption.ratio).toEqual({
      numerator: 1,
      denominator: 2,
    });
    expect(overview.body.unknown).toBe(1);
    // Three days ago the facts were a day old.
    expect(
      await names(`verdict=golden&cluster=prod-us&at=${ago({ days: 3 })}`),
    ).toEqual(['old']);
  });

  it('shows what is not judged yet as unknown, and what no complete scan confirmed not at all', async () => {
    await seed.usage(
      {
        id: await seed.workload(cluster, { name: 'new' }),
        sourceId: cluster.id,
      },
      {},
    );
    await seed.usage(
      {
        id: await seed.workload(cluster, { name: 'rumour', pending: true }),
        sourceId: cluster.id,
      },
      { state: 'pending' },
    );
    expect(await names('')).toEqual(['new']);
    expect(await names('verdict=unknown')).toEqual(['new']);
    expect(await names(`at=${ago({ days: 1 })}`)).toEqual(['new']);
  });

  it('answers for the past by intervals', async () => {
    const moved = await workload(
      'moved',
      { verdict: 'golden', firstSeenAt: ago({ days: 20 }) },
      { verdict: 'golden', firstSeenAt: ago({ days: 5 }) },
    );
    await seed.usage(
      { id: moved, sourceId: cluster.id },
      {
        verdict: 'direct-upstream',
        image: 'docker.io/library/python:3',
        digest: digestOf('c'),
        firstSeenAt: ago({ days: 20 }),
        endedAt: ago({ days: 5 }),
      },
    );
    await workload(
      'gone',
      { endedAt: ago({ days: 8 }), firstSeenAt: ago({ days: 20 }) },
      { firstSeenAt: ago({ days: 20 }), endedAt: ago({ days: 8 }) },
    );
    await workload('later', {}, { firstSeenAt: ago({ days: 2 }) });
    expect(await names('')).toEqual(['later', 'moved']);
    const then = ago({ days: 10 });
    expect(await names(`at=${then}`)).toEqual(['gone', 'moved']);
    const detail = await portal.get(`/inventory/workloads/${moved}?at=${then}`);
    expect(detail.body).toMatchObject({
      verdict: 'direct-upstream',
      usages: [{ image: 'docker.io/library/python:3' }],
      history: [],
    });
    expect(await names(`verdict=direct-upstream&at=${then}`)).toEqual([
      'moved',
    ]);
    const now = await portal.get(`/inventory/workloads/${moved}`);
    expect(now.body.history).toEqual([
      expect.objectContaining({ runningDigest: digestOf('c') }),
    ]);
  });

  it('pages through everything once, while rows come and go', async () => {
    const ids: Record<string, number> = {};
    for (const name of ['b', 'd', 'f', 'h']) {
      ids[name] = await workload(name);
    }
    const first = await portal.get(
      '/inventory/workloads?limit=2&production=true',
    );
    expect(first.body.items.map((item: { name: string }) => item.name)).toEqual(
      ['b', 'd'],
    );
    expect(first.body.totalItems).toBe(4);
    await workload('a');
    await workload('c');
    await workload('g');
    const second = await portal.get(
      `/inventory/workloads?production=true&limit=2&cursor=${first.body.nextCursor}`,
    );
    expect(
      second.body.items.map((item: { name: string }) => item.name),
    ).toEqual(['f', 'g']);
    const third = await portal.get(
      `/inventory/workloads?production=true&limit=2&cursor=${second.body.nextCursor}`,
    );
    expect(third.body.items.map((item: { name: string }) => item.name)).toEqual(
      ['h'],
    );
    expect(third.body.nextCursor).toBeUndefined();
  });

  it.each([
    ['limit=0', 'limit'],
    ['limit=201', 'limit'],
    ['limit=many', 'limit'],
    ['verdict=shiny', 'verdict'],
    ['finding=none', 'finding'],
    ['production=perhaps', 'production'],
    ['at=yesterday', 'at'],
    ['cursor=abc', 'cursor'],
    ['colour=red', 'colour'],
  ])('answers 400 to %s and names %s', async (query, field) => {
    const { status, body } = await portal.get(`/inventory/workloads?${query}`);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({
      name: 'InputError',
      message: expect.stringContaining(field),
    });
  });

  it('refuses a cursor of another filter', async () => {
    await workload('a');
    await workload('b');
    const { body } = await portal.get('/inventory/workloads?limit=1');
    const { status, body: refusal } = await portal.get(
      `/inventory/workloads?limit=1&production=true&cursor=${body.nextCursor}`,
    );
    expect(status).toBe(400);
    expect(refusal.error.message).toMatch(/cursor.*another filter/);
  });

  it('answers 404 for a workload that does not run', async () => {
    const { status, body } = await portal.get('/inventory/workloads/4711');
    expect(status).toBe(404);
    expect(body.error.name).toBe('NotFoundError');
  });
});
