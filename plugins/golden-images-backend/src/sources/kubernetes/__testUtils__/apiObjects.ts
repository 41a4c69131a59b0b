import type { ApiObject, StoredObject } from './TestCluster';

const DEFAULT_CONTAINERS = { app: 'registry.example.com/app:1.0.0' };

type Labels = Readonly<Record<string, string>>;

/** A pod spec that an API server accepts. */
export interface SpecOptions {
  readonly containers?: Readonly<Record<string, string>>;
  readonly initContainers?: Readonly<Record<string, string>>;
  readonly sidecars?: Readonly<Record<string, string>>;
  readonly imageVolumes?: Readonly<Record<string, string>>;
}

/** Options of {@link podObject}. */
export interface PodOptions extends SpecOptions {
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Labels;
  readonly owner?: OwnerOptions;
  readonly phase?: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  /** Container name → `imageID`. */
  readonly imageIds?: Readonly<Record<string, string>>;
}

/** An owner reference. */
export interface OwnerOptions {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
}

/** Options of {@link workloadObject}. */
export interface WorkloadOptions extends SpecOptions {
  readonly kind:
    | 'Deployment'
    | 'StatefulSet'
    | 'DaemonSet'
    | 'ReplicaSet'
    | 'Job'
    | 'CronJob';
  readonly name: string;
  readonly namespace?: string;
  readonly labels?: Labels;
  readonly owner?: OwnerOptions;
}

/** A reference to an object as the managing owner. */
export function ownedBy({ apiVersion, kind, metadata }: StoredObject) {
  const { name, uid } = metadata;
  return { apiVersion, kind, name, uid, controller: true };
}

/** A pod with its status. */
export function podObject(options: PodOptions): ApiObject {
  const { name, namespace = 'default', labels, owner, imageIds = {} } = options;
  const statuses = (names: Readonly<Record<string, string>> = {}) =>
    Object.entries(names).map(([container, image]) => ({
      name: container,
      image,
      imageID: imageIds[container] ?? '',
      ready: true,
      restartCount: 0,
      state: {},
      lastState: {},
    }));
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadataOf(name, namespace, labels, owner),
    spec: podSpec(options, 'Always'),
    status: {
      phase: options.phase ?? 'Running',
      containerStatuses: statuses(options.containers ?? DEFAULT_CONTAINERS),
      initContainerStatuses: statuses({
        ...options.initContainers,
        ...options.sidecars,
      }),
    },
  };
}

/** A workload with a pod template, and no pods. */
export function workloadObject(options: WorkloadOptions): ApiObject {
  const { kind, name, namespace = 'default', owner } = options;
  const labels = { app: name, ...options.labels };
  const batch = kind === 'Job' || kind === 'CronJob';
  const template = {
    metadata: { labels },
    spec: podSpec(options, batch ? 'Never' : 'Always'),
  };
  const selector = { matchLabels: { app: name } };
  const spec = {
    Deployment: { replicas: 0, selector, template },
    StatefulSet: { replicas: 0, serviceName: name, selector, template },
    DaemonSet: { selector, template },
    ReplicaSet: { replicas: 0, selector, template },
    Job: { template },
    CronJob: { schedule: '@daily', jobTemplate: { spec: { template } } },
  }[kind];
  return {
    apiVersion: batch ? 'batch/v1' : 'apps/v1',
    kind,
    metadata: metadataOf(name, namespace, undefined, owner),
    spec,
  };
}

function metadataOf(
  name: string,
  namespace: string,
  labels: Labels | undefined,
  owner: OwnerOptions | undefined,
) {
  return {
    name,
    namespace,
    ...(labels && { labels }),
    ...(owner && { ownerReferences: [owner] }),
  };
}

function podSpec(options: SpecOptions, restartPolicy: string) {
  const containers = (
    names: Readonly<Record<string, string>> | undefined,
    more: object = {},
  ) =>
    Object.entries(names ?? {}).map(([name, image]) => ({
      name,
      image,
      ...more,
    }));
  return {
    restartPolicy,
    containers: containers(options.containers ?? DEFAULT_CONTAINERS),
    initContainers: [
      ...containers(options.sidecars, { restartPolicy: 'Always' }),
      ...containers(options.initContainers),
    ],
    volumes: Object.entries(options.imageVolumes ?? {}).map(
      ([name, reference]) => ({ name, image: { reference } }),
    ),
  };
}
