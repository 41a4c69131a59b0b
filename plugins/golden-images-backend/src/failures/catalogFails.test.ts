import { GovernanceTestDatabases } from '../database/__testUtils__';
import { podObject } from '../sources/kubernetes/__testUtils__/apiObjects';
import { ChangingCatalog, component } from './__testUtils__/ChangingCatalog';
import { LoopbackEstate } from './__testUtils__/LoopbackEstate';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();

const OWNER = 'group:default/storefront';
const SUMMARY = (name: string) =>
  `/inventory/entities/component/default/${name}/summary`;

describe.each(databases.ids())('the catalog, on %s', id => {
  let estate: LoopbackEstate;
  let catalog: ChangingCatalog;

  beforeEach(async () => {
    estate = await LoopbackEstate.create((await databases.init(id)).knex);
    await estate.cluster.create(
      podObject({
        name: 'shop',
        labels: { 'backstage.io/kubernetes-id': 'shop' },
        containers: { app: 'docker.io/library/nginx:1' },
      }),
    );
    catalog = new ChangingCatalog([
      component('shop', { owner: OWNER, id: 'shop' }),
    ]);
    await estate.start(catalog.feature());
  });
  afterEach(() => estate.stop());

  /** The pod's row: which entity and owner it has. */
  async function attached(): Promise<unknown> {
    const { items } = await estate.get('/inventory/workloads?text=shop');
    expect(items).toHaveLength(1);
    return [items[0].entityRef, items[0].ownerRef];
  }

  /** Does what a portal does every minute. */
  async function aMinutePasses(): Promise<void> {
    await estate.recorder.run('golden-images-attach');
  }

  it('is down: workloads keep entity and owner, cards and scans go on, and it is said once', async () => {
    const before = await estate.picture();
    const summary = await estate.get(SUMMARY('shop'));
    catalog.down = true;
    await estate.scan('cluster');
    await aMinutePasses();
    await aMinutePasses();

    expect(await attached()).toEqual(['component:default/shop', OWNER]);
    expect(await estate.picture()).toEqual(before);
    expect(await estate.source('cluster')).toMatchObject({ state: 'ok' });
    expect(await estate.get(SUMMARY('shop'))).toMatchObject({
      verdict: summary.verdict,
      environments: summary.environments,
    });
    const said = estate.recorder.lines.filter(line =>
      line.includes('The catalog cannot be read'),
    );
    expect(said).toHaveLength(1);
    expect(said[0]).not.toContain('c4talog-token');

    const { status, body } = await estate.portal.get(SUMMARY('other'));
    expect(status).toBe(503);
    expect(body.error.message).toBe(
      'The catalog cannot be read now, so it is not known what component:default/other runs',
    );
    expect(await estate.leaks()).toEqual([]);
  });

  it('renames an entity: its workloads go with it, and are counted once', async () => {
    const before = await estate.picture();
    catalog.entities = [component('store', { owner: OWNER, id: 'shop' })];
    await aMinutePasses();

    expect(await attached()).toEqual(['component:default/store', OWNER]);
    expect(await estate.picture()).toEqual(before);
    expect((await estate.get(SUMMARY('store'))).environments).toHaveLength(1);
    expect(await estate.get(SUMMARY('shop'))).toMatchObject({
      environments: [],
      lookedFor: [
        { what: 'entity of the catalog', value: 'component:default/shop' },
      ],
    });
    expect(await estate.usages()).toEqual({ open: 21 });
  });

  it('deletes an entity: its workloads are nobody’s, and still counted', async () => {
    const before = await estate.picture();
    const { unowned } = await estate.get('/compliance/overview');
    catalog.entities = [];
    await aMinutePasses();

    expect(await attached()).toEqual([undefined, undefined]);
    expect(await estate.picture()).toEqual(before);
    expect(await estate.get('/compliance/overview')).toMatchObject({
      unowned: unowned + 1,
    });
  });

  it('deletes an owner: workloads stay under its name as long as their entity says so', async () => {
    const before = await estate.picture();
    const { unowned } = await estate.get('/compliance/overview');
    // The entity's relation outlives the group that it points to.
    await aMinutePasses();
    expect(await attached()).toEqual(['component:default/shop', OWNER]);
    const ofOwner = await estate.get(`/inventory/workloads?owner=${OWNER}`);
    expect(ofOwner.items).toHaveLength(1);

    catalog.entities = [component('shop', { id: 'shop' })];
    await aMinutePasses();
    expect(await attached()).toEqual(['component:default/shop', undefined]);
    expect(await estate.get('/compliance/overview')).toMatchObject({
      unowned: unowned + 1,
    });
    expect(await estate.picture()).toEqual(before);

    catalog.entities = [
      component('shop', { owner: 'group:default/heirs', id: 'shop' }),
    ];
    await aMinutePasses();
    expect(await attached()).toEqual([
      'component:default/shop',
      'group:default/heirs',
    ]);
  });
});
