import { canonicalJson } from './canonicalJson';

/** What of a decision goes on record (R-AUD-01). */
export interface Decision {
  /** Entity ref of the user, or `external:<subject>` of a service that called, or `system` for a clock. */
  readonly actor: string;
  /** Verb and noun, such as `release.promote`. */
  readonly action: string;
  /** What it is about: `release:python/3.12/2.1.0`. */
  readonly object: string;
  /** JSON value of what held before, if the decision changed something that was there. */
  readonly before?: unknown;
  /** JSON value of what holds since. */
  readonly after?: unknown;
  readonly reason?: string;
}

/** A decision on record: one link of the chain. */
export interface AuditEntry extends Decision {
  /** 1, 2, 3, … without gaps. */
  readonly sequence: number;
  /** ISO time. */
  readonly at: string;
  /** {@link AuditEntry.hash} of the entry before; of the first entry, {@link CHAIN_START}. */
  readonly previousHash: string;
  /** Hex SHA-256 of {@link hashedText}. */
  readonly hash: string;
}

/** What the first entry names as the hash before it. */
export const CHAIN_START = '0'.repeat(64);

/** The text that the hash of an entry is of: canonical JSON (RFC 8785 order of keys) of all but the hash. */
export function hashedText(entry: Omit<AuditEntry, 'hash'>): string {
  const { sequence, at, previousHash } = entry;
  const { actor, action, object, before, after, reason } = entry;
  return canonicalJson({
    sequence,
    at,
    previousHash,
    actor,
    action,
    object,
    before,
    after,
    reason,
  });
}
