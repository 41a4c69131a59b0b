import { randomUUID } from 'node:crypto';
import knexFactory, { type Knex } from 'knex';

/** Makes databases that are like another one. */
export interface Copier {
  copy(): Promise<Knex>;
  /** Ends all copies. */
  drop(): Promise<void>;
}

/** Opens what SQLite has written down of the original, in memory. */
class SqliteCopier implements Copier {
  readonly #bytes: Buffer;
  readonly #copies: Knex[] = [];

  static async create(original: Knex): Promise<SqliteCopier> {
    const connection = await original.client.acquireConnection();
    const bytes: Buffer = connection.serialize();
    await original.client.releaseConnection(connection);
    await original.destroy();
    return new SqliteCopier(bytes);
  }

  private constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  async copy(): Promise<Knex> {
    // The driver takes a database in place of the name of its file; Knex's types do not know.
    const connection = { filename: this.#bytes, database: 'copy' };
    const copy = knexFactory({
      client: 'better-sqlite3',
      connection,
      useNullAsDefault: true,
    });
    this.#copies.push(copy);
    return copy;
  }

  async drop(): Promise<void> {
    await Promise.all(this.#copies.splice(0).map(copy => copy.destroy()));
  }
}

/** Has the server copy the original, whose files are smaller than the way to them. */
class PostgresCopier implements Copier {
  readonly #settings: Knex.Config;
  readonly #template: string;
  readonly #admin: Knex;
  readonly #copies: { readonly name: string; readonly knex: Knex }[] = [];

  static async create(original: Knex): Promise<PostgresCopier> {
    // The server copies only what nobody is connected to.
    await original.destroy();
    return new PostgresCopier(original);
  }

  private constructor(original: Knex) {
    const { client, connection, pool } = original.client.config;
    // The driver hides the password from whoever writes the settings down.
    const { password, database } = connection;
    this.#template = database;
    this.#settings = { client, pool, connection: { ...connection, password } };
    this.#admin = this.#connect('postgres', { min: 0, max: 1 });
  }

  async copy(): Promise<Knex> {
    const name = `db${randomUUID().replace(/-/g, '')}`;
    await this.#admin.raw('create database ?? template ?? strategy file_copy', [
      name,
      this.#template,
    ]);
    const knex = this.#connect(name);
    this.#copies.push({ name, knex });
    return knex;
  }

  async drop(): Promise<void> {
    for (const { name, knex } of this.#copies.splice(0)) {
      await knex.destroy();
      await this.#admin.raw('drop database ?? with (force)', [name]);
    }
    await this.#admin.destroy();
  }

  #connect(database: string, pool = this.#settings.pool): Knex {
    const { connection } = this.#settings;
    return knexFactory({
      ...this.#settings,
      connection: Object.assign({}, connection, { database }),
      pool,
    });
  }
}

/** @param original - a database that nobody uses any more, since it is closed */
export async function copierOf(original: Knex): Promise<Copier> {
  return original.client.config.client === 'pg'
    ? PostgresCopier.create(original)
    : SqliteCopier.create(original);
}
