// @ts-check

/**
 * The audit log, and notices on their way to people.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  // Never updated, never deleted (R-AUD-01, R-RET-*): no foreign key, no cascade.
  await knex.schema.createTable('audit_entries', table => {
    table.integer('sequence').primary().comment('1, 2, 3, … without gaps');
    table.string('at').notNullable();
    table.string('actor').notNullable();
    table.string('action').notNullable();
    table.string('object').notNullable();
    table.text('before').comment('JSON');
    table.text('after').comment('JSON');
    table.text('reason');
    table.string('previous_hash', 64).notNullable();
    table.string('hash', 64).notNullable();
    table.index(['object', 'sequence']);
    table.index(['actor', 'sequence']);
    table.index(['action', 'sequence']);
  });

  await knex.schema.createTable('notices', table => {
    table.increments('id');
    table.string('key', 512).notNullable().unique();
    table.string('kind').notNullable();
    table.string('family');
    table.text('title').notNullable();
    table.text('description').notNullable();
    table.text('link').notNullable();
    table.string('severity').notNullable();
    table.text('refs').notNullable().comment('JSON string[]: entity refs');
    table.text('roles').notNullable().comment('JSON Role[]');
    table.string('created_at').notNullable();
    table.string('delivered_at').comment('null until all were told');
    table.integer('attempts').notNullable().defaultTo(0);
    table.text('error').comment('why the last attempt failed');
    table.index(['delivered_at', 'id']);
  });

  // Who was told: a recipient is told once even when a delivery is repeated.
  await knex.schema.createTable('notice_recipients', table => {
    table
      .integer('notice_id')
      .notNullable()
      .references('notices.id')
      .onDelete('CASCADE');
    table.string('ref').notNullable();
    table.string('told_at').notNullable();
    table.primary(['notice_id', 'ref']);
    table.index(['ref']);
  });

  // Announcements of a family that an owner or a user does not want (R-NOTIF-04).
  await knex.schema.createTable('notice_unsubscriptions', table => {
    table.string('ref').notNullable();
    table.string('family').notNullable();
    table.string('since').notNullable();
    table.primary(['ref', 'family']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('notice_unsubscriptions');
  await knex.schema.dropTable('notice_recipients');
  await knex.schema.dropTable('notices');
  await knex.schema.dropTable('audit_entries');
};
