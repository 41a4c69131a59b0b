import type { Digest } from './digest';

/**
 * What kind of workload owns a container: the top controller, or the Pod
 * itself when nothing owns it (design §2). Other kinds (an Argo `Rollout`, a
 * custom resource with a pod template) keep the kind they have.
 */
export type WorkloadKind =
  | 'Deployment'
  | 'StatefulSet'
  | 'DaemonSet'
  | 'ReplicaSet'
  | 'Job'
  | 'CronJob'
  | 'Pod'
  | (string & {});

/** Where an image stands in a pod spec. `sidecar` is an init container with `restartPolicy: Always`. */
export type ContainerType =
  | 'container'
  | 'init'
  | 'sidecar'
  | 'ephemeral'
  | 'volume';

/** Identity of a workload inside the estate. */
export interface WorkloadKey {
  readonly cluster: string;
  readonly namespace: string;
  readonly kind: WorkloadKind;
  readonly name: string;
}

/** A workload as a source saw it. */
export interface ObservedWorkload extends WorkloadKey {
  /** Labels of the workload's pods (of the pod template), which selectors match. */
  readonly labels: Readonly<Record<string, string>>;
}

/**
 * One observation of a container of a workload: the reference in its spec and
 * the digest it runs. The same container may be observed with two digests
 * while a roll-out is going on; these are two usages.
 */
export interface ObservedUsage {
  readonly workload: ObservedWorkload;
  readonly container: string;
  readonly containerType: ContainerType;
  /** The reference exactly as the pod spec has it. */
  readonly image: string;
  /** From `status.containerStatuses[].imageID`; absent where nothing runs (scaled to zero, manifests). */
  readonly runningDigest?: Digest;
  /**
   * Number of pods that this observation stands for. From a cluster: running
   * pods, 0 when read from a template. From manifests: the pods that are asked
   * for (`replicas`, default 1), declared and not observed.
   */
  readonly pods: number;
  /**
   * The part of the source it was read from, where a part can fail by itself: a
   * manifest's file. See `UsagePage.unreadable`.
   */
  readonly origin?: string;
}
