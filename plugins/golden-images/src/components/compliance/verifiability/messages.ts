/** Texts of how many images in production can be verified. */
export const verifiabilityMessages = {
  title: 'Verifiable images',
  what: 'what can be verified',
  none: 'No image runs in production.',
  statement:
    '{{verifiable, number}} of {{total, number}} images in production have digest, base release, signature and bill of materials on record.',
  show: 'What is missing',
  table: 'Images that cannot be verified',
  base: 'Base release',
  images: 'Images',
  missing: 'Missing',
  noBase: 'none is proven',
  noDigest: 'content not known',
  part: {
    digest: 'digest',
    lineage: 'base release',
    signature: 'verified signature',
    sbom: 'bill of materials',
  },
} as const;
