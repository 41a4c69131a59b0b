// @ts-check

/**
 * The list of images that run: it is walked in the order of their places, and
 * whether one still runs is looked up among the open usages of its digest.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('image_locations', table => {
    table.index(['registry', 'repository', 'digest'], 'image_locations_order');
  });
  await knex.schema.alterTable('usages', table => {
    table.index(
      ['state', 'resolved_digest', 'registry', 'repository'],
      'usages_of_image',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('usages', table => {
    table.dropIndex([], 'usages_of_image');
  });
  await knex.schema.alterTable('image_locations', table => {
    table.dropIndex([], 'image_locations_order');
  });
};
