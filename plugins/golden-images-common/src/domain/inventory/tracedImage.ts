import type { ChainId } from './chainId';
import type { Digest } from './digest';
import type { Platform } from './image';

/** One platform image as far as lineage depends on it. */
export interface TracedManifest {
  readonly digest: Digest;
  readonly platform: Platform;
  /** Chain ids of every layer prefix, see `chainIds`. */
  readonly chainIds: readonly ChainId[];
  readonly labels: Readonly<Record<string, string>>;
  readonly annotations: Readonly<Record<string, string>>;
}

/** What is known of the image whose lineage is asked for. */
export interface TracedImage {
  /** The digest that runs or is pinned: an index's or a manifest's. */
  readonly digest: Digest;
  /** The manifest itself, or every platform manifest of the index; empty while the content could not be read. */
  readonly manifests: readonly TracedManifest[];
  /** Annotations of the index. */
  readonly indexAnnotations?: Readonly<Record<string, string>>;
  /** Materials of attestations whose signature was verified. */
  readonly provenance?: readonly {
    readonly material: Digest;
    readonly signer: string;
  }[];
}
