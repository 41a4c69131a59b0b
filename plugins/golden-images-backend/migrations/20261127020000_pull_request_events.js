// @ts-check

/**
 * What Git hosts said of the pull requests of customization requests, and what
 * came of each: an event that is known changes nothing. Kept for ever, as the
 * evidence of decisions that were made there (R-OWN-09).
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('customization_pull_request_events', table => {
    table.increments('id');
    table.integer('request_id').notNullable();
    table.integer('revision').notNullable();
    table.string('provider', 20).notNullable();
    table.string('host').notNullable();
    table.text('repository').notNullable();
    table.integer('number').notNullable();
    table.string('event_id', 400).notNullable();
    table.string('reviewer').notNullable().comment('user name on the host');
    table.string('verdict', 30).notNullable();
    table.string('at').notNullable();
    table.string('actor').comment('user entity behind the name');
    table.string('outcome', 20).notNullable();
    table.text('because').comment('why it changed nothing');
    table.string('received_at').notNullable();
    table.unique(
      ['provider', 'host', 'repository', 'number', 'event_id', 'request_id'],
      { indexName: 'customization_pull_request_events_once' },
    );
    table.index(
      ['request_id', 'reviewer', 'at'],
      'customization_pull_request_events_newest',
    );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('customization_pull_request_events');
};
