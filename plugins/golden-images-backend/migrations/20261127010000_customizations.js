// @ts-check

/**
 * Customization requests with every revision, state, review and report of CI, and
 * the packages that they ask for. Kept for ever (R-OWN-07): no cascade, nothing is
 * deleted.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('customization_requests', table => {
    table.increments('id');
    table.string('key', 200).notNullable().comment('of who asks');
    table.string('requested_by').notNullable();
    table.text('asked').notNullable().comment('JSON, the call that made it');
    table.text('title').notNullable();
    table.string('team').notNullable();
    table.string('component');
    table.text('base').notNullable();
    table.string('image').notNullable();
    table.string('category', 50).notNullable();
    table.string('urgency', 20).notNullable();
    table.integer('tier').notNullable();
    table.text('packages').notNullable().comment('JSON, of this revision');
    table.integer('revision').notNullable();
    table.string('state', 30).notNullable();
    table.string('since').notNullable();
    table.string('created_at').notNullable();
    table.string('submitted_at').comment('for the first time');
    table.string('first_review_at');
    table.string('security_approved_at').comment('of this revision');
    table.string('platform_approved_at').comment('of this revision');
    table.string('approved_at').comment('by both, of this revision');
    table.string('merged_at');
    table.text('pull_request_url');
    table.text('variant').comment('pinned reference, once it is published');
    table.text('scan_results');
    table.string('published_at');
    table.unique(['requested_by', 'key']);
    table.index(['state', 'since', 'id']);
    table.index(['since', 'id']);
    table.index(['team', 'id']);
    table.index(['requested_by', 'id']);
    table.index(['approved_at']);
    table.index(['published_at', 'id']);
  });

  await knex.schema.createTable('customization_revisions', table => {
    table.integer('request_id').notNullable();
    table.integer('revision').notNullable();
    table.text('facts', 'longtext').notNullable().comment('JSON');
    table.text('report', 'longtext').notNullable().comment('JSON, the tiers');
    table.string('author').notNullable();
    table.string('at').notNullable();
    table.text('reason');
    table.primary(['request_id', 'revision']);
  });

  await knex.schema.createTable('customization_packages', table => {
    table.integer('request_id').notNullable();
    table.string('name', 200).notNullable();
    table.string('version', 100);
    table.text('licence').comment('as CI reported it last');
    table.primary(['request_id', 'name']);
    table.index(['name', 'request_id']);
  });

  await knex.schema.createTable('customization_states', table => {
    table.increments('id');
    table.integer('request_id').notNullable();
    table.integer('revision').notNullable();
    table.string('state', 30).notNullable();
    table.string('at').notNullable();
    table.string('actor').notNullable();
    table.text('reason');
    table.index(['request_id', 'id']);
  });

  await knex.schema.createTable('customization_reviews', table => {
    table.increments('id');
    table.integer('request_id').notNullable();
    table.integer('revision').notNullable();
    table.string('role', 20).notNullable();
    table.string('decision', 30).notNullable();
    table.text('checklist').notNullable().comment('JSON');
    table.text('reason');
    table.text('comment_url');
    table.string('actor').notNullable();
    table.string('at').notNullable();
    table.index(['request_id', 'id']);
  });

  await knex.schema.createTable('customization_reports', table => {
    table.increments('id');
    table.integer('request_id').notNullable();
    table.integer('revision').notNullable();
    table.string('key', 200).notNullable().comment('of who reports');
    table.string('kind', 20).notNullable().comment('checks or progress');
    table.text('report', 'longtext').notNullable().comment('JSON, the call');
    table.string('reporter').notNullable();
    table.string('at').notNullable();
    table.unique(['request_id', 'key']);
    table.index(['request_id', 'revision', 'id']);
  });

  await knex.schema.alterTable('variant_approvals', table => {
    table
      .integer('request_id')
      .comment('of a request; absent for the governance file');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('variant_approvals').whereNotNull('request_id').delete();
  await knex.schema.alterTable('variant_approvals', table => {
    table.dropColumn('request_id');
  });
  for (const table of [
    'customization_reports',
    'customization_reviews',
    'customization_states',
    'customization_packages',
    'customization_revisions',
    'customization_requests',
  ]) {
    await knex.schema.dropTable(table);
  }
};
