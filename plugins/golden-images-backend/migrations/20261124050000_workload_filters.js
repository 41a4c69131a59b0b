// @ts-check

/**
 * What the table of workloads is filtered by, beside each workload and only of
 * what it runs now: the verdicts of a million usages that have ended are no
 * place to look for that (docs/adr/0010-kept-figures.md).
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('workloads', table => {
    table
      .text('search_text')
      .notNullable()
      .defaultTo('')
      .comment('lower-case name, namespace and images that run, one a line');
  });

  await knex.schema.createTable('workload_releases', table => {
    table
      .integer('workload_id')
      .notNullable()
      .references('id')
      .inTable('workloads')
      .onDelete('CASCADE');
    table.string('release_id').notNullable();
    table.primary(['release_id', 'workload_id']);
    table.index(['workload_id']);
  });

  await knex.schema.createTable('workload_findings', table => {
    table
      .integer('workload_id')
      .notNullable()
      .references('id')
      .inTable('workloads')
      .onDelete('CASCADE');
    table.string('finding').notNullable();
    table.primary(['finding', 'workload_id']);
    table.index(['workload_id']);
  });

  // What was recorded before has to be found as well.
  await knex.raw(`
    insert into workload_releases (workload_id, release_id)
    select distinct u.workload_id, v.release_id
    from usages u join verdicts v on v.usage_id = u.id
    where u.state = 'open' and v.release_id is not null`);
  await knex.raw(`
    insert into workload_findings (workload_id, finding)
    select distinct u.workload_id, f.finding
    from usages u join usage_findings f on f.usage_id = u.id
    where u.state = 'open'`);
  const joined = knex.client.config.client.includes('sqlite')
    ? 'group_concat(image, char(10))'
    : 'string_agg(image, chr(10))';
  await knex.raw(`
    update workloads set search_text = lower(
      name || '\n' || namespace || '\n' || coalesce(
        (select ${joined} from usages where workload_id = workloads.id and state = 'open'),
        ''))`);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('workload_findings');
  await knex.schema.dropTable('workload_releases');
  await knex.schema.alterTable('workloads', table => {
    table.dropColumn('search_text');
  });
};
