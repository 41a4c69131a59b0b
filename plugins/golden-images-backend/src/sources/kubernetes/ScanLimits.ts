/** What a scan puts up with from an API server before it fails. */
export interface ScanLimits {
  /** Bytes of one answer, after decompression. */
  readonly responseBytes: number;
  /** Milliseconds that one request may take, its body included. */
  readonly requestMilliseconds: number;
  /** How often one request is sent when the server says that it is busy. */
  readonly attempts: number;
  /** The longest wait between two attempts in milliseconds, whatever `Retry-After` asks for. */
  readonly retryMilliseconds: number;
  /** How often a listing goes on after its continue token expired. */
  readonly expiries: number;
  /** Objects of one listing, those counted that come again after a restart. */
  readonly objects: number;
}

/** Ample for a cluster at the limits of what Kubernetes supports (150,000 pods). */
export const DEFAULT_LIMITS: ScanLimits = {
  responseBytes: 64 * 1024 * 1024,
  requestMilliseconds: 60_000,
  attempts: 4,
  retryMilliseconds: 30_000,
  expiries: 5,
  objects: 5_000_000,
};

/** Waits, unless the signal is quicker. */
export type Wait = (milliseconds: number, signal: AbortSignal) => Promise<void>;
