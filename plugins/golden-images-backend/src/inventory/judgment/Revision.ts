import type { Knex } from 'knex';

const FACTS = 'facts';
const JUDGED = 'judged-under';

/**
 * Counts the changes of facts that any usage may be judged by (releases,
 * approvals). With the policy's version it says what a judgment was made under.
 */
export class Revision {
  readonly #policyVersion: string;

  constructor(options: { policyVersion: string }) {
    this.#policyVersion = options.policyVersion;
  }

  /** What is judged under now: `<policy version>.<revision>`. */
  async current(connection: Knex): Promise<string> {
    const row = await connection('revisions').where({ name: FACTS }).first();
    return this.#text(row.value);
  }

  /**
   * The same, and no {@link Revision.bump} is committed before the transaction
   * is: what it writes as current is current.
   */
  async hold(transaction: Knex.Transaction): Promise<string> {
    const row = await transaction('revisions')
      .where({ name: FACTS })
      .forShare()
      .first();
    return this.#text(row.value);
  }

  /** To be called in the transaction that changes releases or approvals. */
  async bump(transaction: Knex.Transaction): Promise<void> {
    await transaction('revisions')
      .where({ name: FACTS })
      .update({
        value: transaction.raw('cast(cast(value as integer) + 1 as text)'),
      });
  }

  /** Whether every visible usage was judged under this at some time. */
  async isJudged(connection: Knex, under: string): Promise<boolean> {
    const row = await connection('revisions').where({ name: JUDGED }).first();
    return row?.value === under;
  }

  /** Notes that every visible usage was judged under this. */
  async setJudged(connection: Knex, under: string): Promise<void> {
    await connection('revisions')
      .insert({ name: JUDGED, value: under })
      .onConflict('name')
      .merge();
  }

  #text(value: string): string {
    return `${this.#policyVersion}.${value}`;
  }
}
