import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import { PortalUnderTest } from '../__testUtils__/PortalUnderTest';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { temporaryTree } from '../sources/files/__testUtils__/temporaryTree';
import { buildImage } from '../sources/oci/__testUtils__/imageContent';
import { writeLayouts } from '../sources/oci/__testUtils__/writeLayouts';
import { LoopbackEstate } from './__testUtils__/LoopbackEstate';
import { Recorder } from './__testUtils__/Recorder';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();
const HOST = 'internal-registry.company.com';
const TAG = '3.12-golden-v2.1.0';

describe.each(databases.ids())('the portal starts, on %s', id => {
  it('while registry and cluster are down: it says so, and shows no figure as good', async () => {
    const { knex } = await databases.init(id);
    const estate = await LoopbackEstate.create(knex);
    estate.registryFault = (_, response) => {
      response.destroy();
      return true;
    };
    estate.cluster.fault = (_, response) => {
      response.destroy();
      return true;
    };
    await estate.start();

    for (const name of ['registry', 'cluster']) {
      expect(await estate.source(name)).toMatchObject({
        state: 'failed',
        age: { stale: true },
        lastError: expect.any(String),
      });
    }
    const overview = await estate.get('/compliance/overview');
    expect(overview.adoption).toMatchObject({
      status: 'no-data',
      display: 'n/a',
    });

    estate.registryFault = () => false;
    estate.cluster.fault = () => false;
    await estate.scan('cluster');
    await estate.scan('registry');

    expect(await estate.picture()).toMatchObject({
      adoption: { numerator: 10, denominator: 20 },
      unknown: 0,
    });
    expect(await estate.usages()).toEqual({ open: 20 });
    expect(await estate.leaks()).toEqual([]);
    await estate.stop();
  });

  it('while directories are missing, and goes on when they are missing later', async () => {
    const { knex } = await databases.init(id);
    const tree = await temporaryTree({});
    const [layouts, manifests] = ['layouts', 'manifests'].map(name =>
      join(tree.path, name),
    );
    const recorder = new Recorder();
    const portal = await PortalUnderTest.start({
      knex,
      config: {
        goldenImages: {
          registries: [
            { name: 'layouts', type: 'layout', host: HOST, path: layouts },
          ],
          clusters: [
            { name: 'manifests', type: 'manifests', target: manifests },
          ],
        },
      },
      features: recorder.features(),
    });
    const scan = async () => {
      await portal.post('/inventory/sources/layouts/scan');
      await portal.post('/inventory/sources/manifests/scan');
      const { body } = await portal.get('/inventory/sources');
      return body.map(({ state }: { state: string }) => state);
    };
    expect(await scan()).toEqual(['failed', 'failed']);

    await writeLayouts(layouts, { 'golden/python': { [TAG]: buildImage() } });
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'shop' },
      spec: {
        replicas: 1,
        template: {
          spec: {
            containers: [
              { name: 'app', image: `${HOST}/golden/python:${TAG}` },
            ],
          },
        },
      },
    };
    const filled = await temporaryTree({
      'shop.yaml': JSON.stringify(deployment),
    });
    await rename(filled.path, manifests);
    expect(await scan()).toEqual(['ok', 'ok']);
    const before = await portal.get('/inventory/workloads');
    expect(before.body.items).toMatchObject([
      { name: 'shop', verdict: 'golden' },
    ]);

    await tree.remove();
    expect(await scan()).toEqual(['failed', 'failed']);
    expect((await portal.get('/inventory/workloads')).body).toEqual(
      before.body,
    );
    expect((await portal.get('/releases')).body).toMatchObject([
      { timeline: { phase: 'active' } },
    ]);
    await portal.stop();
  });
});
