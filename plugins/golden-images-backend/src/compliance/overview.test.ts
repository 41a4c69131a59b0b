import { GovernanceTestDatabases } from '../database/__testUtils__';
import { PortalUnderTest } from '../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../__testUtils__/Seed';
import { KpiSnapshots } from './KpiSnapshots';

const databases = GovernanceTestDatabases.create();

describe.each(databases.ids())('/compliance on %s', id => {
  async function start() {
    const { knex } = await databases.init(id);
    const portal = await PortalUnderTest.start({ knex });
    const seed = new Seed(knex);
    const cluster = { id: await seed.cluster('prod'), cluster: 'prod' };
    const run = async (
      name: string,
      workload: Partial<Parameters<Seed['workload']>[1]> = {},
      usage: Parameters<Seed['usage']>[1] = {},
    ) => {
      const verdict = workload.verdict ?? 'golden';
      await seed.usage(
        {
          id: await seed.workload(cluster, { name, ...workload, verdict }),
          sourceId: cluster.id,
        },
        { verdict, ...usage },
      );
    };
    return { knex, seed, run, portal };
  }

  it('says that there is no data when there is none', async () => {
    const { portal } = await start();
    const { status, body } = await portal.get('/compliance/overview');
    expect(status).toBe(200);
    expect(body.adoption).toMatchObject({ status: 'no-data', display: 'n/a' });
    expect(body.sources).toEqual([
      expect.objectContaining({ name: 'prod', state: 'ok', openUsages: 0 }),
    ]);
    await portal.stop();
  });

  it('counts production workloads by verdict, with the split of what is not golden', async () => {
    const { portal, run } = await start();
    for (const name of ['a', 'b', 'c']) {
      await run(name, { verdict: 'golden-based', ownerRef: 'group:default/x' });
    }
    await run('upstream', { verdict: 'direct-upstream' });
    await run('custom', { verdict: 'custom-build' });
    await run('blind', { verdict: 'unknown' });
    await run('elsewhere', { verdict: 'custom-build', environment: 'staging' });
    const { body } = await portal.get('/compliance/overview');
    expect(body.adoption.ratio).toEqual({ numerator: 3, denominator: 6 });
    expect(body.toTarget).toBe(3);
    expect(body.nonCompliant.kpi.ratio.numerator).toBe(2);
    expect(body.nonCompliant.categories).toEqual([
      expect.objectContaining({ verdict: 'direct-upstream', workloads: 1 }),
      expect.objectContaining({ verdict: 'custom-build', workloads: 1 }),
      expect.objectContaining({ verdict: 'third-party', workloads: 0 }),
    ]);
    expect(body.verdicts).toContainEqual({
      verdict: 'golden-based',
      workloads: 3,
      pods: 6,
    });
    expect(body).toMatchObject({ unknown: 1, unowned: 3 });
    await portal.stop();
  });

  it('measures the sprawl, names its causes and the next deadlines', async () => {
    const { portal, seed, run } = await start();
    const python = (track: string, version: string) => ({
      family: 'python',
      track,
      version,
    });
    const current = await seed.release(
      python('3.12', '2.1.0'),
      { promotedAt: ago({ days: 10 }) },
      digestOf('a'),
    );
    const old = await seed.release(
      python('3.12', '2.0.0'),
      { promotedAt: ago({ days: 400 }), announcedAt: ago({ days: 30 }) },
      digestOf('b'),
    );
    await seed.release(
      python('3.11', '1.8.0'),
      { promotedAt: ago({ days: 20 }) },
      digestOf('c'),
    );
    await run('one', { ownerRef: 'group:default/x' }, { release: current });
    await run(
      'two',
      { ownerRef: 'group:default/x', pods: 5 },
      { release: old },
    );
    await run('three', { ownerRef: 'group:default/y' }, { release: old });
    await run('test', { environment: 'staging' }, { release: old });
    const { body } = await portal.get('/compliance/overview');
    expect(body.sprawl.kpi.ratio).toEqual({ numerator: 2, denominator: 2 });
    expect(body.sprawl.inUse.map((each: { id: string }) => each.id)).toEqual([
      current,
      old,
    ]);
    expect(body.sprawl.excess).toEqual([
      expect.objectContaining({
        id: old,
        workloads: { production: 2, total: 3 },
      }),
    ]);
    expect(body.sprawl.unusedTracks).toEqual([
      expect.objectContaining({ family: 'python', track: '3.11' }),
    ]);
    expect(body.deadlines).toEqual([
      {
        release: expect.objectContaining({ id: old }),
        workloads: 2,
        teams: 2,
        pods: 7,
      },
    ]);
    await portal.stop();
  });

  it('counts a base once, whatever is built on it', async () => {
    const { portal, run, knex } = await start();
    const chain = digestOf('e');
    for (const digest of [digestOf('1'), digestOf('2')]) {
      await knex('image_chains').insert({ digest, layers: 1, chain_id: chain });
      await run(
        `on-${digest.slice(-1)}`,
        { verdict: 'custom-build' },
        { digest, image: `registry.test/team/app-${digest.slice(-1)}:1` },
      );
    }
    await knex('image_manifests').insert({
      index_digest: digestOf('3'),
      manifest_digest: digestOf('2'),
    });
    await run(
      'index',
      { verdict: 'custom-build' },
      { digest: digestOf('3'), image: 'registry.test/team/app-3:1' },
    );
    await run(
      'unread',
      { verdict: 'unknown' },
      { image: 'docker.io/library/nginx:1' },
    );
    await run(
      'unread-too',
      { verdict: 'unknown' },
      { image: 'docker.io/library/nginx:2' },
    );
    const { body } = await portal.get('/compliance/overview');
    expect(body.sprawl.uniqueBases).toBe(2);
    await portal.stop();
  });

  it('keeps the last figures of a day, and compares with those of a month before', async () => {
    const { portal, run, knex } = await start();
    await run('good');
    await run('bad', { verdict: 'third-party' });
    const snapshots = KpiSnapshots.create({ knex });
    const { body } = await portal.get('/compliance/overview');
    const then = ago({ days: 32 });
    const adoption = {
      ...body.adoption,
      ratio: { numerator: 1, denominator: 4 },
    };
    const before = {
      ...body,
      at: then,
      unknown: 3,
      kpis: [adoption, ...body.kpis.slice(1)],
      sources: [...body.sources, { name: 'prod-us', age: { stale: true } }],
    };
    await snapshots.keep({ ...before, unknown: 1 });
    await snapshots.keep(before);
    const list = await portal.get(
      `/compliance/snapshots?kpi=adoption&from=${then.slice(0, 10)}`,
    );
    expect(list.body).toEqual([
      {
        day: then.slice(0, 10),
        kpi: 'adoption',
        numerator: 1,
        denominator: 4,
        unknown: 3,
        verdicts: { golden: 1, 'third-party': 1 },
        staleSources: ['prod-us'],
        takenAt: then,
      },
    ]);
    const overview = await portal.get('/compliance/overview');
    expect(overview.body.adoption.headline).toBe(
      '50% (+25 points from last month)',
    );
    expect(overview.body.changes).toEqual([
      {
        kpi: 'adoption',
        day: then.slice(0, 10),
        takenAt: then,
        ratio: { numerator: 1, denominator: 4 },
        unknown: 3,
        unit: 'points',
        change: 25,
        direction: 'better',
      },
      expect.objectContaining({ kpi: 'approved-variants', direction: 'same' }),
      expect.objectContaining({
        kpi: 'non-compliant',
        unit: 'workloads',
        change: 0,
      }),
    ]);
    const bad = await portal.get('/compliance/snapshots?from=monday');
    expect(bad.status).toBe(400);
    expect(bad.body.error.message).toContain('from');
    await portal.stop();
  });

  it('tells no change since a day that is more than two months past, or less than one', async () => {
    const { portal, run, knex } = await start();
    await run('good');
    const snapshots = KpiSnapshots.create({ knex });
    const { body } = await portal.get('/compliance/overview');
    await snapshots.keep({ ...body, at: ago({ days: 20 }) });
    await snapshots.keep({ ...body, at: ago({ days: 70 }) });
    const overview = await portal.get('/compliance/overview');
    expect(overview.body.changes).toEqual([]);
    await portal.stop();
  });

  it('tells adoption by environment, R-LIFE-03', async () => {
    const { portal, run } = await start();
    await run('live', { pods: 3 });
    await run('live-too', { verdict: 'custom-build' });
    await run('staged', { environment: 'staging' });
    await run('blind', { environment: 'staging', verdict: 'unknown' });
    await run('tried', { environment: 'development' });
    const { body } = await portal.get('/compliance/overview');
    expect(body.environments).toEqual([
      {
        name: 'development',
        production: false,
        workloads: 1,
        adopted: 1,
        unknown: 0,
        pods: 2,
      },
      {
        name: 'staging',
        production: false,
        workloads: 2,
        adopted: 1,
        unknown: 1,
        pods: 4,
      },
      {
        name: 'production',
        production: true,
        workloads: 2,
        adopted: 1,
        unknown: 0,
        pods: 5,
      },
    ]);
    await portal.stop();
  });

  it('says which releases cause the excess, why, and who runs them, R-KPI5-04', async () => {
    const { portal, seed, run } = await start();
    const python = { family: 'python', track: '3.12' };
    const current = await seed.release(
      { ...python, version: '2.1.0' },
      { promotedAt: ago({ days: 10 }) },
      digestOf('a'),
    );
    const old = await seed.release(
      { ...python, version: '2.0.0' },
      { promotedAt: ago({ days: 400 }), announcedAt: ago({ days: 30 }) },
      digestOf('b'),
    );
    await run('current', { ownerRef: 'group:default/x' }, { release: current });
    await run('one', { ownerRef: 'group:default/x' }, { release: old });
    await run(
      'two',
      { ownerRef: 'group:default/y', pods: 5 },
      { release: old },
    );
    await run('three', { ownerRef: 'group:default/y' }, { release: old });
    await run('nobodys', {}, { release: old });
    await run('test', { environment: 'staging' }, { release: old });
    const { body } = await portal.get('/compliance/sprawl');
    expect(body.excess).toEqual([
      {
        release: expect.objectContaining({ id: old }),
        reason:
          'python 3.12 golden-v2.1.0 is the current release of this track.',
        owners: [
          { ownerRef: 'group:default/y', workloads: 2, pods: 7 },
          { ownerRef: 'group:default/x', workloads: 1, pods: 2 },
          { workloads: 1, pods: 2 },
        ],
      },
    ]);
    await portal.stop();
  });
});
