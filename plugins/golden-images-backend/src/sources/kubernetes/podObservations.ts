import type { Digest } from '@image-governance/plugin-golden-images-common';
import { controllerOf, type Pod } from './objects';
import type { Owner } from './OwnerIndex';
import { podImages, type PodImage } from './podImages';
import { runningDigest } from './runningDigest';

/** Controllers that run another pod in place of one that ended. */
const REPLACING = new Set([
  'ReplicaSet',
  'ReplicationController',
  'StatefulSet',
  'DaemonSet',
]);

/** What a pod says of one of its images. */
export interface PodObservation {
  readonly image: PodImage;
  readonly observed: { readonly runningDigest?: Digest; readonly pods: 0 | 1 };
}

/** Every image of a pod with the digest that it runs; a finished pod is no pod, but it tells what ran. */
export function podObservations(pod: Pod): readonly PodObservation[] {
  const pods = isFinished(pod) ? 0 : 1;
  const statuses = [
    ...(pod.status?.containerStatuses ?? []),
    ...(pod.status?.initContainerStatuses ?? []),
    ...(pod.status?.ephemeralContainerStatuses ?? []),
  ];
  const containers = new Map(
    statuses.map(({ name, imageID }) => [name, imageID]),
  );
  const volumes = new Map(
    statuses
      .flatMap(({ volumeMounts }) => volumeMounts ?? [])
      .map(({ name, volumeStatus }) => [name, volumeStatus?.image?.imageRef]),
  );
  return podImages(pod.spec).map(image => {
    const imageIds = image.type === 'volume' ? volumes : containers;
    const digest = runningDigest(imageIds.get(image.name));
    return {
      image,
      observed: { pods, ...(digest && { runningDigest: digest }) },
    };
  });
}

/**
 * Whether a pod is only what is left of a former one: it is finished, and its
 * controller runs others in its place (an evicted pod of a Deployment, an
 * earlier run of a CronJob). Its image may be long replaced, so it says nothing
 * of the workload as it is. The pod of a Job is the Job, also when finished.
 */
export function isHistory(pod: Pod, workload: Owner): boolean {
  const controller = controllerOf(pod.metadata);
  return (
    isFinished(pod) &&
    (workload.kind === 'CronJob' ||
      (controller !== undefined && REPLACING.has(controller.kind)))
  );
}

function isFinished(pod: Pod): boolean {
  const phase = pod.status?.phase;
  return phase === 'Succeeded' || phase === 'Failed';
}
