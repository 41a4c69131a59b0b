import type { Digest } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches, whereOneOf } from '../../database';
import type { TagName } from '../images/TagHistory';

/** `verdicts.judged_under` of a judgment whose facts have changed since. */
export const INVALID = '';

/**
 * Marks the judgments of usages that stand for these images, in the transaction
 * that changes what is known of the images: so no crash can leave a judgment
 * that nobody knows to be out of date.
 */
export async function invalidateByDigest(
  transaction: Knex.Transaction,
  digests: Iterable<Digest>,
): Promise<void> {
  for (const batch of batches(digests)) {
    await invalidate(transaction, usages =>
      usages.whereIn('resolved_digest', batch),
    );
  }
}

/** The same for usages whose reference has one of these tags. */
export async function invalidateByTag(
  transaction: Knex.Transaction,
  tags: Iterable<TagName>,
): Promise<void> {
  for (const batch of batches(tags)) {
    await invalidate(transaction, usages =>
      whereOneOf(
        usages,
        ['registry', 'repository', 'tag'],
        batch.map(name => [name.registry, name.repository, name.tag]),
      ),
    );
  }
}

/** The same for usages of these workloads. */
export async function invalidateByWorkload(
  transaction: Knex.Transaction,
  workloads: Iterable<number>,
): Promise<void> {
  for (const batch of batches(workloads)) {
    await invalidate(transaction, usages =>
      usages.whereIn('workload_id', batch),
    );
  }
}

/** The same for single usages. */
export async function invalidateUsages(
  transaction: Knex.Transaction,
  ids: Iterable<number>,
): Promise<void> {
  for (const batch of batches(ids)) {
    await invalidate(transaction, usages => usages.whereIn('id', batch));
  }
}

async function invalidate(
  transaction: Knex.Transaction,
  select: (usages: Knex.QueryBuilder) => Knex.QueryBuilder,
): Promise<void> {
  // An ended usage keeps the judgment that was made while it ran.
  const usages = () =>
    select(transaction('usages').whereNot({ state: 'ended' }));
  // First: whoever judges one of them now has it locked while that is written.
  await usages().update({
    facts_revision: transaction.raw('facts_revision + 1'),
  });
  await transaction('verdicts')
    .whereIn('usage_id', usages().select('id'))
    .update({ judged_under: INVALID });
}
