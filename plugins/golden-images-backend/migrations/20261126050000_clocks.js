// @ts-check

/**
 * The end of a release: emergency migrations, post-mortems and closing figures.
 *
 * Evidence, so tied to no other table; post-mortems and closing figures are
 * never changed, and nothing is deleted (R-RET-*).
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('emergency_migrations', table => {
    table.increments('id');
    table.string('release_id').notNullable();
    table.string('owner_ref').notNullable();
    table.text('reason').notNullable();
    table.text('contact').notNullable().comment('who of the team answers');
    table.string('asked_at').notNullable();
    table.string('asked_by').notNullable();
    table.string('opened_at').comment('null: asked for, not decided');
    table.string('opened_by');
    table.string('expires_at').notNullable().comment('ISO date, last day');
    table.string('closed_at');
    table.string('closed_by');
    table.string('closed_as').comment('closed | refused | expired');
    table.text('closed_because');
    table.index(['release_id', 'id']);
  });
  // One at a time for a team, however many ask at once.
  await knex.schema.raw(
    'create unique index emergency_migrations_live on emergency_migrations (release_id, owner_ref) where closed_at is null',
  );
  await knex.schema.raw(
    'create index emergency_migrations_expiry on emergency_migrations (expires_at) where closed_at is null',
  );

  await knex.schema.createTable('post_mortems', table => {
    table.increments('id');
    table.string('release_id').notNullable();
    table.string('owner_ref').comment('null: about all');
    table.text('text').notNullable().comment('Markdown');
    table.string('author').notNullable();
    table.string('at').notNullable();
    table.index(['release_id', 'id']);
  });

  await knex.schema.createTable('closing_figures', table => {
    table.string('release_id').primary();
    table.string('recorded_at').notNullable();
    table.text('figures').notNullable().comment('JSON ClosingFigures');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('closing_figures');
  await knex.schema.dropTable('post_mortems');
  await knex.schema.dropTable('emergency_migrations');
};
