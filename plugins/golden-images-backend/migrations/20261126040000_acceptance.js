// @ts-check

/**
 * Runs of acceptance tests, what app teams report, and every revision of release
 * notes. Kept for ever (R-RET-03): no foreign key, no cascade, nothing is deleted.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('test_runs', table => {
    table.increments('id');
    table.string('release_id').notNullable();
    table.string('key', 200).notNullable().comment('of who reports');
    table.string('digest', 140).notNullable();
    table.string('stack', 100).notNullable();
    table.string('result').notNullable();
    table.string('started_at').notNullable();
    table.string('ended_at');
    table.text('log_url');
    table.text('notes');
    table.string('reporter').notNullable();
    table.string('reported_at').notNullable();
    table.text('reported').notNullable().comment('JSON, the call that made it');
    table.text('ended').comment('JSON, the call that ended it');
    table.unique(['release_id', 'key']);
    table.index(['release_id', 'started_at', 'id']);
    table.index(['release_id', 'stack', 'started_at', 'id']);
    table.index(['release_id', 'digest', 'stack', 'started_at', 'id']);
  });

  await knex.schema.createTable('incompatibility_reports', table => {
    table.increments('id');
    table.string('release_id').notNullable();
    table.string('key', 200).notNullable().comment('of who reports');
    table.string('digest', 140).notNullable();
    table.string('kind').notNullable();
    table.string('title', 200).notNullable();
    table.string('stack', 100);
    table.text('steps').notNullable();
    table.string('severity').notNullable();
    table.string('reporter').notNullable();
    table.string('reported_at').notNullable();
    table.string('status').notNullable();
    table.string('decided_by');
    table.string('decided_at');
    table.text('decided_reason');
    table.unique(['release_id', 'key']);
    table.index(['release_id', 'status', 'id']);
    table.index(['release_id', 'id']);
  });

  await knex.schema.createTable('release_notes', table => {
    table.string('release_id').notNullable();
    table.integer('revision').notNullable();
    table.text('changes').notNullable().comment('markdown');
    table.text('breaking').notNullable().comment('markdown');
    table.text('migration').notNullable().comment('markdown');
    table.string('author').notNullable();
    table.string('at').notNullable();
    table.text('reason');
    table.primary(['release_id', 'revision']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('release_notes');
  await knex.schema.dropTable('incompatibility_reports');
  await knex.schema.dropTable('test_runs');
};
