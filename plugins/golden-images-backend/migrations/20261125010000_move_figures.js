// @ts-check

/**
 * Sums of who left which release, kept for each source as the other figures are
 * (docs/adr/0010-kept-figures.md).
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('move_figures', table => {
    table.integer('source_id').notNullable();
    table.string('release_id').notNullable();
    table.string('owner_ref');
    table.integer('workloads').notNullable();
    table.integer('pods').notNullable();
    table.string('first_at').notNullable();
    table.string('last_at').notNullable();
    table.index(['source_id']);
    table.index(['release_id']);
  });
  await knex('sources').update({ figures_current: false });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('move_figures');
};
