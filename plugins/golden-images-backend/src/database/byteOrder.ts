import type { Knex } from 'knex';
import { isPostgres } from './databaseTime';

/** A column as it is ordered on every database, whatever the locale of its server: so that lists of several queries can be put together. */
export function byteOrder(connection: Knex, column: string): Knex.Raw {
  return isPostgres(connection)
    ? connection.raw('?? collate "C"', [column])
    : connection.raw('??', [column]);
}
