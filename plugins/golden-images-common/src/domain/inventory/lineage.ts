import type { Digest } from './digest';
import type { ChainId } from './chainId';
import type { Platform } from './image';

/** Identifies a release on every surface, e.g. `python/3.12/2.1.0`. */
export type ReleaseId = string;

/**
 * One reason to believe that an image was built from a release, strongest
 * kind first (design §6). `claimed` evidence never makes a verdict golden.
 */
export type Evidence =
  | {
      /** The running digest is the release's index digest or one of its platform digests. */
      readonly kind: 'digest';
      readonly release: ReleaseId;
      readonly digest: Digest;
      /** Set when the digest is that of one platform, not of the index. */
      readonly platform?: Platform;
    }
  | {
      /** The release's ordered diff ids are a prefix of the image's. */
      readonly kind: 'layers';
      readonly release: ReleaseId;
      readonly chainId: ChainId;
      /** Number of layers of the release, all shared. */
      readonly layers: number;
      /** Number of layers of the image. */
      readonly ofLayers: number;
    }
  | {
      /** A verified attestation names the release's digest among its materials. */
      readonly kind: 'provenance';
      readonly release: ReleaseId;
      readonly material: Digest;
      readonly signer: string;
    }
  | {
      /** `org.opencontainers.image.base.digest` or `.name`: inherited, forgeable, stale. */
      readonly kind: 'annotation';
      /** The release that the claim names, when it names one we know. */
      readonly release?: ReleaseId;
      readonly claim: string;
      readonly source: 'manifest annotation' | 'config label';
    };

/** Which release an image was built from, as far as it can be proven. */
export interface Lineage {
  /**
   * Releases proven by the strongest evidence there is; more than one when
   * several releases share the deepest prefix (all ties are kept and shown).
   * Empty when nothing is proven.
   */
  readonly releases: readonly ReleaseId[];
  /** Everything found, proofs first, claims last. */
  readonly evidence: readonly Evidence[];
}
