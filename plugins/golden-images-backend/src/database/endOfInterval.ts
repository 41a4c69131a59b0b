import type { Knex } from 'knex';

/**
 * The end of an interval: `at`, but never before its beginning. Replicas may
 * have different clocks, and a clock may be set back.
 * @param beginning - column that holds the beginning
 */
export function endOfInterval(
  connection: Knex,
  beginning: string,
  at: string,
): Knex.Raw {
  return connection.raw('case when ?? > ? then ?? else ? end', [
    beginning,
    at,
    beginning,
    at,
  ]);
}
