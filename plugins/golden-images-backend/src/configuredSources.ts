import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type AuthService,
  type DiscoveryService,
  type LoggerService,
  type UrlReaderService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import type { Policy } from '@image-governance/plugin-golden-images-common';
import type {
  ImageReader,
  UsageSource,
} from '@image-governance/plugin-golden-images-node';
import type { Scheduled } from './inventory';
import type { GovernanceReader } from './releases';
import { GovernanceFile, ManifestsSource } from './sources/files';
import { KubernetesSource } from './sources/kubernetes';
import { createImageReader } from './sources/oci';

/** What sources need of the portal. */
export interface SourceServices {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
  readonly logger: LoggerService;
  /** What the governance file must agree with. */
  readonly policy: Policy;
  readonly urlReader: UrlReaderService;
}

/** The sources that app-config names. */
export interface ConfiguredSources {
  readonly usageSources: readonly Scheduled<UsageSource>[];
  readonly imageReaders: readonly Scheduled<ImageReader>[];
  readonly governance?: Scheduled<GovernanceReader>;
}

/**
 * Makes the sources of `goldenImages.registries`, `.clusters` and `.governance`;
 * nothing is read from them yet, so one that is down stops no start.
 * @throws InputError that names the key
 */
export function configuredSources(
  config: Config,
  services: SourceServices,
): ConfiguredSources {
  const registries = entries(config, 'goldenImages.registries');
  const clusters = entries(config, 'goldenImages.clusters');
  checkNames([...registries, ...clusters]);
  const governance = config.getOptionalConfig('goldenImages.governance');
  return {
    imageReaders: registries.map(entry =>
      scheduled(createImageReader(entry.config), entry.config),
    ),
    usageSources: clusters.map(entry =>
      scheduled(createUsageSource(entry, services), entry.config),
    ),
    governance:
      governance &&
      scheduled(GovernanceFile.fromConfig(governance, services), governance),
  };
}

interface Entry {
  /** `goldenImages.clusters[1]`. */
  readonly key: string;
  readonly config: Config;
}

function entries(config: Config, key: string): Entry[] {
  return (config.getOptionalConfigArray(key) ?? []).map((each, index) => ({
    key: `${key}[${index}]`,
    config: each,
  }));
}

function createUsageSource(
  { key, config }: Entry,
  services: SourceServices,
): UsageSource {
  const type = config.getOptionalString('type') ?? 'kubernetes';
  switch (type) {
    case 'kubernetes':
      return KubernetesSource.fromConfig(config, services);
    case 'manifests':
      return ManifestsSource.fromConfig(config, services);
    default:
      throw new InputError(
        `${key}.type: '${type}' is neither 'kubernetes' nor 'manifests'`,
      );
  }
}

/** Facts are kept under the name of their source, so no two may share one. */
function checkNames(all: readonly Entry[]): void {
  const keys = new Map<string, string>();
  for (const { key, config } of all) {
    const name = config.getString('name');
    const first = keys.get(name);
    if (first) {
      throw new InputError(
        `${key}.name: '${name}' is the name of ${first} already; each source needs its own`,
      );
    }
    keys.set(name, key);
  }
}

function scheduled<T>(source: T, config: Config): Scheduled<T> {
  const schedule = config.getOptionalConfig('schedule');
  return {
    source,
    schedule:
      schedule &&
      readSchedulerServiceTaskScheduleDefinitionFromConfig(schedule),
  };
}
