import type { AuditEntry } from '../domain/audit/auditEntry';
import type {
  ChainBreak,
  ChainHead,
  ChainPoint,
} from '../domain/audit/verifyChain';

/** Filter of the audit log; lists are "any of". */
export interface AuditFilter {
  /** Entity refs of users, `external:<subject>`, `system`. */
  readonly actor?: readonly string[];
  /** Such as `release.promote`. */
  readonly action?: readonly string[];
  /** Such as `release:python/3.12/2.1.0`. */
  readonly object?: readonly string[];
  /** ISO time; entries from then on. */
  readonly from?: string;
  /** ISO time; entries before it. */
  readonly to?: string;
}

/** Formats of an export: `ndjson` can be verified, `csv` is for spreadsheets. */
export type AuditExportFormat = 'ndjson' | 'csv';

/** What came of the last check of the audit log's chain. */
export interface AuditVerification {
  /** ISO time of the check. */
  readonly at: string;
  /** Entries that are as they were written: all, or those before the break. */
  readonly entries: number;
  /** The last of them. */
  readonly head?: ChainHead;
  /** The first broken entry; absent when the chain is unbroken. */
  readonly broken?: ChainBreak;
}

/** The newest entry of the audit log, to be kept elsewhere. */
export interface AuditHead {
  /** Absent while nothing was decided. */
  readonly head?: ChainHead;
}

/** Last line of an export: what it is an export of. */
export interface AuditExportEnd {
  readonly export: {
    /** ISO time. */
    readonly at: string;
    /** False for one with a filter: then the chain in it cannot be checked. */
    readonly complete: boolean;
    readonly entries: number;
    /** Newest entry of the log when it was exported. */
    readonly head?: ChainPoint;
  };
}

/** A decision about one thing, as its timeline shows it. */
export type DecisionView = Omit<AuditEntry, 'previousHash' | 'hash'>;
