import type { ChainId } from '../inventory/chainId';
import type { Digest } from '../inventory/digest';
import type { Platform } from '../inventory/image';
import type { ReleaseId } from '../inventory/lineage';

/** Where a date came from; the first that is known wins, in this order. */
export type DateOrigin =
  | 'decision'
  | 'governance-file'
  | 'annotation'
  | 'image-config';

/** Facts about one golden release: family → track → release (design §2). Dates are ISO. */
export interface Release {
  readonly id: ReleaseId;
  /** `python`. */
  readonly family: string;
  /** `3.12`. */
  readonly track: string;
  /** `MAJOR.MINOR.PATCH`, without prefix. */
  readonly version: string;
  readonly registry: string;
  readonly repository: string;
  /** The immutable tag, e.g. `3.12-golden-v2.1.0`. */
  readonly tag: string;
  /** Index digest, or the manifest digest of a single-platform release. */
  readonly digest: Digest;
  readonly platforms: readonly ReleasePlatform[];
  /** Whether a decision or the governance file has it on record; a tag alone is drift (R-REG-06). */
  readonly recorded: boolean;
  /** Date of the upstream release. */
  readonly upstreamReleasedAt?: string;
  /** Date it became golden: the start of the EOL clock (AMB-01d). */
  readonly promotedAt?: string;
  readonly promotedAtOrigin?: DateOrigin;
  /** Deprecation announced. */
  readonly announcedAt?: string;
  /** Planned removal; at least the notice after `announcedAt`. */
  readonly removalAt?: string;
  /** Set when it was actually taken out of the registry. */
  readonly removedAt?: string;
  /** Decided before release: evaluation states that no clock computes. */
  readonly stage?: 'candidate' | 'testing' | 'approved' | 'rejected';
  readonly notes?: string;
}

/** One platform of a release, with what is needed to prove lineage from it. */
export interface ReleasePlatform {
  readonly platform: Platform;
  readonly digest: Digest;
  readonly chainId: ChainId;
  readonly layers: number;
}
