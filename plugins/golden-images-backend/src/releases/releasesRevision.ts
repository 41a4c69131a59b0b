import type { Knex } from 'knex';

const NAME = 'releases';

/** Another text after every change of the releases on record. */
export async function releasesRevision(connection: Knex): Promise<string> {
  const row = await connection('revisions').where({ name: NAME }).first();
  return row.value;
}

/** To be called in the transaction that changes releases. */
export async function bumpReleasesRevision(
  transaction: Knex.Transaction,
): Promise<void> {
  await transaction('revisions')
    .where({ name: NAME })
    .update({
      value: transaction.raw('cast(cast(value as integer) + 1 as text)'),
    });
}
