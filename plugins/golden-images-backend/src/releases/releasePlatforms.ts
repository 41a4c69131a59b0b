import {
  chainIds,
  type ReleasePlatform,
  type ResolvedImage,
} from '@image-governance/plugin-golden-images-common';
import { sha256 } from '../inventory/images';

/**
 * The platforms of a release's image, with what proves lineage from them. A
 * platform without layers proves nothing: every image would be built on it.
 */
export function releasePlatforms(image: ResolvedImage): ReleasePlatform[] {
  const manifests = image.kind === 'index' ? image.manifests : [image];
  return manifests.flatMap(({ platform, digest, diffIds }) => {
    const chainId = chainIds(diffIds, sha256).pop();
    return chainId
      ? [{ platform, digest, chainId, layers: diffIds.length }]
      : [];
  });
}
