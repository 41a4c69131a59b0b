/** A resource that a scan lists. */
export interface Resource {
  /** Where the API server has it. */
  readonly groupPath: '/api/v1' | '/apis/apps/v1' | '/apis/batch/v1';
  /** Name in the path and in RBAC rules. */
  readonly plural: string;
  readonly kind: string;
}

/** Everything that a scan reads, and all that the shipped ClusterRole allows. */
export const RESOURCES = {
  pods: { groupPath: '/api/v1', plural: 'pods', kind: 'Pod' },
  replicaSets: {
    groupPath: '/apis/apps/v1',
    plural: 'replicasets',
    kind: 'ReplicaSet',
  },
  deployments: {
    groupPath: '/apis/apps/v1',
    plural: 'deployments',
    kind: 'Deployment',
  },
  statefulSets: {
    groupPath: '/apis/apps/v1',
    plural: 'statefulsets',
    kind: 'StatefulSet',
  },
  daemonSets: {
    groupPath: '/apis/apps/v1',
    plural: 'daemonsets',
    kind: 'DaemonSet',
  },
  jobs: { groupPath: '/apis/batch/v1', plural: 'jobs', kind: 'Job' },
  cronJobs: {
    groupPath: '/apis/batch/v1',
    plural: 'cronjobs',
    kind: 'CronJob',
  },
} as const satisfies Record<string, Resource>;

/** API group as an RBAC rule names it, e.g. `apps`; the core group is empty. */
export function apiGroupOf(resource: Resource): string {
  switch (resource.groupPath) {
    case '/api/v1':
      return '';
    case '/apis/apps/v1':
      return 'apps';
    case '/apis/batch/v1':
      return 'batch';
    default:
      throw new TypeError(
        `no API group for ${resource.groupPath satisfies never}`,
      );
  }
}

/**
 * Path of a collection, or of one object in it.
 *
 * @param namespace - absent for all namespaces
 */
export function resourcePath(
  resource: Resource,
  namespace?: string,
  name?: string,
): string {
  const scope = namespace ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  const object = name ? `/${encodeURIComponent(name)}` : '';
  return `${resource.groupPath}${scope}/${resource.plural}${object}`;
}
