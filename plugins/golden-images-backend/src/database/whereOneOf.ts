import type { Knex } from 'knex';

/**
 * Leaves the rows whose columns together are one of `tuples`: `(a, b) in (values …)`.
 * knex writes a list of pairs as it is, which PostgreSQL plans as one search for each
 * of hundreds; a list of values is a table that it joins with an index.
 */
export function whereOneOf(
  query: Knex.QueryBuilder,
  columns: readonly string[],
  tuples: readonly (readonly string[])[],
): Knex.QueryBuilder {
  if (tuples.length === 0) {
    return query.whereRaw('1 = 0');
  }
  const names = columns.map(() => '??').join(', ');
  const values = `(${columns.map(() => '?').join(', ')})`;
  return query.whereRaw(
    `(${names}) in (values ${tuples.map(() => values).join(', ')})`,
    [...columns, ...tuples.flat()],
  );
}
