import {
  isDigest,
  type ContainerType,
  type Digest,
} from '@image-governance/plugin-golden-images-common';
import type { ManifestWorkload, Report } from './ManifestWorkload';
import type { PodStatus } from './podSchema';

/** One image of a workload's pods. */
export interface WorkloadImage {
  readonly container: string;
  readonly containerType: ContainerType;
  readonly image: string;
  /** Of a Pod that was exported with its status. */
  readonly runningDigest?: Digest;
}

/** Every image of a workload: of containers of all sorts and of image volumes. One that is missing is reported. */
export function workloadImages(
  { template: { spec }, specPath, status }: ManifestWorkload,
  report: Report,
): WorkloadImage[] {
  const named = [
    ...(spec.containers ?? []).map((one, index) => ({
      ...one,
      containerType: 'container' as const,
      path: [...specPath, 'containers', index],
    })),
    ...(spec.initContainers ?? []).map((one, index) => ({
      ...one,
      containerType:
        one.restartPolicy === 'Always'
          ? ('sidecar' as const)
          : ('init' as const),
      path: [...specPath, 'initContainers', index],
    })),
    ...(spec.ephemeralContainers ?? []).map((one, index) => ({
      ...one,
      containerType: 'ephemeral' as const,
      path: [...specPath, 'ephemeralContainers', index],
    })),
    ...(spec.volumes ?? []).flatMap(({ name, image }, index) =>
      image
        ? [
            {
              name,
              image: image.reference,
              containerType: 'volume' as const,
              path: [...specPath, 'volumes', index, 'image'],
            },
          ]
        : [],
    ),
  ];
  const digests = runningDigests(status);
  return named.flatMap(({ name, containerType, image, path }) => {
    const what = `${containerType} '${name}'`;
    if (!image) {
      report(path, `${what} has no image`);
      return [];
    }
    if (image.includes('{{')) {
      const message = `${what} has a template for an image; render the manifests first`;
      report([...path, 'image'], message);
      return [];
    }
    const digest = containerType === 'volume' ? undefined : digests.get(name);
    return [
      {
        container: name,
        containerType,
        image,
        ...(digest && { runningDigest: digest }),
      },
    ];
  });
}

/**
 * What each container runs. A runtime writes `repository@digest`; a bare digest
 * would be that of the image's config and identifies no manifest.
 */
function runningDigests(status: PodStatus | undefined): Map<string, Digest> {
  const statuses = [
    ...(status?.containerStatuses ?? []),
    ...(status?.initContainerStatuses ?? []),
    ...(status?.ephemeralContainerStatuses ?? []),
  ];
  return new Map(
    statuses.flatMap(({ name, imageID }): [string, Digest][] => {
      const digest = imageID?.split('@')[1];
      return digest && isDigest(digest) ? [[name, digest]] : [];
    }),
  );
}
