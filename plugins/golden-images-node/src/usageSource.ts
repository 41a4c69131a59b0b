import type { ObservedUsage } from '@image-governance/plugin-golden-images-common';

/**
 * Reads what runs somewhere: a cluster, a directory of manifests, or whatever
 * a module adds through {@link goldenImagesSourcesExtensionPoint}.
 */
export interface UsageSource {
  /** Unique, stable name; scans and facts are kept under it. */
  readonly name: string;
  /** Kind of adapter, e.g. `kubernetes`. */
  readonly type: string;
  /** What it reads, in words, without credentials. */
  readonly target: string;
  /**
   * Yields everything once, in pages that fit in memory. Each pod is counted in
   * exactly one page, also when the source has to restart a listing. Throws when
   * anything could not be read: an iteration that ends normally is complete.
   */
  listUsages(options: ReadOptions): AsyncIterable<UsagePage>;
}

/** Options of a read. */
export interface ReadOptions {
  readonly signal: AbortSignal;
}

/** A page of observations. */
export interface UsagePage {
  readonly usages: readonly ObservedUsage[];
  /** What was skipped and why (file and line), for people; never a credential. */
  readonly problems?: readonly string[];
  /**
   * Parts of the source (`ObservedUsage.origin`) that could not be read whole. What was
   * seen there before and is not seen now stays as it was: broken is not gone.
   */
  readonly unreadable?: readonly string[];
}
