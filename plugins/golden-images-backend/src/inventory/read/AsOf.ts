import { InputError } from '@backstage/errors';
import type { Knex } from 'knex';

/** The moment that an answer is for. */
export interface AsOf {
  /** ISO time with milliseconds in UTC, as the database has times. */
  readonly at: string;
  /** True for "now": what is open is read, instead of the intervals that cover `at`. */
  readonly now: boolean;
}

/** The moment a request asks for. */
export function asOf(at: string | undefined, now: Date): AsOf {
  if (at === undefined) {
    return { at: now.toISOString(), now: true };
  }
  const moment = new Date(at);
  if (Number.isNaN(moment.getTime())) {
    throw new InputError(`at: '${at}' is not an ISO 8601 time`);
  }
  return { at: moment.toISOString(), now: false };
}

/**
 * Usages (as `u`) that ran at that moment, as far as complete scans know.
 * A usage that is still open counts for every later moment too.
 */
export function usagesAt(
  knex: Knex,
  { at, now }: AsOf,
  alias: string = 'u',
): Knex.QueryBuilder {
  const usages = knex.from({ [alias]: 'usages' });
  return now
    ? usages.where(`${alias}.state`, 'open')
    : usages
        .whereNot(`${alias}.state`, 'pending')
        .where(`${alias}.first_seen_at`, '<=', at)
        .where(ended =>
          ended
            .whereNull(`${alias}.ended_at`)
            .orWhere(`${alias}.ended_at`, '>', at),
        );
}
