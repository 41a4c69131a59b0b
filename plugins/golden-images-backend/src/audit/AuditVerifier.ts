import { createHash } from 'node:crypto';
import {
  verifyChain,
  type AuditVerification,
  type ChainHead,
  type ChainPoint,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { AuditReader } from './AuditReader';

/** How long a check is good for; it reads the whole log. */
const GOOD_FOR_MS = 5 * 60_000;

const NAME = 'last';

interface VerificationRow {
  readonly name: string;
  readonly at: string;
  readonly entries: number;
  readonly head: string | null;
  readonly broken: string | null;
  readonly known: string | null;
}

/**
 * Checks the chain of the audit log. It remembers how far the chain once was
 * unbroken, so that entries taken from its end are missed, too.
 */
export class AuditVerifier {
  readonly #knex: Knex;
  readonly #reader: AuditReader;
  readonly #now: () => Date;
  #running: Promise<AuditVerification> | undefined;

  static create(options: {
    knex: Knex;
    reader: AuditReader;
    now: () => Date;
  }): AuditVerifier {
    return new AuditVerifier(options);
  }

  private constructor(options: {
    knex: Knex;
    reader: AuditReader;
    now: () => Date;
  }) {
    this.#knex = options.knex;
    this.#reader = options.reader;
    this.#now = options.now;
  }

  /** The last check, made anew when it is older than five minutes. */
  async recent(): Promise<AuditVerification> {
    const last = await this.#last();
    const age = last && this.#now().getTime() - Date.parse(last.at);
    return last && age !== undefined && age >= 0 && age < GOOD_FOR_MS
      ? viewOf(last)
      : this.verify();
  }

  /** Checks the whole log now. Who asks during a check waits for that one. */
  async verify(): Promise<AuditVerification> {
    this.#running ??= this.#verify().finally(() => {
      this.#running = undefined;
    });
    return this.#running;
  }

  /** Checks the whole log against a point of it that was kept elsewhere. */
  async verifyAgainst(known: ChainPoint): Promise<AuditVerification> {
    return this.#check(known);
  }

  async #verify(): Promise<AuditVerification> {
    const last = await this.#last();
    const known = parsed<ChainHead>(last?.known ?? null);
    const found = await this.#check(known);
    const row: VerificationRow = {
      name: NAME,
      at: found.at,
      entries: found.entries,
      head: textOf(found.head),
      broken: textOf(found.broken),
      known: textOf(found.broken ? known : found.head),
    };
    await this.#knex('audit_verifications')
      .insert(row)
      .onConflict('name')
      .merge();
    return found;
  }

  async #check(known: ChainPoint | undefined): Promise<AuditVerification> {
    const at = this.#now().toISOString();
    const entries = this.#reader.all({}, await this.#reader.head());
    return { at, ...(await verifyChain(entries, { sha256, known })) };
  }

  async #last(): Promise<VerificationRow | undefined> {
    return this.#knex<VerificationRow>('audit_verifications')
      .where({ name: NAME })
      .first();
  }
}

function viewOf({
  at,
  entries,
  head,
  broken,
}: VerificationRow): AuditVerification {
  return { at, entries, head: parsed(head), broken: parsed(broken) };
}

function textOf(value: object | undefined): string | null {
  return value ? JSON.stringify(value) : null;
}

/** What this class wrote itself. */
function parsed<T>(json: string | null): T | undefined {
  return json === null ? undefined : JSON.parse(json);
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
