import type { Knex } from 'knex';
import { batches } from '../../database';

/**
 * Says, in the transaction that changes what runs in a source or how it is
 * judged or owned, that the sums kept of it are no longer right.
 */
export async function outdateFigures(
  transaction: Knex.Transaction,
  sourceIds: readonly number[],
): Promise<void> {
  await transaction('sources')
    .whereIn('id', [...sourceIds])
    .update({ figures_current: false });
}

/** The same for the sources of these workloads. */
export async function outdateFiguresOf(
  transaction: Knex.Transaction,
  workloads: Iterable<number>,
): Promise<void> {
  const sources = new Set<number>();
  for (const batch of batches(workloads)) {
    const ids: number[] = await transaction('workloads')
      .whereIn('id', batch)
      .distinct()
      .pluck('source_id');
    ids.forEach(id => sources.add(id));
  }
  // Always in the same order, so that no two of these wait for each other.
  await outdateFigures(
    transaction,
    [...sources].sort((a, b) => a - b),
  );
}
