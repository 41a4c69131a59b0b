import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { GovernanceDatabase } from '../GovernanceDatabase';

/** The databases every store is tested on, and a migrated database of each. */
export class GovernanceTestDatabases {
  readonly #databases: TestDatabases;

  /** Call it at the top of a test file: the databases are dropped after its tests. */
  static create(): GovernanceTestDatabases {
    return new GovernanceTestDatabases(
      TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] }),
    );
  }

  private constructor(databases: TestDatabases) {
    this.#databases = databases;
  }

  /** Those that can run here; PostgreSQL needs a server or Docker. */
  ids(): TestDatabaseId[] {
    return this.#databases.eachSupportedId().map(([id]) => id);
  }

  /** A new, migrated database. */
  async init(id: TestDatabaseId): Promise<GovernanceDatabase> {
    const knex = await this.#databases.init(id);
    return GovernanceDatabase.create({
      database: { getClient: async () => knex },
    });
  }
}
