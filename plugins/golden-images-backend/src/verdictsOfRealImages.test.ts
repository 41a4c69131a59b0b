import { createBackendModule } from '@backstage/backend-plugin-api';
import type { Verdict } from '@image-governance/plugin-golden-images-common';
import { goldenImagesSourcesExtensionPoint } from '@image-governance/plugin-golden-images-node';
import { PortalUnderTest } from './__testUtils__/PortalUnderTest';
import { GovernanceTestDatabases } from './database/__testUtils__';
import { KubernetesSource } from './sources/kubernetes';
import { podObject } from './sources/kubernetes/__testUtils__/apiObjects';
import { LoopbackCluster } from './sources/kubernetes/__testUtils__/LoopbackCluster';
import { tokenAccess } from './sources/kubernetes/__testUtils__/tokenAccess';
import {
  fillRegistry,
  missingRegistryPrograms,
  startRealRegistry,
  type FilledRegistry,
  type RealRegistry,
} from './sources/oci/__testUtils__/realRegistry';

const missing = missingRegistryPrograms();
const databases = GovernanceTestDatabases.create();
const LAYERS = 'layers';

interface Running {
  readonly image: string;
  readonly digest: string;
}

/** What runs in the cluster, and what it is. */
function estate(filled: FilledRegistry, host: string) {
  const { golden, goldenPlatforms } = filled;
  const as = (
    running: Running,
    verdict: Verdict,
    proof?: string,
  ): [Running, Verdict, string | undefined] => [running, verdict, proof];
  const pushed = (image: { reference: string; digest: string }) => ({
    image: image.reference,
    digest: image.digest,
  });
  const elsewhere = (repository: string) => ({
    image: `${repository}:3.12-golden-v2.1.0`,
    digest: filled.lookalike.digest,
  });
  return {
    'golden-index': as(pushed(golden), 'golden', 'digest'),
    'golden-platform': as(
      {
        image: `${host}/golden/python:3.12-stable`,
        digest: goldenPlatforms.arm64,
      },
      'golden',
      'digest',
    ),
    'built-on-golden': as(pushed(filled.goldenBased), 'golden-based', LAYERS),
    recompressed: as(pushed(filled.recompressed), 'golden-based', LAYERS),
    'docker-schema-2': as(pushed(filled.dockerSchema2), 'golden-based', LAYERS),
    'forged-label': as(
      pushed(filled.forgedLabel),
      'custom-build',
      'annotation',
    ),
    squashed: as(pushed(filled.squashed), 'custom-build'),
    'lookalike-path': as(pushed(filled.lookalike), 'custom-build'),
    'lookalike-host': as(
      elsewhere('evil.example/internal-registry.company.com/golden/python'),
      'third-party',
    ),
    'lookalike-registry': as(
      elsewhere('127x0x0x1.example:5000/golden/python'),
      'third-party',
    ),
    staging: as(pushed(filled.staging), 'evaluation'),
    variant: as(pushed(filled.teamApproved), 'unapproved-variant', LAYERS),
  };
}

if (missing.length > 0) {
  it(`verdicts of real images: DID NOT RUN, since ${missing.join(
    ', ',
  )} are not installed`, () => {
    expect(process.env.GOLDEN_IMAGES_REGISTRY_SUITE).not.toBe('required');
  });
} else {
  describe.each(databases.ids())('verdicts of real images on %s', id => {
    let registry: RealRegistry;
    let cluster: LoopbackCluster;
    let filled: FilledRegistry;

    beforeAll(async () => {
      registry = await startRealRegistry();
      filled = await fillRegistry(registry.host);
      cluster = await LoopbackCluster.start();
      const running = estate(filled, registry.host);
      for (const [name, [{ image, digest }]] of Object.entries(running)) {
        const imageIds = { app: `${image.split(/[:@][^/]*$/)[0]}@${digest}` };
        await cluster.create(
          podObject({ name, containers: { app: image }, imageIds }),
        );
      }
    }, 90_000);
    afterAll(async () => {
      await cluster?.stop();
      await registry?.stop();
    });

    it('are right for each way an image can stand to a release', async () => {
      const { knex } = await databases.init(id);
      const { host } = registry;
      const portal = await PortalUnderTest.start({
        knex,
        config: {
          goldenImages: {
            policy: { registries: { internal: host } },
            registries: [{ name: 'real', host, url: `http://${host}` }],
          },
        },
        features: [
          createBackendModule({
            pluginId: 'golden-images',
            moduleId: 'loopback-cluster',
            register(env) {
              env.registerInit({
                deps: { sources: goldenImagesSourcesExtensionPoint },
                async init({ sources }) {
                  sources.addUsageSource(
                    KubernetesSource.create({
                      settings: { name: 'loopback', pageSize: 5 },
                      access: tokenAccess(cluster.url, 'scanner-token'),
                      wait: async () => {},
                    }),
                  );
                },
              });
            },
          }),
        ],
      });
      for (const source of ['real', 'loopback']) {
        const { status } = await portal.post(
          `/inventory/sources/${source}/scan`,
        );
        expect(status).toBe(202);
      }

      const { body: page } = await portal.get('/inventory/workloads?limit=50');
      const seen: Record<string, unknown> = {};
      for (const { id: workload, name, verdict } of page.items) {
        const { body } = await portal.get(`/inventory/workloads/${workload}`);
        const [usage] = body.usages;
        seen[name] = [verdict, usage.evidence[0]?.kind, usage.release?.id];
      }
      const expected = Object.entries(estate(filled, host)).map(
        ([name, [, verdict, proof]]) => [
          name,
          [
            verdict,
            proof,
            proof === 'digest' || proof === LAYERS
              ? 'python/3.12/2.1.0'
              : undefined,
          ],
        ],
      );
      expect(seen).toEqual(Object.fromEntries(expected));
      await portal.stop();
    }, 60_000);
  });
}
