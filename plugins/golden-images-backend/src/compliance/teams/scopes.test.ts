import type { Entity } from '@backstage/catalog-model';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';
import { OwnerSnapshots } from './OwnerSnapshots';

const databases = GovernanceTestDatabases.create();

function entity(
  kind: string,
  name: string,
  type?: string,
  targets: readonly string[] = [],
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: { name },
    relations: type ? targets.map(targetRef => ({ type, targetRef })) : [],
  };
}

const ENTITIES = [
  entity('Group', 'all', 'parentOf', [
    'group:default/shop',
    'group:default/data',
  ]),
  entity('Group', 'shop'),
  entity('Group', 'data'),
  entity('User', 'anna', 'memberOf', ['group:default/shop']),
  entity('System', 'cart', 'hasPart', [
    'component:default/web',
    'component:default/db',
  ]),
  entity('System', 'empty'),
  entity('Component', 'web'),
  entity('Component', 'db'),
  entity('Domain', 'commerce', 'hasPart', ['system:default/cart']),
];

describe.each(databases.ids())('parts of the organisation on %s', id => {
  async function start() {
    const database = await databases.init(id);
    const { knex } = database;
    const portal = await PortalUnderTest.start({ knex, entities: ENTITIES });
    const seed = new Seed(knex);
    const cluster = { id: await seed.cluster('prod'), cluster: 'prod' };
    const old = await seed.release(
      { family: 'python', track: '3.12', version: '2.0.0' },
      { promotedAt: ago({ days: 200 }), removalAt: ago({ days: 5 }) },
      digestOf('b'),
    );
    const run = async (
      name: string,
      workload: Partial<Parameters<Seed['workload']>[1]>,
      usage: Parameters<Seed['usage']>[1] = {},
    ) => {
      const verdict = workload.verdict ?? 'golden';
      await seed.usage(
        {
          id: await seed.workload(cluster, { name, ...workload, verdict }),
          sourceId: cluster.id,
        },
        { verdict, image: `r.test/${name}:1`, ...usage },
      );
    };
    const shop = 'group:default/shop';
    const data = 'group:default/data';
    const web = 'component:default/web';
    await run('web', { ownerRef: shop, entityRef: web }, { release: old });
    await run('web-2', {
      ownerRef: shop,
      entityRef: web,
      verdict: 'third-party',
    });
    await run('web-3', { ownerRef: shop, entityRef: web, verdict: 'unknown' });
    await run('web-test', {
      ownerRef: shop,
      entityRef: web,
      environment: 'staging',
    });
    await run('db', {
      ownerRef: data,
      entityRef: 'component:default/db',
      verdict: 'custom-build',
    });
    await run('loose', { ownerRef: data, verdict: 'custom-build' });
    await run('else', {
      ownerRef: 'group:default/x',
      entityRef: 'component:default/x',
    });
    return {
      portal,
      knex,
      old,
      snapshots: OwnerSnapshots.create({ database }),
    };
  }

  const of = (kind: string, name: string) =>
    `/compliance/entities/${kind}/default/${name}/summary`;

  it('tells how the part stands: adoption, sprawl, deadlines and what is worst', async () => {
    const { portal, old } = await start();
    const { body } = await portal.get(of('system', 'cart'));
    expect(body).toMatchObject({
      of: { kind: 'entities', count: 3, limited: false },
      adoption: { ratio: { numerator: 1, denominator: 4 } },
      nonGolden: [
        { verdict: 'custom-build', workloads: 1 },
        { verdict: 'third-party', workloads: 1 },
      ],
      unknown: 1,
      workloads: 5,
      sprawl: { inUse: [old], excess: [old] },
      overdue: [{ release: old, daysLeft: -5, workloads: 1, pods: 2 }],
      upcoming: [],
      worst: [
        { entityRef: 'component:default/web', workloads: 2 },
        { entityRef: 'component:default/db', workloads: 1 },
      ],
      filter: { entity: ['component:default/db', 'component:default/web'] },
      age: { stale: false },
    });
    await portal.stop();
  });

  it('counts the right workloads, now and at a moment', async () => {
    const { portal } = await start();
    const owners = '/compliance/owners/summary?owner=group:default/data';
    const expected: [string, number, number][] = [
      [of('domain', 'commerce'), 1, 4],
      [of('group', 'all'), 1, 5],
      [`${of('group', 'all')}?relations=direct`, 0, 0],
      [of('group', 'shop'), 1, 3],
      [of('user', 'anna'), 1, 3],
      [of('system', 'empty'), 0, 0],
      [owners, 0, 2],
      [`${owners}&owner=group:default/x&owner=group:default/data`, 1, 3],
    ];
    const at = `at=${new Date().toISOString()}`;
    for (const [path, numerator, denominator] of expected) {
      const past = `${path}${path.includes('?') ? '&' : '?'}${at}`;
      for (const query of [path, past]) {
        const { body } = await portal.get(query);
        expect([query, body.adoption.ratio]).toEqual([
          query,
          { numerator, denominator },
        ]);
      }
    }
    await portal.stop();
  });

  it('opens the rows that it counted', async () => {
    const { portal } = await start();
    for (const path of [of('group', 'all'), of('system', 'cart')]) {
      const { body } = await portal.get(path);
      const query = new URLSearchParams({ production: 'true' });
      for (const [name, values] of Object.entries<string[]>(body.filter)) {
        values.forEach(value => query.append(name, value));
      }
      const { body: rows } = await portal.get(`/inventory/workloads?${query}`);
      expect(rows.totalItems).toBe(body.adoption.ratio.denominator);
    }
    await portal.stop();
  });

  it('counts what nobody owns, and components that workloads are not tied to', async () => {
    const { portal, knex } = await start();
    await knex('workloads').where({ name: 'else' }).update({ owner_ref: null });
    const { body } = await portal.get(
      '/compliance/owners/summary?owner=none&owner=group:default/data',
    );
    expect(body.adoption.ratio.denominator).toBe(3);
    expect(body.filter.owner.sort()).toEqual(['group:default/data', 'none']);
    expect(body.worst).toEqual(
      expect.arrayContaining([
        { workloads: 1 },
        { entityRef: 'component:default/db', workloads: 1 },
      ]),
    );
    await portal.stop();
  });

  it('compares owners together with a month ago, unless one of them was not counted then', async () => {
    const { portal, snapshots } = await start();
    const before = (numerator: number) => ({
      ratio: { numerator, denominator: 4 },
      unknown: 0,
    });
    await snapshots.keep(
      ago({ days: 33 }),
      new Map([
        ['group:default/shop', before(0)],
        ['group:default/x', before(1)],
      ]),
    );
    const { body: known } = await portal.get(
      '/compliance/owners/summary?owner=group:default/shop&owner=group:default/x',
    );
    expect(known.change).toMatchObject({
      before: { numerator: 1, denominator: 8 },
      workloads: 1,
    });
    const { body: partly } = await portal.get(of('group', 'all'));
    expect(partly.change).toBeUndefined();
    await portal.stop();
  });

  it('does not open rows of more entities than a filter takes', async () => {
    const { portal, knex } = await start();
    const [row] = await knex('workloads').where({ name: 'web' });
    await knex('workloads').insert(
      Array.from({ length: 101 }, (_, i) => ({
        ...row,
        id: undefined,
        name: `many-${i}`,
        owner_ref: `group:default/many-${i}`,
      })).map(({ id: _id, ...rest }) => rest),
    );
    const owners = Array.from(
      { length: 100 },
      (_, i) => `owner=group:default/many-${i}`,
    );
    const { body } = await portal.get(
      `/compliance/owners/summary?${owners.join('&')}`,
    );
    expect(body.filter.owner).toHaveLength(100);
    const tooMany = await portal.get(
      `/compliance/owners/summary?${[...owners, 'owner=none'].join('&')}`,
    );
    expect(tooMany.status).toBe(400);
    await portal.stop();
  });

  it('says how old the facts are that it rests on', async () => {
    const { portal, knex } = await start();
    await knex('sources').update({ last_completed_at: ago({ days: 30 }) });
    const { body } = await portal.get(of('group', 'shop'));
    expect(body).toMatchObject({ unknown: 3, age: { stale: true } });
    await portal.stop();
  });

  it('refuses what it cannot answer', async () => {
    const { portal } = await start();
    const refused: [string, number][] = [
      [of('group', 'unheard-of'), 404],
      [of('component', 'web'), 400],
      ['/compliance/owners/summary', 400],
      [`${of('group', 'all')}?relations=some`, 400],
    ];
    for (const [path, status] of refused) {
      const response = await portal.get(path);
      expect([path, response.status]).toEqual([path, status]);
    }
    await portal.stop();
  });
});
