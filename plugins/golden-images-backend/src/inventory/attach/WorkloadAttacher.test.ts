import type { Entity } from '@backstage/catalog-model';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { Estate, usage } from '../__testUtils__';

const databases = GovernanceTestDatabases.create();

function component(
  name: string,
  annotations: Record<string, string>,
  owner?: string,
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
    relations: owner ? [{ type: 'ownedBy', targetRef: owner }] : [],
  };
}

const cart = component(
  'cart',
  { 'backstage.io/kubernetes-id': 'cart' },
  'group:default/shop',
);

describe.each(databases.ids())('WorkloadAttacher on %s', id => {
  async function attached(estate: Estate) {
    const rows = await estate.database.knex('workloads').orderBy('id');
    return rows.map(row => [row.name, row.entity_ref, row.owner_ref]);
  }

  const cartUsage = usage('cart', 'nginx:1', {
    workload: { labels: { 'backstage.io/kubernetes-id': 'cart' } },
  });

  it('ties workloads to their entity and its owner while scanning', async () => {
    const estate = new Estate(await databases.init(id), { entities: [cart] });
    estate.cluster.pages = [[cartUsage, usage('other', 'nginx:1')]];
    await estate.scan('c1');
    expect(await attached(estate)).toEqual([
      ['cart', 'component:default/cart', 'group:default/shop'],
      ['other', null, null],
    ]);
  });

  it('detaches nothing while the catalog cannot be read, and says so once', async () => {
    const estate = new Estate(await databases.init(id), { entities: [cart] });
    estate.cluster.pages = [[cartUsage]];
    await estate.scan('c1');
    jest
      .spyOn(estate.catalog, 'queryEntities')
      .mockRejectedValue(new Error('catalog is down'));
    estate.cluster.pages = [[cartUsage, usage('new', 'nginx:1')]];
    await estate.scan('c1');
    await estate.scans.attacher.attachAll(new AbortController().signal);
    expect(await attached(estate)).toEqual([
      ['cart', 'component:default/cart', 'group:default/shop'],
      ['new', null, null],
    ]);
    expect(estate.logger.warn).toHaveBeenCalledTimes(1);
    expect(estate.logger.warn).toHaveBeenCalledWith(
      expect.stringContaining('catalog is down'),
    );
  });

  it('follows entities that come, go and change owner, and writes only that', async () => {
    const database = await databases.init(id);
    const before = new Estate(database, { entities: [cart] });
    before.cluster.pages = [
      [cartUsage, usage('web', 'registry.example/web:1')],
    ];
    await before.scan('c1');
    const { signal } = new AbortController();
    expect(
      await before.writesDuring(() => before.scans.attacher.attachAll(signal)),
    ).toEqual([]);
    const after = new Estate(database, {
      entities: [
        {
          ...cart,
          relations: [{ type: 'ownedBy', targetRef: 'user:default/a' }],
        },
        component('web', {
          'golden-images.io/image-repository': 'registry.example/web',
        }),
      ],
    });
    await after.scans.attacher.attachAll(signal);
    expect(await attached(after)).toEqual([
      ['cart', 'component:default/cart', 'user:default/a'],
      ['web', 'component:default/web', null],
    ]);
    const queries = jest.fn();
    database.knex.on('query', queries);
    await after.scans.attacher.attachAll(signal);
    database.knex.off('query', queries);
    expect(queries).toHaveBeenCalledTimes(1);
    await new Estate(database).scans.attacher.attachAll(signal);
    expect(await attached(after)).toEqual([
      ['cart', null, null],
      ['web', null, null],
    ]);
  });

  it('reads a catalog of several pages', async () => {
    const estate = new Estate(await databases.init(id), {
      entities: [
        ...Array.from({ length: 501 }, (_, n) =>
          component(`a${n}`, { 'backstage.io/kubernetes-id': `a${n}` }),
        ),
        cart,
      ],
    });
    estate.cluster.pages = [[cartUsage]];
    await estate.scan('c1');
    expect(await attached(estate)).toEqual([
      ['cart', 'component:default/cart', 'group:default/shop'],
    ]);
  });
});
