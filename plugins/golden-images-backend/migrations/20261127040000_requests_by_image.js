// @ts-check

/**
 * CI asks for requests by the name of their image.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('customization_requests', table => {
    table.index(['image', 'id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('customization_requests', table => {
    table.dropIndex(['image', 'id']);
  });
};
