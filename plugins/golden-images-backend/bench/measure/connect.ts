import knexFactory, { type Knex } from 'knex';

/** A connection to `postgresql://…`, or to the SQLite file of that name, as Backstage sets them up. */
export function connect(url: string): Knex {
  return url.startsWith('postgresql://')
    ? knexFactory({ client: 'pg', connection: url, pool: { min: 0, max: 10 } })
    : knexFactory({
        client: 'better-sqlite3',
        connection: url,
        useNullAsDefault: true,
        pool: {
          afterCreate(
            connection: { pragma(text: string): void },
            done: () => void,
          ) {
            connection.pragma('foreign_keys = ON');
            done();
          },
        },
      });
}
