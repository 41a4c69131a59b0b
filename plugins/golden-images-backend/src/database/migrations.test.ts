import { readdirSync } from 'node:fs';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';
import { MIGRATIONS_DIRECTORY } from './GovernanceDatabase';

const databases = TestDatabases.create({ ids: ['SQLITE_3', 'POSTGRES_18'] });
const files = readdirSync(MIGRATIONS_DIRECTORY).filter(f => f.endsWith('.js'));

async function tables(knex: Knex): Promise<string[]> {
  const sqlite = knex.client.config.client.includes('sqlite');
  const rows: { name: string }[] = sqlite
    ? await knex('sqlite_master').where({ type: 'table' }).select('name')
    : await knex('information_schema.tables')
        .whereRaw('table_schema = current_schema()')
        .select({ name: 'table_name' });
  return rows
    .map(row => row.name)
    .filter(name => !/^(sqlite_|knex_)/.test(name))
    .sort();
}

describe.each(databases.eachSupportedId())('migrations on %s', id => {
  it('go up one by one and down again to nothing', async () => {
    const knex = await databases.init(id);
    const before: string[][] = [];
    for (const _file of files) {
      before.push(await tables(knex));
      await knex.migrate.up({ directory: MIGRATIONS_DIRECTORY });
    }
    expect(await tables(knex)).toContain('usages');
    for (const _file of files) {
      await knex.migrate.down({ directory: MIGRATIONS_DIRECTORY });
      expect(await tables(knex)).toEqual(before.pop());
    }
    expect(await tables(knex)).toEqual([]);
  });

  it('go up again after they went down', async () => {
    const knex = await databases.init(id);
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    await knex.migrate.rollback({ directory: MIGRATIONS_DIRECTORY }, true);
    await knex.migrate.latest({ directory: MIGRATIONS_DIRECTORY });
    expect(await tables(knex)).toContain('verdicts');
  });
});
