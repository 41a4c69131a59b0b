import type { AuditEntry } from '@image-governance/plugin-golden-images-common';

/** An entry of the audit log as the database has it. */
export interface AuditRow {
  readonly sequence: number;
  readonly at: string;
  readonly actor: string;
  readonly action: string;
  readonly object: string;
  readonly before: string | null;
  readonly after: string | null;
  readonly reason: string | null;
  readonly previous_hash: string;
  readonly hash: string;
}

/** The entry as it is hashed: what is absent is left out. */
export function entryOf(row: AuditRow): AuditEntry {
  const { sequence, at, actor, action, object, hash } = row;
  return {
    sequence,
    at,
    actor,
    action,
    object,
    ...(row.before === null ? {} : { before: valueOf(row.before) }),
    ...(row.after === null ? {} : { after: valueOf(row.after) }),
    ...(row.reason === null ? {} : { reason: row.reason }),
    previousHash: row.previous_hash,
    hash,
  };
}

/** A value that somebody made unreadable is shown as it is; its hash tells that it was changed. */
function valueOf(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return { unreadable: json };
  }
}
