import { GovernanceTestDatabases } from './__testUtils__';
import { whereOneOf } from './whereOneOf';

const databases = GovernanceTestDatabases.create();

describe.each(databases.ids())('whereOneOf on %s', id => {
  it('finds rows by their columns together, and none for no tuple', async () => {
    const { knex } = await databases.init(id);
    await knex('revisions').insert([
      { name: 'a', value: '1' },
      { name: 'a2', value: '2' },
      { name: "b'); --", value: '2' },
    ]);
    const found = (tuples: string[][]) =>
      whereOneOf(knex('revisions'), ['name', 'value'], tuples)
        .orderBy('name')
        .pluck('name');
    expect(
      await found([
        ['a', '1'],
        ['a2', '1'],
        ["b'); --", '2'],
      ]),
    ).toEqual(['a', "b'); --"]);
    expect(await found([])).toEqual([]);
  });
});
