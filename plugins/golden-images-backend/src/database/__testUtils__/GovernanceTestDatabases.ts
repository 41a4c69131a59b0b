import {
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { GovernanceDatabase } from '../GovernanceDatabase';
import { copierOf, type Copier } from './copierOf';

/** The databases every store is tested on, and a migrated database of each. */
export class GovernanceTestDatabases {
  readonly #databases: TestDatabases;
  readonly #copiers = new Map<TestDatabaseId, Promise<Copier>>();

  /** Call it at the top of a test file: the databases are dropped after its tests. */
  static create(): GovernanceTestDatabases {
    const databases = new GovernanceTestDatabases(
      TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] }),
    );
    afterAll(() => databases.#drop());
    return databases;
  }

  private constructor(databases: TestDatabases) {
    this.#databases = databases;
  }

  /** Those that can run here; PostgreSQL needs a server or Docker. */
  ids(): TestDatabaseId[] {
    return this.#databases.eachSupportedId().map(([id]) => id);
  }

  /** A new, migrated database: a copy of one that is migrated once per test file. */
  async init(id: TestDatabaseId): Promise<GovernanceDatabase> {
    const copier = this.#copiers.get(id) ?? this.#migrated(id);
    this.#copiers.set(id, copier);
    const knex = await (await copier).copy();
    return GovernanceDatabase.create({
      database: { getClient: async () => knex },
    });
  }

  async #migrated(id: TestDatabaseId): Promise<Copier> {
    const knex = await this.#databases.init(id);
    await GovernanceDatabase.create({
      database: { getClient: async () => knex },
    });
    return copierOf(knex);
  }

  async #drop(): Promise<void> {
    for (const copier of this.#copiers.values()) {
      await (await copier).drop();
    }
  }
}
