import type {
  RequestFacts,
  TierReport,
} from '@image-governance/plugin-golden-images-common';

/** Tells the tier of a document. @throws InputError for what cannot be read as one */
export type Classify = (
  kind: 'dockerfile' | 'manifest',
  text: string,
) => Promise<TierReport>;

/**
 * Classifies everything that a request changes: the higher tier wins, and what
 * was found in the manifest stands after what was found in the Dockerfile.
 */
export async function classifyRequest(
  { dockerfile, manifest }: Pick<RequestFacts, 'dockerfile' | 'manifest'>,
  classify: Classify,
): Promise<TierReport> {
  const image = await classify('dockerfile', dockerfile);
  if (!manifest?.trim()) {
    return image;
  }
  const deployment = await classify('manifest', manifest);
  const decides = deployment.tier > image.tier ? deployment : image;
  return {
    tier: decides.tier,
    sentence: decides.sentence,
    findings: [...image.findings, ...deployment.findings],
    // Those of a manifest run beside the image; what it is built on is in its Dockerfile.
    images: image.images,
    packages: image.packages,
  };
}
