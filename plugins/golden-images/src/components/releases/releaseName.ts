import {
  releaseTag,
  type ReleaseName,
} from '@image-governance/plugin-golden-images-common';

/** `python 3.12-golden-v2.1.0`: a release as people say it. */
export function releaseName(release: ReleaseName): string {
  return `${release.family} ${releaseTag(release)}`;
}
