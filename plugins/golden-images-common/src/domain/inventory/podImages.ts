import type { Digest } from './digest';
import type { PodSpec, PodStatus } from './podSchema';
import { runningDigest } from './runningDigest';
import type { ContainerType } from './usage';

/** One image that a pod spec names. */
export interface PodImage {
  /** Name of the container, or of the volume. */
  readonly container: string;
  readonly containerType: ContainerType;
  /** The reference exactly as written; absent when the spec has none. */
  readonly image?: string;
  /** As the pod's status tells it. */
  readonly runningDigest?: Digest;
  /** Keys and indexes from the spec to what names the image, e.g. `['containers', 0]`. */
  readonly path: readonly (string | number)[];
}

/**
 * Every image of a pod: of its containers of all sorts, and of its image volumes.
 * @param status - absent for a template, which runs nothing
 */
export function podImages(
  spec: PodSpec,
  status?: PodStatus | null,
): readonly PodImage[] {
  const running = runningImages(status);
  const containers = (
    ['containers', 'initContainers', 'ephemeralContainers'] as const
  ).flatMap(list =>
    (spec[list] ?? []).map(({ name, image, restartPolicy }, index) => ({
      name,
      containerType: containerType(list, restartPolicy),
      image,
      imageId: running.containers.get(name),
      path: [list, index],
    })),
  );
  const volumes = (spec.volumes ?? []).flatMap(({ name, image }, index) =>
    image
      ? {
          name,
          containerType: 'volume' as const,
          image: image.reference,
          imageId: running.volumes.get(name),
          path: ['volumes', index, 'image'],
        }
      : [],
  );
  return [...containers, ...volumes].map(
    ({ name, containerType: type, image, imageId, path }) => {
      const digest = runningDigest(imageId);
      return {
        container: name,
        containerType: type,
        ...(image && { image }),
        ...(digest && { runningDigest: digest }),
        path,
      };
    },
  );
}

function containerType(
  list: 'containers' | 'initContainers' | 'ephemeralContainers',
  restartPolicy: string | null | undefined,
): ContainerType {
  switch (list) {
    case 'containers':
      return 'container';
    case 'initContainers':
      return restartPolicy === 'Always' ? 'sidecar' : 'init';
    case 'ephemeralContainers':
      return 'ephemeral';
    default:
      throw new TypeError(`Unknown list ${list satisfies never}`);
  }
}

/** Image ids by the name of the container, and of the image volume that one mounts. */
function runningImages(status: PodStatus | null | undefined) {
  const statuses = [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ];
  return {
    containers: new Map(statuses.map(({ name, imageID }) => [name, imageID])),
    volumes: new Map(
      statuses
        .flatMap(({ volumeMounts }) => volumeMounts ?? [])
        .map(({ name, volumeStatus }) => [name, volumeStatus?.image?.imageRef]),
    ),
  };
}
