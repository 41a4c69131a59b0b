import {
  createBackendModule,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import {
  goldenImagesSourcesExtensionPoint,
  type ImageReader,
} from '@image-governance/plugin-golden-images-node';
import { KubernetesSource } from '../../sources/kubernetes';
import type { LoopbackCluster } from '../../sources/kubernetes/__testUtils__/LoopbackCluster';
import { DEFAULT_LIMITS } from '../../sources/kubernetes/ScanLimits';
import { OciRegistryReader } from '../../sources/oci';
import type { LoopbackRegistry } from '../../sources/oci/__testUtils__/LoopbackRegistry';

/** Adds `registry` and `cluster` to a portal, through the real adapters. */
export function loopbackSources(options: {
  readonly registry: LoopbackRegistry;
  readonly password: string;
  readonly cluster: LoopbackCluster;
}): BackendFeature {
  const { registry, password, cluster } = options;
  return createBackendModule({
    pluginId: 'golden-images',
    moduleId: 'loopback',
    register(env) {
      env.registerInit({
        deps: { sources: goldenImagesSourcesExtensionPoint },
        async init({ sources }) {
          sources.addImageReader(readerOf(registry, password));
          sources.addUsageSource(sourceOf(cluster));
        },
      });
    },
  });
}

/** A reader that never waits between attempts, and not long for an answer. */
function readerOf({ host }: LoopbackRegistry, password: string): ImageReader {
  return OciRegistryReader.fromConfig(
    new ConfigReader({
      name: 'registry',
      host,
      url: `http://${host}`,
      requestsPerSecond: 1e6,
      auth: { username: 'robot', password },
    }),
    {
      limits: { requestMs: 400, attempts: 3 },
      delay: async (_, signal) => signal.throwIfAborted(),
    },
  );
}

/** The cluster in pages of two pods: ten of them, or eleven. */
function sourceOf(cluster: LoopbackCluster): KubernetesSource {
  return KubernetesSource.create({
    settings: { name: 'cluster', pageSize: 2 },
    access: cluster.scanner(),
    limits: {
      ...DEFAULT_LIMITS,
      responseBytes: 1_000_000,
      requestMilliseconds: 400,
    },
    wait: async (_, signal) => signal.throwIfAborted(),
  });
}
