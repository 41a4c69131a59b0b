// @ts-check

/**
 * Verifications of what is attached to images, and what was found. Kept for ever
 * (R-RET-04): no foreign key, no cascade, and nothing here is deleted.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('verifications', table => {
    table.increments('id');
    table.string('release_id').notNullable();
    table.string('digest', 140).notNullable();
    table.string('at').notNullable();
    table.string('actor').notNullable();
    table.text('report').notNullable().comment('JSON VerificationReport');
    table.index(['release_id', 'digest', 'id']);
  });

  await knex.schema.createTable('signed_bodies', table => {
    table.string('digest', 140).notNullable().comment('of the image');
    table.string('layer_digest', 140).notNullable();
    table.string('place').notNullable().comment('tag or digest it was at');
    table.string('media_type').notNullable();
    table.text('annotations').notNullable().comment('JSON');
    table.text('body').notNullable().comment('base64');
    table.string('first_seen_at').notNullable();
    table.primary(['digest', 'layer_digest', 'place']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('signed_bodies');
  await knex.schema.dropTable('verifications');
};
