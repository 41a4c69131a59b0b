// @ts-check

/**
 * Counts, for each usage, how often what it is judged by has changed: a judgment
 * that was made while it changed is told by it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('usages', table => {
    table
      .integer('facts_revision')
      .notNullable()
      .defaultTo(0)
      .comment('goes up when the image, tag or workload of it becomes another');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('usages', table => {
    table.dropColumn('facts_revision');
  });
};
