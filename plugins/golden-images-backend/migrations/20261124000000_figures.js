// @ts-check

/**
 * Sums over what runs now, kept for each source so that a page of the
 * organisation does not walk over every workload (docs/adr/0010-kept-figures.md).
 *
 * Whoever changes what is summed sets `sources.figures_current` to false in the
 * same transaction; whoever reads brings the sums of such sources up to date first.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('sources', table => {
    table.boolean('figures_current').notNullable().defaultTo(false);
    table
      .integer('open_usages')
      .notNullable()
      .defaultTo(0)
      .comment('as good as figures_current says');
  });

  await knex.schema.createTable('workload_figures', table => {
    table.integer('source_id').notNullable();
    table.string('environment').notNullable();
    table.boolean('production').notNullable();
    table.string('owner_ref');
    table.string('verdict').comment('null: not judged yet');
    table.integer('workloads').notNullable();
    table.integer('pods').notNullable();
    table.index(['source_id']);
  });

  await knex.schema.createTable('release_figures', table => {
    table.integer('source_id').notNullable();
    table.string('release_id').notNullable();
    table.boolean('production').notNullable();
    table.string('owner_ref');
    table.integer('workloads').notNullable();
    table.integer('pods').notNullable();
    table.index(['source_id']);
    table.index(['release_id']);
  });

  await knex.schema.createTable('base_figures', table => {
    table.integer('source_id').notNullable();
    table.text('base').notNullable();
    table.index(['source_id']);
  });

  // Counts the changes of releases, so that what was computed of them can be kept.
  await knex('revisions').insert({ name: 'releases', value: '0' });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex('revisions').where({ name: 'releases' }).delete();
  for (const table of ['base_figures', 'release_figures', 'workload_figures']) {
    await knex.schema.dropTable(table);
  }
  await knex.schema.alterTable('sources', table => {
    table.dropColumn('figures_current');
    table.dropColumn('open_usages');
  });
};
