import { ServiceUnavailableError } from '@backstage/errors';
import type { ClusterReader } from './ClusterReader';
import { ACCEPT, listObjects } from './listObjects';
import {
  controllerOf,
  metadataOnlySchema,
  type OwnerReference,
  type Pod,
} from './objects';
import { OwnerIndex, type Owner } from './OwnerIndex';
import { cannot } from './refusal';
import { RESOURCES, resourcePath, type Resource } from './resources';
import type { ScanScope } from './ScanScope';

/**
 * Finds the workload of a pod: the topmost controller that can be known, through
 * the ReplicaSets and Jobs between. Only `controller: true` references count;
 * nothing is guessed from names.
 */
export class PodOwners {
  readonly #reader: ClusterReader;
  readonly #scope: ScanScope;
  readonly #index = new OwnerIndex();
  readonly #loose = new Map<Resource, Set<string>>();

  /** Reads all ReplicaSets and Jobs of the scope, of each only the metadata. */
  static async load(
    reader: ClusterReader,
    scope: ScanScope,
  ): Promise<PodOwners> {
    const owners = new PodOwners(reader, scope);
    await owners.#load(RESOURCES.replicaSets);
    await owners.#load(RESOURCES.jobs);
    return owners;
  }

  private constructor(reader: ClusterReader, scope: ScanScope) {
    this.#reader = reader;
    this.#scope = scope;
  }

  /** Uids of the objects without a controller: each is a workload itself. */
  loose(resource: Resource): ReadonlySet<string> {
    return this.#loose.get(resource) ?? new Set();
  }

  /** The workload that a pod is accounted to, which may be the pod itself. */
  async workloadOf(pod: Pod): Promise<Owner> {
    const controller = controllerOf(pod.metadata);
    if (!controller || isNode(controller)) {
      const { name, uid } = pod.metadata;
      return { kind: RESOURCES.pods.kind, name, uid };
    }
    await this.#learn(pod.metadata.namespace, controller);
    return this.#index.topOf(controller);
  }

  async #load(resource: Resource): Promise<void> {
    const loose = new Set<string>();
    const pages = listObjects(this.#reader, {
      cluster: this.#scope.cluster,
      namespace: this.#scope.namespace,
      pageSize: this.#scope.pageSize,
      resource,
      content: 'metadata',
      schema: metadataOnlySchema,
    });
    for await (const page of pages) {
      for (const { metadata } of page) {
        this.#index.add(metadata);
        if (!controllerOf(metadata)) {
          loose.add(metadata.uid);
        }
      }
    }
    this.#loose.set(resource, loose);
  }

  /** Asks for an owner that came after its kind was listed, so that no roll-out shows as a workload of its own. */
  async #learn(namespace: string, owner: OwnerReference): Promise<void> {
    const resource = intermediate(owner);
    if (!resource || this.#index.knows(owner.uid)) {
      return;
    }
    const request = {
      cluster: this.#scope.cluster,
      verb: 'get',
      resource,
      namespace,
      path: resourcePath(resource, namespace, owner.name),
      accept: ACCEPT.oneMetadata,
    } as const;
    const answer = await this.#reader.read(request);
    if (answer.kind === 'expired') {
      throw answer.refusal;
    }
    const found =
      answer.kind === 'ok'
        ? metadataOnlySchema.safeParse(answer.body)
        : undefined;
    if (found?.success === false) {
      throw new ServiceUnavailableError(
        `${cannot(request)}: '${owner.name}' is malformed`,
      );
    }
    const { name, uid } = owner;
    this.#index.add(
      found?.data.metadata.uid === uid
        ? found.data.metadata
        : { name, namespace, uid },
    );
  }
}

function intermediate({
  apiVersion,
  kind,
}: OwnerReference): Resource | undefined {
  const group = apiVersion.split('/')[0];
  return [RESOURCES.replicaSets, RESOURCES.jobs].find(
    resource =>
      resource.kind === kind && resource.groupPath.split('/')[2] === group,
  );
}

/** The kubelet owns the mirror of a static pod; a node is no workload. */
function isNode({ apiVersion, kind }: OwnerReference): boolean {
  return apiVersion === 'v1' && kind === 'Node';
}
