/**
 * Rows in one statement: knex writes a SQLite insert as a compound SELECT, of
 * which SQLite takes 500 (https://www.sqlite.org/limits.html), and the widest
 * table has about 20 columns of its 32,766 variables.
 */
export const BATCH = 400;

/** Cuts a list into parts that fit into one statement on every database. */
export function batches<T>(rows: Iterable<T>, size: number = BATCH): T[][] {
  const parts: T[][] = [];
  let part: T[] = [];
  for (const row of rows) {
    if (part.length === 0) {
      parts.push(part);
    }
    part.push(row);
    if (part.length === size) {
      part = [];
    }
  }
  return parts;
}
