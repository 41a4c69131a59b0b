import type { PodStatus } from './podSchema';

/** Controllers that run another pod in place of one that ended. */
const REPLACING: ReadonlySet<string> = new Set([
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
]);

/** Whether a pod has ended: it is no pod of its workload any more, but it tells what ran. */
export function isFinishedPod(
  status: Pick<PodStatus, 'phase'> | null | undefined,
): boolean {
  return status?.phase === 'Succeeded' || status?.phase === 'Failed';
}

/**
 * Whether a pod is only what is left of a former one: it is finished, and its
 * controller runs others in its place (an evicted pod of a Deployment, an
 * earlier run of a CronJob). Its image may be long replaced, so it says nothing
 * of the workload as it is. The pod of a Job is the Job, also when finished.
 */
export function isFormerPod(pod: {
  readonly status: Pick<PodStatus, 'phase'> | null | undefined;
  /** Kind of what made the pod; absent when nothing did. */
  readonly controllerKind: string | undefined;
  /** Kind of the workload that the pod is accounted to. */
  readonly workloadKind: string;
}): boolean {
  return (
    isFinishedPod(pod.status) &&
    (pod.workloadKind === 'CronJob' ||
      (pod.controllerKind !== undefined && REPLACING.has(pod.controllerKind)))
  );
}
