import {
  podImages,
  type PodImage,
} from '@image-governance/plugin-golden-images-common';
import type { ManifestWorkload, Report } from './ManifestWorkload';

/** One image of a workload's pods. */
export type WorkloadImage = Omit<PodImage, 'path' | 'image'> & {
  readonly image: string;
};

/** Every image of a workload: of containers of all sorts and of image volumes. One that is missing is reported. */
export function workloadImages(
  { template: { spec }, specPath, status }: ManifestWorkload,
  report: Report,
): WorkloadImage[] {
  return podImages(spec, status).flatMap(({ path, image, ...named }) => {
    const place = [...specPath, ...path];
    const what = `${named.containerType} '${named.container}'`;
    if (!image) {
      report(place, `${what} has no image`);
      return [];
    }
    if (image.includes('{{')) {
      const message = `${what} has a template for an image; render the manifests first`;
      report([...place, 'image'], message);
      return [];
    }
    return [{ ...named, image }];
  });
}
