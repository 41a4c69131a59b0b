import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

/** Where the migrations of the governance database are. */
export const MIGRATIONS_DIRECTORY = resolvePackagePath(
  '@image-governance/plugin-golden-images-backend',
  'migrations',
);

const ATTEMPTS = 5;

/**
 * The governance database (design §8): migrated once, the same on SQLite and
 * PostgreSQL.
 */
export class GovernanceDatabase {
  readonly knex: Knex;

  /** Connects and brings the schema up to date, unless the portal migrates by other means. */
  static async create(options: {
    database: DatabaseService;
  }): Promise<GovernanceDatabase> {
    const knex = await options.database.getClient();
    if (!options.database.migrations?.skip) {
      await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    }
    return new GovernanceDatabase(knex);
  }

  private constructor(knex: Knex) {
    this.knex = knex;
  }

  /**
   * Runs `work` in one transaction. It is started again from the beginning when
   * the database gave way to another writer, so `work` must have no effect
   * outside the transaction that a second run would not correct.
   */
  async transaction<T>(
    work: (transaction: Knex.Transaction) => Promise<T>,
  ): Promise<T> {
    for (let attempt = 1; ; attempt += 1) {
      try {
        return await this.knex.transaction(work);
      } catch (error) {
        if (attempt >= ATTEMPTS || !gaveWay(error)) {
          throw error;
        }
      }
    }
  }
}

/**
 * PostgreSQL: serialization failure, deadlock
 * (https://www.postgresql.org/docs/current/errcodes-appendix.html); SQLite: busy.
 */
const GAVE_WAY: ReadonlySet<unknown> = new Set([
  '40001',
  '40P01',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);

function gaveWay(error: unknown): boolean {
  return error instanceof Error && 'code' in error && GAVE_WAY.has(error.code);
}
