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
  /** How long an answer may take, in milliseconds. */
  readonly patience: number;
}): BackendFeature {
  const { registry, password, cluster, patience } = options;
  return createBackendModule({
    pluginId: 'golden-images',
    moduleId: 'loopback',
    register(env) {
      env.registerInit({
        deps: { sources: goldenImagesSourcesExtensionPoint },
        async init({ sources }) {
          sources.addImageReader(readerOf(registry, password, patience));
          sources.addUsageSource(sourceOf(cluster, patience));
        },
      });
    },
  });
}

/** A reader that never waits between attempts. */
function readerOf(
  { host }: LoopbackRegistry,
  password: string,
  patience: number,
): ImageReader {
  return OciRegistryReader.fromConfig(
    new ConfigReader({
      name: 'registry',
      host,
      url: `http://${host}`,
      requestsPerSecond: 1e6,
      auth: { username: 'robot', password },
    }),
    {
      limits: { requestMs: patience, attempts: 3 },
      delay: async (_, signal) => signal.throwIfAborted(),
    },
  );
}

/** The cluster in pages of two pods: ten of them, or eleven. */
function sourceOf(
  cluster: LoopbackCluster,
  patience: number,
): KubernetesSource {
  return KubernetesSource.create({
    settings: { name: 'cluster', pageSize: 2 },
    access: cluster.scanner(),
    limits: {
      ...DEFAULT_LIMITS,
      responseBytes: 1_000_000,
      requestMilliseconds: patience,
    },
    wait: async (_, signal) => signal.throwIfAborted(),
  });
}
