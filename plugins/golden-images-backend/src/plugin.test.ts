import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { JsonObject } from '@backstage/types';
import type {
  ImageManifest,
  ObservedUsage,
} from '@image-governance/plugin-golden-images-common';
import {
  goldenImagesSourcesExtensionPoint,
  type ImageReader,
  type UsageSource,
} from '@image-governance/plugin-golden-images-node';
import { GovernanceTestDatabases } from './database/__testUtils__';
import { goldenImagesPlugin } from './plugin';
import { PortalUnderTest } from './__testUtils__/PortalUnderTest';
import { digestOf } from './__testUtils__/Seed';

const databases = GovernanceTestDatabases.create();

const REGISTRY = 'internal-registry.company.com';

/** An image of which nothing but its layers matters. */
function image(digest: string, layers: readonly string[]): ImageManifest {
  return {
    kind: 'manifest',
    digest,
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    configDigest: digestOf('f'),
    platform: { os: 'linux', architecture: 'amd64' },
    diffIds: layers,
    sizeBytes: 1,
    created: new Date().toISOString(),
    labels: {},
    annotations: {},
  };
}

const GOLDEN = image(digestOf('a'), [digestOf('1'), digestOf('2')]);
const APP = image(digestOf('b'), [...GOLDEN.diffIds, digestOf('3')]);

/** A registry with one golden release and an application built on it. */
const registry: ImageReader = {
  name: 'module-registry',
  type: 'fake',
  target: 'a test',
  host: REGISTRY,
  async *listRepositories() {
    yield ['golden/python'];
  },
  async *listTags() {
    yield ['3.12-golden-v2.1.0'];
  },
  resolveTag: async () => GOLDEN.digest,
  readImage: async (_repository, digest) =>
    digest === GOLDEN.digest ? GOLDEN : APP,
};

const usage: ObservedUsage = {
  workload: {
    cluster: 'mine',
    namespace: 'shop',
    kind: 'Deployment',
    name: 'checkout',
    labels: { 'backstage.io/kubernetes-id': 'checkout' },
  },
  container: 'app',
  containerType: 'container',
  image: `${REGISTRY}/shop/checkout@${APP.digest}`,
  runningDigest: APP.digest,
  pods: 3,
};

const cluster: UsageSource = {
  name: 'module-cluster',
  type: 'fake',
  target: 'a test',
  async *listUsages() {
    yield { usages: [usage] };
  },
};

const sourcesModule = createBackendModule({
  pluginId: 'golden-images',
  moduleId: 'test-sources',
  register(env) {
    env.registerInit({
      deps: { sources: goldenImagesSourcesExtensionPoint },
      async init({ sources }) {
        sources.addImageReader(registry);
        sources.addUsageSource(cluster);
      },
    });
  },
});

const checkout = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'checkout',
    annotations: { 'backstage.io/kubernetes-id': 'checkout' },
  },
  spec: { type: 'service', lifecycle: 'production', owner: 'a' },
  relations: [{ type: 'ownedBy', targetRef: 'group:default/a' }],
};

describe.each(databases.ids())('the plugin on %s', id => {
  it('starts with no configuration at all, and says that it has no sources', async () => {
    const { knex } = await databases.init(id);
    const portal = await PortalUnderTest.start({ knex });
    expect((await portal.get('/inventory/sources')).body).toEqual([]);
    expect((await portal.get('/releases')).body).toEqual([]);
    expect((await portal.get('/inventory/facets')).body.clusters).toEqual([]);
    await portal.stop();
  });

  it('scans what a module adds, and shows it with its lineage', async () => {
    const { knex } = await databases.init(id);
    const portal = await PortalUnderTest.start({
      knex,
      entities: [checkout],
      features: [sourcesModule],
    });
    for (const source of [registry, cluster]) {
      const { status } = await portal.post(
        `/inventory/sources/${source.name}/scan`,
      );
      expect(status).toBe(202);
    }
    const { body: page } = await portal.get('/inventory/workloads');
    expect(page.items).toEqual([
      expect.objectContaining({
        name: 'checkout',
        entityRef: 'component:default/checkout',
        ownerRef: 'group:default/a',
        verdict: 'golden-based',
        pods: 3,
        releases: [expect.objectContaining({ id: 'python/3.12/2.1.0' })],
      }),
    ]);
    const { body: summary } = await portal.get(
      '/inventory/entities/component/default/checkout/summary',
    );
    expect(summary).toMatchObject({
      verdict: 'golden-based',
      release: { id: 'python/3.12/2.1.0', current: true },
      age: { stale: false },
    });
    const { body: sources } = await portal.get('/inventory/sources');
    expect(sources).toEqual([
      expect.objectContaining({
        name: cluster.name,
        state: 'ok',
        openUsages: 1,
      }),
      expect.objectContaining({ name: registry.name, state: 'ok' }),
    ]);
    const { body: scans } = await portal.get(
      `/inventory/sources/${cluster.name}/scans`,
    );
    expect(scans.items.at(-1)).toMatchObject({
      status: 'completed',
      observed: 1,
      opened: 1,
    });
    const { body: detail } = await portal.get(
      `/inventory/images/${APP.digest}`,
    );
    expect(detail).toMatchObject({
      content: { digest: APP.digest },
      evidence: [{ kind: 'layers', layers: 2, ofLayers: 3 }],
      releases: [{ id: 'python/3.12/2.1.0' }],
      workloads: [{ name: 'checkout' }],
    });
    await portal.stop();
  });
});

describe('the plugin', () => {
  async function startWith(config: JsonObject): Promise<void> {
    const features: BackendFeature[] = [
      goldenImagesPlugin,
      mockServices.rootConfig.factory({ data: config }),
      catalogServiceMock.factory({ entities: [] }),
    ];
    const backend = await startTestBackend({ features });
    await backend.stop();
  }

  const layout = { name: 'twin', host: REGISTRY, type: 'layout', path: '/tmp' };

  it.each<[string, JsonObject, RegExp]>([
    [
      'two sources have one name',
      {
        registries: [layout],
        clusters: [{ name: 'twin', type: 'manifests', target: '/tmp' }],
      },
      /goldenImages\.clusters\[0\]\.name.*'twin'.*goldenImages\.registries\[0\]/,
    ],
    [
      'a cluster has an unknown type',
      { clusters: [{ name: 'a', type: 'mainframe' }] },
      /goldenImages\.clusters\[0\]\.type.*mainframe/,
    ],
    [
      'a source has no name',
      { clusters: [{ type: 'manifests', target: '/tmp' }] },
      /goldenImages\.clusters\[0\]\.name/,
    ],
    [
      'the policy is wrong',
      { policy: { staleAfterHours: 'soon' } },
      /goldenImages\.policy\.staleAfterHours/,
    ],
  ])('names the key when %s', async (_what, goldenImages, message) => {
    await expect(startWith({ goldenImages })).rejects.toThrow(message);
  });

  it('starts when nothing that it is to read can be read', async () => {
    await expect(
      startWith({
        goldenImages: {
          registries: [{ ...layout, path: '/nowhere/at/all' }],
          clusters: [
            { name: 'gone', type: 'manifests', target: '/nowhere/at/all' },
          ],
          governance: { target: '/nowhere/governance.yaml' },
        },
      }),
    ).resolves.toBeUndefined();
  });
});
