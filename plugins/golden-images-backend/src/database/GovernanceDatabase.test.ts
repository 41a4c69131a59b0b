import { GovernanceDatabase } from './GovernanceDatabase';
import { GovernanceTestDatabases } from './__testUtils__';

const databases = GovernanceTestDatabases.create();

describe.each(databases.ids())('GovernanceDatabase on %s', id => {
  it('does not migrate when the portal says that it is done elsewhere', async () => {
    const { knex } = await databases.init(id);
    await knex.schema.dropTable('revisions');
    await GovernanceDatabase.create({
      database: { getClient: async () => knex, migrations: { skip: true } },
    });
    expect(await knex.schema.hasTable('revisions')).toBe(false);
  });

  it('starts a transaction again when the database gave way to another writer', async () => {
    const database = await databases.init(id);
    let runs = 0;
    await database.transaction(async tx => {
      runs += 1;
      await tx('revisions').insert({ name: 'a', value: String(runs) });
      if (runs < 3) {
        throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      }
    });
    expect(await database.knex('revisions').where({ name: 'a' })).toEqual([
      { name: 'a', value: '3' },
    ]);
  });

  it('passes every other error on, with nothing written', async () => {
    const database = await databases.init(id);
    await expect(
      database.transaction(async tx => {
        await tx('revisions').insert({ name: 'a', value: '1' });
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    expect(await database.knex('revisions').where({ name: 'a' })).toEqual([]);
  });
});
