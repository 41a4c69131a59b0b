import { setTimeout } from 'node:timers/promises';
import type {
  AuthService,
  DiscoveryService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type {
  ReadOptions,
  UsagePage,
  UsageSource,
} from '@image-governance/plugin-golden-images-node';
import type { ClusterAccess } from './ClusterConnection';
import { ClusterReader } from './ClusterReader';
import { ClusterScan } from './ClusterScan';
import { readClusterConfig, type ClusterSettings } from './clusterConfig';
import { DEFAULT_LIMITS, type ScanLimits, type Wait } from './ScanLimits';

/**
 * Reads what runs in a cluster: each image of each pod under the workload that
 * owns it, and the templates of workloads that have no pod. Needs `get, list` on
 * pods and the workload kinds, and nothing else.
 */
export class KubernetesSource implements UsageSource {
  readonly name: string;
  readonly type = 'kubernetes';
  readonly target: string;
  readonly #access: ClusterAccess;
  readonly #settings: ClusterSettings;
  readonly #limits: ScanLimits;
  readonly #wait: Wait;

  /**
   * @param config - an entry of `goldenImages.clusters`
   * @throws InputError naming the key that is wrong
   */
  static fromConfig(
    config: Config,
    options: {
      auth: AuthService;
      discovery: DiscoveryService;
      logger: LoggerService;
    },
  ): KubernetesSource {
    const { settings, access } = readClusterConfig(config, options);
    return new KubernetesSource({
      settings,
      access,
      wait: (milliseconds, signal) => {
        options.logger.info(
          `Cluster '${settings.name}' is busy, asking again in ${milliseconds} ms`,
        );
        return setTimeout(milliseconds, undefined, { signal });
      },
    });
  }

  static create(options: KubernetesSourceOptions): KubernetesSource {
    return new KubernetesSource(options);
  }

  private constructor(options: KubernetesSourceOptions) {
    this.name = options.settings.name;
    this.target = options.access.target;
    this.#access = options.access;
    this.#settings = options.settings;
    this.#limits = options.limits ?? DEFAULT_LIMITS;
    this.#wait = options.wait;
  }

  async *listUsages({ signal }: ReadOptions): AsyncGenerator<UsagePage> {
    const connection = await this.#access.connect({ signal });
    try {
      const reader = ClusterReader.create({
        connection,
        limits: this.#limits,
        wait: this.#wait,
        signal,
      });
      const { name: cluster, namespaces, ...selection } = this.#settings;
      for (const namespace of namespaces ?? [undefined]) {
        const scope = { ...selection, cluster, namespace };
        yield* ClusterScan.create({ reader, scope }).run();
      }
    } finally {
      await connection.close();
    }
  }
}

/** Options of {@link KubernetesSource.create}. */
export interface KubernetesSourceOptions {
  readonly settings: ClusterSettings;
  readonly access: ClusterAccess;
  readonly limits?: ScanLimits;
  readonly wait: Wait;
}
