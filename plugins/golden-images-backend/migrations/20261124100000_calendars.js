// @ts-check

/**
 * Calendars of deadlines: the addresses that calendar programs read, and what
 * is needed to tell them that a date moved. And an index for the question what
 * was read of upstream registries.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('calendar_feeds', table => {
    table.string('id', 36).primary();
    table
      .string('token_hash', 64)
      .notNullable()
      .unique()
      .comment(
        'hex SHA-256 of the token in its address; the token is not kept',
      );
    table.string('owner_ref').comment('null for all deadlines');
    table.string('created_by').notNullable();
    table.string('created_at').notNullable();
    table.string('revoked_at').comment('the row stays, as a record');
    table.index(['created_by']);
  });

  // The last day that an event was told for, and how often it moved (RFC 5545, SEQUENCE).
  await knex.schema.createTable('calendar_events', table => {
    table.string('release_id').notNullable();
    table.string('kind').notNullable().comment('final-calls | deadline');
    table.string('day').notNullable().comment('ISO date');
    table.integer('sequence').notNullable();
    table.string('changed_at').notNullable();
    table.primary(['release_id', 'kind']);
  });

  await knex.schema.alterTable('image_locations', table => {
    table.index(['registry', 'repository'], 'image_locations_place');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('image_locations', table => {
    table.dropIndex(['registry', 'repository'], 'image_locations_place');
  });
  await knex.schema.dropTable('calendar_events');
  await knex.schema.dropTable('calendar_feeds');
};
