// @ts-check

/**
 * The scans that run are asked for every second while one does, of a table that
 * keeps hundreds for each source.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('scans', table => {
    table.index(['status']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('scans', table => {
    table.dropIndex(['status']);
  });
};
