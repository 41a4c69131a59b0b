import type { Digest } from '@image-governance/plugin-golden-images-common';

/** Something attached to an image in its repository: signatures, attestations, an SBOM. Nothing about it is verified. */
export interface AttachedArtifact {
  /** Where it was found: a tag such as `sha256-….sig`, or the digest of a referrer. */
  readonly place: string;
  /** `artifactType` of a referrer, when it has one. */
  readonly artifactType?: string;
  readonly layers: readonly ArtifactLayer[];
}

/** A body of an {@link AttachedArtifact}. */
export interface ArtifactLayer {
  readonly mediaType: string;
  readonly digest: Digest;
  /** In bytes, as the manifest says. */
  readonly size: number;
  readonly annotations: Readonly<Record<string, string>>;
}
