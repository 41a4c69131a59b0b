// @ts-check

/**
 * The database itself keeps the audit log from being changed; the last check of
 * its chain; when a notice is tried again, and who is at it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('audit_entries', table => {
    table.index(['at', 'sequence']);
  });
  if (isPostgres(knex)) {
    await knex.raw(`
      create function golden_images_keep_audit_entries() returns trigger language plpgsql as $$
      begin
        raise exception 'audit_entries is append-only: entries are neither changed nor removed';
      end $$`);
    await knex.raw(`
      create trigger audit_entries_keep before update or delete or truncate on audit_entries
      for each statement execute function golden_images_keep_audit_entries()`);
  } else {
    for (const event of ['update', 'delete']) {
      await knex.raw(`
        create trigger audit_entries_keep_${event} before ${event} on audit_entries
        begin select raise(abort, 'audit_entries is append-only: entries are neither changed nor removed'); end`);
    }
    // Without it, "insert or replace" would take an entry away unseen by the trigger above.
    await knex.raw(`
      create trigger audit_entries_keep_insert before insert on audit_entries
      when exists (select 1 from audit_entries where sequence = new.sequence)
      begin select raise(abort, 'audit_entries is append-only: entries are neither changed nor removed'); end`);
  }

  await knex.schema.createTable('audit_verifications', table => {
    table.string('name').primary().comment('always "last"');
    table.string('at').notNullable();
    table.integer('entries').notNullable();
    table.text('head').comment('JSON ChainHead, null for an empty log');
    table.text('broken').comment('JSON ChainBreak, null when unbroken');
    table
      .text('known')
      .comment('JSON ChainHead: the last head of an unbroken chain');
  });

  await knex.schema.alterTable('notices', table => {
    table.string('next_attempt_at').comment('null: now');
    table.string('claimed_until').comment('a replica is at it until then');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('notices', table => {
    table.dropColumn('next_attempt_at');
    table.dropColumn('claimed_until');
  });
  await knex.schema.dropTable('audit_verifications');
  if (isPostgres(knex)) {
    await knex.raw('drop trigger audit_entries_keep on audit_entries');
    await knex.raw('drop function golden_images_keep_audit_entries()');
  } else {
    for (const event of ['update', 'delete', 'insert']) {
      await knex.raw(`drop trigger audit_entries_keep_${event}`);
    }
  }
  await knex.schema.alterTable('audit_entries', table => {
    table.dropIndex(['at', 'sequence']);
  });
};

/** @param {import('knex').Knex} knex */
function isPostgres(knex) {
  return String(knex.client.config.client).startsWith('pg');
}
