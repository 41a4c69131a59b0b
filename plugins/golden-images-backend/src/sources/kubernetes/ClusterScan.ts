import {
  isFinishedPod,
  isFormerPod,
  parseLabelSelector,
  podImages,
  selectsLabels,
  type ObservedWorkload,
} from '@image-governance/plugin-golden-images-common';
import type { UsagePage } from '@image-governance/plugin-golden-images-node';
import type { ClusterReader } from './ClusterReader';
import { selectsByNamespaceOnly } from './fieldSelector';
import { listObjects } from './listObjects';
import {
  controllerOf,
  cronJobSchema,
  podSchema,
  templatedSchema,
  type Pod,
  type TemplatedWorkload,
} from './objects';
import type { Owner } from './OwnerIndex';
import { templateLabels } from './podLabels';
import { PodOwners } from './PodOwners';
import { RESOURCES, type Resource } from './resources';
import type { ScanScope } from './ScanScope';
import { UsagePageBuilder } from './UsagePageBuilder';

/**
 * One scan of one scope: the owners between pods and workloads, then the pods,
 * then the workloads that no pod stood for. Keeps one page and, of everything
 * else, uids.
 */
export class ClusterScan {
  readonly #reader: ClusterReader;
  readonly #scope: ScanScope;
  readonly #pods = new Set<string>();
  readonly #workloads = new Set<string>();

  static create(options: {
    reader: ClusterReader;
    scope: ScanScope;
  }): ClusterScan {
    return new ClusterScan(options.reader, options.scope);
  }

  private constructor(reader: ClusterReader, scope: ScanScope) {
    this.#reader = reader;
    this.#scope = scope;
  }

  /** Runs once. Ends normally only when everything was read. */
  async *run(): AsyncGenerator<UsagePage> {
    const owners = await PodOwners.load(this.#reader, this.#scope);
    yield* this.#podPages(owners);
    yield* this.#templatePages(owners);
  }

  async *#podPages(owners: PodOwners): AsyncGenerator<UsagePage> {
    const { labelSelector: labels, fieldSelector } = this.#scope;
    const pages = listObjects(this.#reader, {
      ...this.#scope,
      resource: RESOURCES.pods,
      content: 'full',
      labelSelector: labels,
      fieldSelector,
      schema: podSchema,
    });
    for await (const page of pages) {
      const builder = new UsagePageBuilder();
      for (const pod of page) {
        await this.#addPod(builder, owners, pod);
      }
      yield builder.build();
    }
  }

  async #addPod(
    builder: UsagePageBuilder,
    owners: PodOwners,
    pod: Pod,
  ): Promise<void> {
    if (this.#pods.has(pod.metadata.uid)) {
      return;
    }
    this.#pods.add(pod.metadata.uid);
    const owner = await owners.workloadOf(pod);
    const former = isFormerPod({
      status: pod.status,
      controllerKind: controllerOf(pod.metadata)?.kind,
      workloadKind: owner.kind,
    });
    if (former) {
      return;
    }
    this.#workloads.add(owner.uid);
    const { namespace, labels } = pod.metadata;
    const workload = this.#workload(namespace, owner, labels);
    const pods = isFinishedPod(pod.status) ? 0 : 1;
    for (const image of podImages(pod.spec, pod.status)) {
      builder.add(workload, image, pods);
    }
  }

  async *#templatePages(owners: PodOwners): AsyncGenerator<UsagePage> {
    const { fieldSelector } = this.#scope;
    if (fieldSelector && !selectsByNamespaceOnly(fieldSelector)) {
      return;
    }
    yield* this.#templates(RESOURCES.deployments);
    yield* this.#templates(RESOURCES.statefulSets);
    yield* this.#templates(RESOURCES.daemonSets);
    yield* this.#templates(RESOURCES.cronJobs);
    for (const resource of [RESOURCES.jobs, RESOURCES.replicaSets]) {
      const loose = owners.loose(resource);
      if ([...loose].some(uid => !this.#workloads.has(uid))) {
        yield* this.#templates(resource, loose);
      }
    }
  }

  async *#templates(
    resource: Resource,
    only?: ReadonlySet<string>,
  ): AsyncGenerator<UsagePage> {
    const { labelSelector: selector, ...scope } = this.#scope;
    const requirements = parseLabelSelector(selector ?? '');
    const pages = listObjects(this.#reader, {
      ...scope,
      resource,
      content: 'full',
      schema: resource === RESOURCES.cronJobs ? cronJobSchema : templatedSchema,
    });
    for await (const page of pages) {
      const builder = new UsagePageBuilder();
      for (const object of page) {
        const { uid } = object.metadata;
        const labels = object.spec.template.metadata?.labels ?? {};
        if (
          !this.#workloads.has(uid) &&
          (only === undefined || only.has(uid)) &&
          selectsLabels(requirements, labels)
        ) {
          this.#workloads.add(uid);
          this.#addTemplate(builder, resource, object);
        }
      }
      yield builder.build();
    }
  }

  #addTemplate(
    builder: UsagePageBuilder,
    { kind }: Resource,
    { metadata, spec: { template } }: TemplatedWorkload,
  ): void {
    const workload = this.#workload(
      metadata.namespace,
      { ...metadata, kind },
      template.metadata?.labels,
    );
    for (const image of podImages(template.spec)) {
      builder.add(workload, image, 0);
    }
  }

  #workload(
    namespace: string,
    { kind, name }: Owner,
    labels: Parameters<typeof templateLabels>[0],
  ): ObservedWorkload {
    return {
      cluster: this.#scope.cluster,
      namespace,
      kind,
      name,
      labels: templateLabels(labels),
    };
  }
}
