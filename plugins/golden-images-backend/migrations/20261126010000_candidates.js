// @ts-check

/**
 * What the portal decides of releases: candidates, their sign-offs, and the
 * steps on their way to gold.
 *
 * Sign-offs, stages and steps are evidence: append-only, never pruned, tied to
 * no other table (R-RET-*).
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('releases', table => {
    table
      .text('decided')
      .comment(
        'JSON DeclaredRelease: what was decided in the portal; wins over declared and discovered',
      );
  });

  await knex.schema.createTable('candidates', table => {
    table.string('release_id').primary().comment('family/track/version');
    table.string('family').notNullable();
    table.string('track').notNullable();
    table.string('version').notNullable();
    table.string('registry').notNullable().comment('of what is evaluated');
    table.string('repository').notNullable();
    table.string('tag').notNullable();
    table
      .string('digest', 140)
      .notNullable()
      .comment('content under evaluation; sign-offs are of it');
    table.text('upstream_reference').comment('null when built in-house');
    table.string('upstream_digest', 140);
    table.string('upstream_released_at').comment('ISO date');
    table.string('mode').notNullable().comment('mirror | build (AMB-27)');
    table.boolean('pre_release').notNullable();
    table.text('fast_track_reason').comment('null: no fast track');
    table.string('fast_track_by');
    table.string('fast_track_at');
    table.string('stage').notNullable();
    table.string('mirrored_digest', 140).comment('null: not reported yet');
    table.string('mirrored_as').comment('repository:tag in the registry');
    table.string('mirrored_at');
    table.string('opened_at').notNullable();
    table.string('opened_by').notNullable();
    table.string('found_by').notNullable().comment('scan | api | form');
    table.text('promotion').comment('JSON PromotionResult; null until then');
    table.string('closed_at').comment('promoted, rejected or overtaken');
    table.index(['closed_at', 'opened_at', 'release_id']);
    table.index(['family', 'track']);
    table.index(['digest']);
  });

  await knex.schema.createTable('candidate_stages', table => {
    table.increments('id');
    table.string('release_id').notNullable();
    table.string('digest', 140).notNullable();
    table.string('stage').notNullable();
    table.string('at').notNullable();
    table.string('actor').notNullable();
    table.text('reason');
    table.index(['release_id', 'id']);
  });

  await knex.schema.createTable('sign_offs', table => {
    table.increments('id');
    table.string('release_id').notNullable();
    table.string('digest', 140).notNullable().comment('what was signed off');
    table.string('role').notNullable().comment('security | platform');
    table
      .string('decision')
      .notNullable()
      .comment('approved | vetoed | lifted');
    table.text('reason');
    table.string('actor').notNullable();
    table.string('at').notNullable();
    table.index(['release_id', 'id']);
  });

  await knex.schema.createTable('promotion_steps', table => {
    table.increments('id');
    table.string('release_id').notNullable();
    table
      .string('step')
      .notNullable()
      .comment('pull | verify | test | approve | mirror | tag | publish');
    table.string('digest', 140).notNullable();
    table.string('at').notNullable();
    table.string('actor').notNullable();
    table.text('evidence').notNullable().comment('JSON');
    table.unique(['release_id', 'digest', 'step']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('promotion_steps');
  await knex.schema.dropTable('sign_offs');
  await knex.schema.dropTable('candidate_stages');
  await knex.schema.dropTable('candidates');
  await knex.schema.alterTable('releases', table => {
    table.dropColumn('decided');
  });
};
