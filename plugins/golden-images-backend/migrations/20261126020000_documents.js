// @ts-check

/**
 * Bills of materials and scan results of releases, kept for ever (R-RET-01,
 * R-RET-02, R-RET-08): tied to no release, never deleted.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('release_documents', table => {
    table.increments('id');
    table.string('release_id').notNullable().comment('family/track/version');
    table.string('digest', 140).notNullable().comment('content of the release');
    table.string('kind').notNullable().comment('sbom | scan');
    table.string('format').notNullable().comment('SPDX, CycloneDX, trivy, …');
    table.string('format_version');
    table
      .string('subject', 140)
      .comment('what the document says it is of; null when it names no image');
    table.string('sha256', 64).notNullable().comment('of the bytes');
    table.integer('size_bytes').notNullable();
    table.text('body').notNullable().comment('the bytes, which are UTF-8');
    table.string('origin').notNullable().comment('upload | attestation');
    table.string('received_at').notNullable();
    table.string('actor').notNullable();
    table.text('warnings').notNullable().comment('JSON string[]');
    table.boolean('examined').notNullable().comment('false: looked at nothing');
    table.unique(['release_id', 'digest', 'kind', 'sha256']);
  });

  // What was read from them, to be searched and compared without reading them again.
  await knex.schema.createTable('document_components', table => {
    table.increments('id');
    table.integer('document_id').notNullable();
    table.text('name').notNullable();
    table.text('version');
    table.text('purl');
    table.text('licences').notNullable().comment('JSON string[]');
    table.text('supplier');
    table.index(['document_id', 'id']);
  });
  await knex.schema.createTable('document_findings', table => {
    table.increments('id');
    table.integer('document_id').notNullable();
    table.text('finding').notNullable().comment('CVE-…');
    table.text('package').notNullable();
    table.text('purl');
    table.text('installed_version');
    table.text('fixed_version');
    table.string('severity').notNullable();
    table.index(['document_id', 'id']);
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('document_findings');
  await knex.schema.dropTable('document_components');
  await knex.schema.dropTable('release_documents');
};
