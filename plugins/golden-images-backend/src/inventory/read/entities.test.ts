import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';

const databases = GovernanceTestDatabases.create();

function component(name: string, annotations: Record<string, string> = {}) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    spec: { type: 'service', lifecycle: 'production', owner: 'a' },
  };
}

const ENTITIES = [
  component('shop', { 'backstage.io/kubernetes-id': 'shop' }),
  component('plain'),
];

describe.each(databases.ids())('GET /inventory/entities on %s', id => {
  async function start() {
    const { knex } = await databases.init(id);
    const portal = await PortalUnderTest.start({ knex, entities: ENTITIES });
    const seed = new Seed(knex);
    const cluster = { id: await seed.cluster('prod'), cluster: 'prod' };
    return { portal, seed, cluster };
  }

  it('says what was looked for when nothing was found', async () => {
    const { portal } = await start();
    const summary = async (name: string) =>
      (
        await portal.get(
          `/inventory/entities/component/default/${name}/summary`,
        )
      ).body;
    expect(await summary('shop')).toMatchObject({
      entityRef: 'component:default/shop',
      unannotated: false,
      lookedFor: [{ what: 'label backstage.io/kubernetes-id', value: 'shop' }],
      environments: [],
      age: { observedAt: expect.any(String), stale: false },
    });
    expect(await summary('plain')).toMatchObject({
      unannotated: true,
      lookedFor: [],
    });
    expect(await summary('unheard-of')).toMatchObject({
      unannotated: false,
      lookedFor: [
        {
          what: 'entity of the catalog',
          value: 'component:default/unheard-of',
        },
      ],
    });
    await portal.stop();
  });

  it('says the worst verdict, the one thing to do and each environment', async () => {
    const { portal, seed, cluster } = await start();
    const python = { family: 'python', track: '3.12' };
    const old = await seed.release(
      { ...python, version: '2.0.0' },
      { promotedAt: ago({ days: 400 }) },
      digestOf('a'),
    );
    const current = await seed.release(
      { ...python, version: '2.1.0' },
      { promotedAt: ago({ days: 10 }) },
      digestOf('b'),
    );
    const run = async (
      name: string,
      environment: string,
      usage: Parameters<Seed['usage']>[1],
    ) => {
      const workload = await seed.workload(cluster, {
        name,
        environment,
        entityRef: 'component:default/shop',
        verdict: usage?.verdict,
      });
      await seed.usage({ id: workload, sourceId: cluster.id }, usage);
    };
    await run('web', 'production', {
      verdict: 'golden-based',
      release: old,
      digest: digestOf('1'),
      image: 'registry.test/shop/web:1',
    });
    await run('web-test', 'staging', {
      verdict: 'golden-based',
      release: current,
      digest: digestOf('2'),
      image: 'registry.test/shop/web:2',
      pinned: false,
    });
    const path = '/inventory/entities/Component/default/Shop';
    const { body } = await portal.get(path);
    expect(body).toMatchObject({
      entityRef: 'component:default/shop',
      verdict: 'golden-based',
      release: { id: old, timeline: { phase: 'legacy' }, current: false },
      advice: {
        severity: 'warning',
        step: 'feature',
        fromLine: `FROM registry.test/golden/python:3.12-golden-v2.1.0@${digestOf(
          'b',
        )}`,
      },
      environments: [
        {
          name: 'production',
          production: true,
          workloads: 1,
          pinned: true,
          findings: ['behind', 'legacy', 'digests-differ'],
          releases: [old],
        },
        { name: 'staging', production: false, pinned: false },
      ],
      excessReleases: [old],
    });
    expect(
      body.goldenReleases.map((each: { id: string }) => each.id).sort(),
    ).toEqual([old, current]);
    expect(body.workloads[0]).toMatchObject({
      name: 'web',
      source: 'prod',
      usages: [{ release: { workloads: { production: 1, total: 1 } } }],
    });
    const release = await portal.get('/releases/python/3.12/2.0.0');
    expect(release.body).toMatchObject(body.release);
    const legacy = await portal.get('/releases?phase=legacy&family=python');
    expect(legacy.body).toEqual([body.release]);
    expect((await portal.get('/releases/python/3.12/9.9.9')).status).toBe(404);
    await portal.stop();
  });
});
