import type { Knex } from 'knex';

/**
 * Leaves the rows whose columns together are one of `tuples`: `(a, b) in (values …)`.
 * knex writes a list of pairs as it is, which PostgreSQL plans as one search for each
 * of hundreds; a list of values is a table that it joins with an index.
 */
export function whereOneOf(
  query: Knex.QueryBuilder,
  columns: readonly string[],
  tuples: readonly (readonly (string | number)[])[],
): Knex.QueryBuilder {
  if (tuples.length === 0) {
    return query.whereRaw('1 = 0');
  }
  const names = columns.map(() => '??').join(', ');
  const values = tuples.map(tuple => `(${tuple.map(markOf).join(', ')})`);
  return query.whereRaw(`(${names}) in (values ${values.join(', ')})`, [
    ...columns,
    ...tuples.flat(),
  ]);
}

/** Among values PostgreSQL takes a parameter for text unless it is told otherwise. */
function markOf(value: string | number): string {
  return typeof value === 'number' ? 'cast(? as integer)' : '?';
}
