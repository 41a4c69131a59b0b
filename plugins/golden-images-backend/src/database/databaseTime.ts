import type { Knex } from 'knex';

/**
 * The time by the database's own clock, which all replicas share, as text like
 * every time in the database.
 * @param offsetMs - milliseconds from now
 */
export function databaseTime(connection: Knex, offsetMs: number = 0): Knex.Raw {
  const seconds = (offsetMs / 1000).toFixed(3);
  return isPostgres(connection)
    ? connection.raw(
        `to_char((clock_timestamp() + ?::interval) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
        [`${seconds} seconds`],
      )
    : connection.raw(`strftime('%Y-%m-%dT%H:%M:%fZ', 'now', ?)`, [
        `${seconds} seconds`,
      ]);
}

/** Whether it speaks to PostgreSQL. */
export function isPostgres(connection: Knex): boolean {
  return String(connection.client.config.client).startsWith('pg');
}
