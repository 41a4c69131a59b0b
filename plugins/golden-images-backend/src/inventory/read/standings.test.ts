import type { EntityStanding } from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';

const databases = GovernanceTestDatabases.create();

const SHOP = 'component:default/shop';
const PAY = 'component:default/pay';

describe.each(databases.ids())('standings of entities on %s', id => {
  async function start() {
    const { knex } = await databases.init(id);
    const portal = await PortalUnderTest.start({ knex });
    const seed = new Seed(knex);
    const cluster = { id: await seed.cluster('prod'), cluster: 'prod' };
    const run = async (
      name: string,
      workload: Partial<Parameters<Seed['workload']>[1]>,
      usage: Parameters<Seed['usage']>[1] = {},
      source = cluster,
    ) => {
      const { verdict } = usage;
      const row = await seed.workload(source, { name, verdict, ...workload });
      await seed.usage({ id: row, sourceId: source.id }, usage);
    };
    return { portal, seed, run };
  }

  it('sums what each entity runs: worst verdict, workloads, releases, first deadline', async () => {
    const { portal, seed, run } = await start();
    const python = { family: 'python', track: '3.12' };
    const legacy = await seed.release(
      { ...python, version: '2.0.0' },
      { promotedAt: ago({ days: 400 }) },
      digestOf('a'),
    );
    const active = await seed.release(
      { ...python, version: '2.1.0' },
      { promotedAt: ago({ days: 10 }) },
      digestOf('b'),
    );
    await run(
      'web',
      { entityRef: SHOP },
      { verdict: 'golden', release: active, digest: digestOf('1') },
    );
    await run(
      'worker',
      { entityRef: SHOP, environment: 'staging' },
      { verdict: 'golden-based', release: legacy, digest: digestOf('2') },
    );
    await run('pay', { entityRef: PAY }, { verdict: 'custom-build' });
    await run('nobodys', {}, { verdict: 'golden', release: active });
    await run('gone', { entityRef: SHOP, endedAt: ago({ hours: 2 }) });
    await run('not yet', { entityRef: SHOP, pending: true });

    const { body } = await portal.get('/inventory/entities');

    expect(body).toEqual({
      totalItems: 2,
      items: [
        {
          entityRef: PAY,
          verdict: 'custom-build',
          workloads: { production: 1, total: 1 },
          releases: [],
          age: expect.objectContaining({ stale: false }),
        },
        {
          entityRef: SHOP,
          verdict: 'golden-based',
          workloads: { production: 1, total: 2 },
          releases: [legacy, active],
          deadline: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
          daysLeft: expect.any(Number),
          age: expect.objectContaining({ stale: false }),
        },
      ],
    });
    await portal.stop();
  });

  it('could not determine what a stale source says, and keeps the releases it named', async () => {
    const { portal, seed, run } = await start();
    const release = await seed.release(
      { family: 'go', track: '1.22', version: '1.0.0' },
      { promotedAt: ago({ days: 10 }) },
      digestOf('c'),
    );
    const silent = {
      id: await seed.cluster('silent', { scannedAt: ago({ days: 9 }) }),
      cluster: 'silent',
    };
    const usage = { verdict: 'golden', release } as const;
    await run('web', { entityRef: SHOP }, usage, silent);

    const { body } = await portal.get('/inventory/entities');

    expect(body.items).toEqual([
      expect.objectContaining({
        entityRef: SHOP,
        verdict: 'unknown',
        releases: [release],
        age: expect.objectContaining({ stale: true }),
      }),
    ]);
    await portal.stop();
  });

  it('goes through all entities page by page', async () => {
    const { portal, run } = await start();
    const refs = ['a', 'b', 'c', 'd', 'e'].map(n => `component:default/${n}`);
    for (const entityRef of [...refs].reverse()) {
      await run(entityRef.slice(-1), { entityRef }, { verdict: 'golden' });
    }
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const { body } = await portal.get(
        `/inventory/entities?limit=2${cursor ? `&cursor=${cursor}` : ''}`,
      );
      expect(body.totalItems).toBe(5);
      seen.push(...body.items.map((each: EntityStanding) => each.entityRef));
      cursor = body.nextCursor;
    } while (cursor);
    expect(seen).toEqual(refs);
    await portal.stop();
  });

  it('answers for the entities asked for, in any spelling, and leaves out those without workloads', async () => {
    const { portal, run } = await start();
    await run('web', { entityRef: SHOP }, { verdict: 'golden' });
    await run('pay', { entityRef: PAY }, { verdict: 'golden' });

    const { body } = await portal.post('/inventory/entities/by-refs', {
      body: {
        entityRefs: ['Component:Default/Shop', SHOP, 'component:default/idle'],
      },
    });

    expect(body.map((each: EntityStanding) => each.entityRef)).toEqual([SHOP]);
    await portal.stop();
  });

  it.each<[string, object, string]>([
    [
      'what is no reference',
      { entityRefs: ['component:'] },
      "'component:' is not an entity reference",
    ],
    [
      'more than 200',
      { entityRefs: Array.from({ length: 201 }, (_, n) => `component:x/${n}`) },
      'entityRefs',
    ],
    ['a request for nothing', {}, 'entityRefs'],
  ])('refuses %s', async (_what, body, message) => {
    const { portal } = await start();
    const response = await portal.post('/inventory/entities/by-refs', { body });
    expect(response.status).toBe(400);
    expect(response.body.error.message).toContain(message);
    await portal.stop();
  });
});
