import type { ManifestWorkload } from './ManifestWorkload';

/** Owner references are data, so that a ring of them is possible. */
const LONGEST_CHAIN = 8;

/** The controller that a pod is accounted to. */
export interface Owner {
  readonly kind: string;
  readonly name: string;
}

/**
 * Who owns whom among objects that were exported from a cluster, where Pods and
 * ReplicaSets stand beside the Deployment that made them.
 */
export class OwnerIndex {
  readonly #controllers = new Map<string, Owner>();
  /** Pods by namespace and direct owner. */
  readonly #podOwners = new Map<string, ManifestWorkload>();

  add(workload: ManifestWorkload): void {
    if (!workload.controller) {
      return;
    }
    if (workload.kind === 'Pod') {
      this.#podOwners.set(
        keyOf(workload.namespace, workload.controller),
        workload,
      );
    } else if (isIntermediate(workload)) {
      this.#controllers.set(
        keyOf(workload.namespace, workload),
        workload.controller,
      );
    }
  }

  /** The workloads that pods of the export stand for, so that their templates need not be read. */
  withPods(): ReadonlySet<string> {
    return new Set(
      [...this.#podOwners.values()].map(pod =>
        keyOf(pod.namespace, this.topOf(pod)),
      ),
    );
  }

  /**
   * Follows controllers upwards. A ReplicaSet that was not exported is known by
   * the hash that its Deployment gave it; the node that owns a static pod is no workload.
   */
  topOf({
    namespace,
    kind,
    name,
    controller,
    labels,
  }: ManifestWorkload): Owner {
    let top: Owner = { kind, name };
    let next = controller?.kind === 'Node' ? undefined : controller;
    for (let steps = 0; next && steps < LONGEST_CHAIN; steps++) {
      top = { kind: next.kind, name: next.name };
      next = this.#controllers.get(keyOf(namespace, top));
    }
    const hash = labels['pod-template-hash'];
    return top.kind === 'ReplicaSet' && hash && top.name.endsWith(`-${hash}`)
      ? { kind: 'Deployment', name: top.name.slice(0, -hash.length - 1) }
      : top;
  }
}

/** Whether an object only stands between a workload and its pods: the ReplicaSet of a Deployment, the Job of a CronJob. */
export function isIntermediate({
  kind,
  controller,
}: ManifestWorkload): boolean {
  return controller !== undefined && (kind === 'ReplicaSet' || kind === 'Job');
}

/** Identity of a workload inside one cluster. */
export function keyOf(namespace: string, owner: Owner): string {
  return `${namespace}/${owner.kind}/${owner.name}`;
}
