import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { parseLabelSelector } from '@image-governance/plugin-golden-images-common';
import type { ClusterAccess } from './ClusterConnection';
import { KubeconfigAccess } from './KubeconfigAccess';
import { PortalAccess } from './PortalAccess';
import type { CustomAuthProvider } from './portalCredential';

/** As `kubectl` pages. */
const DEFAULT_PAGE_SIZE = 500;

/** What of a cluster is read. */
export interface ClusterSettings {
  /** Name of the source and of the cluster. */
  readonly name: string;
  /** Absent for all namespaces. */
  readonly namespaces?: readonly string[];
  readonly labelSelector?: string;
  readonly fieldSelector?: string;
  /** Objects a page. */
  readonly pageSize: number;
}

/**
 * Reads an entry of `goldenImages.clusters` of type `kubernetes`.
 *
 * @throws InputError naming the key that is wrong
 */
export function readClusterConfig(
  config: Config,
  options: { auth: AuthService; discovery: DiscoveryService },
): { settings: ClusterSettings; access: ClusterAccess } {
  const name = config.getString('name');
  const namespaces = config.getOptionalStringArray('namespaces');
  const settings = {
    name,
    ...(namespaces?.length && { namespaces: [...new Set(namespaces)] }),
    labelSelector: readLabelSelector(config),
    fieldSelector: config.getOptionalString('fieldSelector'),
    pageSize: readPageSize(config),
  };
  return { settings, access: readAccess(name, config, options) };
}

function readAccess(
  name: string,
  config: Config,
  options: { auth: AuthService; discovery: DiscoveryService },
): ClusterAccess {
  const access = config.getString('access');
  switch (access) {
    case 'kubeconfig':
      return KubeconfigAccess.fromFile({
        path: config.getOptionalString('kubeconfig'),
        context: config.getOptionalString('context'),
      });
    case 'in-cluster':
      return KubeconfigAccess.inCluster();
    case 'backstage':
      return PortalAccess.create({
        ...options,
        cluster: config.getOptionalString('cluster') ?? name,
        customAuthProvider: readCustomAuthProvider(config),
      });
    default:
      throw invalid(
        name,
        'access',
        `'${access}' is none of kubeconfig, in-cluster, backstage`,
      );
  }
}

function readCustomAuthProvider(
  config: Config,
): CustomAuthProvider | undefined {
  const kind = config.getOptionalString('customAuthProvider');
  switch (kind) {
    case undefined:
    case 'server-side':
    case 'anonymous':
      return kind;
    default:
      throw invalid(
        config.getString('name'),
        'customAuthProvider',
        `'${kind}' is none of server-side, anonymous`,
      );
  }
}

function readLabelSelector(config: Config): string | undefined {
  const selector = config.getOptionalString('labelSelector');
  try {
    parseLabelSelector(selector ?? '');
  } catch (error) {
    throw invalid(
      config.getString('name'),
      'labelSelector',
      error instanceof Error ? error.message : String(error),
    );
  }
  return selector;
}

function readPageSize(config: Config): number {
  const pageSize = config.getOptionalNumber('pageSize') ?? DEFAULT_PAGE_SIZE;
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > 5000) {
    throw invalid(
      config.getString('name'),
      'pageSize',
      `${pageSize} is no whole number from 1 to 5000`,
    );
  }
  return pageSize;
}

function invalid(cluster: string, key: string, problem: string): InputError {
  return new InputError(
    `goldenImages.clusters, '${cluster}': ${key}: ${problem}`,
  );
}
