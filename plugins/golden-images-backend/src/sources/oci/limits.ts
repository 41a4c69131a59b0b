/** Bounds of every read, so that no answer can exhaust memory or time. */
export interface OciLimits {
  /** Largest manifest or index, in bytes (distribution-spec: 4 MiB). */
  readonly manifestBytes: number;
  /** Largest image config, in bytes. */
  readonly configBytes: number;
  /** Largest answer of a token endpoint, in bytes. */
  readonly tokenBytes: number;
  /** Largest page of a listing, in bytes. */
  readonly listingBytes: number;
  /** Deepest nesting of a JSON document. */
  readonly jsonDepth: number;
  /** Deepest nesting of an index in an index; the outermost counts as 1. */
  readonly indexDepth: number;
  /** Most platform images of one index, nested ones included. */
  readonly platforms: number;
  /** Time for one request, headers and whole body, in milliseconds. */
  readonly requestMs: number;
  /** Most redirects of one request. */
  readonly redirects: number;
  /** Most attempts of one request. */
  readonly attempts: number;
  /** Longest wait between attempts; a `Retry-After` beyond it ends the read, in milliseconds. */
  readonly retryAfterMs: number;
  /** Most requests under way at once to one registry. */
  readonly concurrency: number;
  /** Manifests and configs kept in memory, in bytes. */
  readonly cacheBytes: number;
}

const MIB = 1024 * 1024;

/** Generous for real registries, small for a server that means harm. */
export const DEFAULT_LIMITS: OciLimits = {
  manifestBytes: 4 * MIB,
  configBytes: 8 * MIB,
  tokenBytes: 64 * 1024,
  listingBytes: 8 * MIB,
  jsonDepth: 32,
  indexDepth: 3,
  platforms: 100,
  requestMs: 30_000,
  redirects: 5,
  attempts: 5,
  retryAfterMs: 60_000,
  concurrency: 4,
  cacheBytes: 16 * MIB,
};
