import type { ContainerType } from '@image-governance/plugin-golden-images-common';
import type { PodSpec } from './objects';

/** One image that a pod spec names. */
export interface PodImage {
  /** Name of the container, or of the volume. */
  readonly name: string;
  readonly type: ContainerType;
  /** The reference exactly as written; absent when the spec has none. */
  readonly image?: string;
}

/** Every image of a pod spec: of its containers of all sorts, and of its image volumes. */
export function podImages(spec: PodSpec): readonly PodImage[] {
  return [
    ...(spec.containers ?? []).map(container =>
      podImage(container.name, 'container', container.image),
    ),
    ...(spec.initContainers ?? []).map(container =>
      podImage(
        container.name,
        container.restartPolicy === 'Always' ? 'sidecar' : 'init',
        container.image,
      ),
    ),
    ...(spec.ephemeralContainers ?? []).map(container =>
      podImage(container.name, 'ephemeral', container.image),
    ),
    ...(spec.volumes ?? [])
      .filter(volume => volume.image)
      .map(volume => podImage(volume.name, 'volume', volume.image?.reference)),
  ];
}

function podImage(
  name: string,
  type: ContainerType,
  image: string | null | undefined,
): PodImage {
  return image ? { name, type, image } : { name, type };
}
