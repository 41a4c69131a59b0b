import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestDatabaseId } from '@backstage/backend-test-utils';
import knexFactory, { type Knex } from 'knex';
import { GovernanceDatabase } from '../../database';
import type { GovernanceTestDatabases } from '../../database/__testUtils__';

/** A governance database that several processes or replicas connect to. */
export class SharedDatabase {
  /** How to connect, as JSON that another process can be given. */
  readonly connection: Knex.Config;
  readonly #connected: Knex[] = [];
  readonly #folder: string | undefined;

  /** A database of a server, or an SQLite file. */
  static async create(
    databases: GovernanceTestDatabases,
    id: TestDatabaseId,
  ): Promise<SharedDatabase> {
    if (id === 'SQLITE_3') {
      const folder = await mkdtemp(join(tmpdir(), 'governance-'));
      return new SharedDatabase(
        {
          client: 'better-sqlite3',
          connection: { filename: join(folder, 'governance.sqlite') },
          useNullAsDefault: true,
        },
        folder,
      );
    }
    const { knex } = await databases.init(id);
    const { client, connection } = knex.client.config;
    // The driver hides the password from whoever writes the settings down.
    const { password } = connection;
    return new SharedDatabase({
      client,
      connection: { ...connection, password },
    });
  }

  private constructor(connection: Knex.Config, folder?: string) {
    this.connection = connection;
    this.#folder = folder;
  }

  /** A new connection of one more replica. */
  async connect(): Promise<GovernanceDatabase> {
    const knex = knexFactory(this.connection);
    this.#connected.push(knex);
    return GovernanceDatabase.create({
      database: { getClient: async () => knex },
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#connected.map(knex => knex.destroy()));
    if (this.#folder) {
      await rm(this.#folder, { recursive: true });
    }
  }
}
