import { createHash } from 'node:crypto';
import {
  CHAIN_START,
  hashedText,
  type Decision,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';

/**
 * The record of every governance decision (R-AUD-01): append-only, each entry
 * with the hash of the one before. An entry is written in the transaction of
 * what it tells of, so that neither is without the other.
 */
export class AuditLog {
  readonly #now: () => Date;

  static create(options: { now: () => Date }): AuditLog {
    return new AuditLog(options.now);
  }

  private constructor(now: () => Date) {
    this.#now = now;
  }

  /** Appends a decision; writers wait for each other, so that the chain has no fork. */
  async record(tx: Knex.Transaction, decision: Decision): Promise<void> {
    await tx('revisions')
      .insert({ name: 'audit-lock', value: '' })
      .onConflict('name')
      .merge();
    const last: { sequence: number; hash: string } | undefined = await tx(
      'audit_entries',
    )
      .orderBy('sequence', 'desc')
      .first('sequence', 'hash');
    const entry = {
      // As it is read back: what the database cannot carry must not be hashed otherwise.
      actor: textAsStored(decision.actor),
      action: textAsStored(decision.action),
      object: textAsStored(decision.object),
      reason:
        decision.reason === undefined
          ? undefined
          : textAsStored(decision.reason),
      before: asStored(decision.before),
      after: asStored(decision.after),
      sequence: (last?.sequence ?? 0) + 1,
      at: this.#now().toISOString(),
      previousHash: last?.hash ?? CHAIN_START,
    };
    await tx('audit_entries').insert({
      sequence: entry.sequence,
      at: entry.at,
      actor: entry.actor,
      action: entry.action,
      object: entry.object,
      before: jsonOrNull(entry.before),
      after: jsonOrNull(entry.after),
      reason: entry.reason ?? null,
      previous_hash: entry.previousHash,
      hash: createHash('sha256').update(hashedText(entry)).digest('hex'),
    });
  }
}

function asStored(value: unknown): unknown {
  // Undefined also for what JSON has no word for, such as a function.
  const json: string | undefined = JSON.stringify(value);
  return json === undefined ? undefined : JSON.parse(json);
}

/** UTF-8 has no half surrogates, and PostgreSQL no NUL in a text. */
function textAsStored(text: string): string {
  return Buffer.from(text.replaceAll('\0', '\uFFFD'), 'utf8').toString('utf8');
}

function jsonOrNull(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}
