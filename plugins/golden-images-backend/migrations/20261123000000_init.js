// @ts-check

/**
 * The governance database, first part: what was observed (sources, scans,
 * images, tags, workloads, usages), what is declared (releases, approvals),
 * and what was judged from them (verdicts, KPI snapshots).
 *
 * Conventions: ids are integers given by the database; times are ISO 8601
 * texts in UTC (same order as text on SQLite and PostgreSQL); JSON is text.
 * Evidence (images, releases, approvals) has no cascade delete: it is kept for
 * ever (R-RET-01..04, R-RET-08).
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('sources', table => {
    table.increments('id');
    table.string('name').notNullable().unique();
    table
      .string('kind')
      .notNullable()
      .comment('registry | cluster | governance');
    table.string('type').notNullable();
    table.text('target').notNullable();
    table
      .string('last_completed_at')
      .comment('start of the last complete scan: the age of the facts');
    table.integer('last_completed_scan_id');
    table
      .boolean('configured')
      .notNullable()
      .defaultTo(true)
      .comment('false once it is gone from app-config');
  });

  await knex.schema.createTable('scans', table => {
    table.increments('id');
    table
      .integer('source_id')
      .notNullable()
      .references('id')
      .inTable('sources');
    table.string('started_at').notNullable();
    table
      .string('heartbeat_at')
      .notNullable()
      .comment('last sign of life of the process that runs it');
    table.string('finished_at');
    table
      .string('status')
      .notNullable()
      .comment('running | completed | failed');
    table.text('error');
    table.integer('pages').notNullable().defaultTo(0);
    table.integer('observed').notNullable().defaultTo(0);
    table.integer('opened').notNullable().defaultTo(0);
    table.integer('kept').notNullable().defaultTo(0);
    table.integer('closed').notNullable().defaultTo(0);
    table.integer('images_resolved').notNullable().defaultTo(0);
    table
      .text('problems')
      .notNullable()
      .defaultTo('[]')
      .comment('JSON string[]');
    table.index(['source_id', 'started_at']);
  });

  await knex.schema.createTable('images', table => {
    table.string('digest', 140).primary();
    table
      .string('kind')
      .comment('manifest | index; null while it could not be read');
    table.text('content').comment('JSON ResolvedImage, immutable');
    table.integer('layers').comment('number of layers of a manifest');
    table
      .string('chain_id', 140)
      .comment('chain id over all layers of a manifest');
    table.bigInteger('size_bytes');
    table
      .string('read_at')
      .comment('when it was read for good; null while unreadable');
    table.string('unreadable_reason');
    table.text('unreadable_message');
    table.string('tried_at');
    table.index(['chain_id']);
  });

  // Platform manifests of an index. One image: all of these digests.
  await knex.schema.createTable('image_manifests', table => {
    table.string('index_digest', 140).notNullable();
    table.string('manifest_digest', 140).notNullable();
    table.primary(['index_digest', 'manifest_digest']);
    table.index(['manifest_digest']);
  });

  // Every layer prefix of every manifest: finds, for a release, the images built on it.
  await knex.schema.createTable('image_chains', table => {
    table.string('digest', 140).notNullable();
    table.integer('layers').notNullable();
    table.string('chain_id', 140).notNullable();
    table.primary(['digest', 'layers']);
    table.index(['chain_id']);
  });

  // Where an image was seen.
  await knex.schema.createTable('image_locations', table => {
    table.string('digest', 140).notNullable();
    table.string('registry').notNullable();
    table.string('repository').notNullable();
    table.string('first_seen_at').notNullable();
    table.primary(['digest', 'registry', 'repository']);
  });

  // What each tag named, as intervals: `ended_at` null is what it names now.
  await knex.schema.createTable('tags', table => {
    table.increments('id');
    table.string('registry').notNullable();
    table.string('repository').notNullable();
    table.string('tag').notNullable();
    table.string('digest', 140).notNullable();
    table.string('first_seen_at').notNullable();
    table.string('ended_at');
    table.index(['registry', 'repository', 'tag']);
    table.index(['digest']);
  });

  // A tag names one digest at a time, also when two scans see it move at once.
  await knex.raw(
    'create unique index tags_now on tags (registry, repository, tag) where ended_at is null',
  );

  await knex.schema.createTable('releases', table => {
    table.string('id').primary().comment('family/track/version');
    table.string('family').notNullable();
    table.string('track').notNullable();
    table.string('version').notNullable();
    table.string('registry').notNullable();
    table.string('repository').notNullable();
    table.string('tag').notNullable();
    table
      .string('digest', 140)
      .comment('null while only declared and not yet seen in the registry');
    table.boolean('recorded').notNullable();
    table.string('upstream_released_at');
    table.string('promoted_at');
    table.string('promoted_at_origin');
    table.string('announced_at');
    table.string('removal_at');
    table.string('removed_at');
    table.string('stage');
    table.text('notes');
    table
      .text('discovered')
      .comment('JSON: what the registry says; null while only declared');
    table
      .text('declared')
      .comment(
        'JSON DeclaredRelease: what the governance file says; the columns above are both, merged',
      );
    table.index(['family', 'track']);
    table.index(['digest']);
  });

  await knex.schema.createTable('release_platforms', table => {
    table
      .string('release_id')
      .notNullable()
      .references('id')
      .inTable('releases');
    table.string('digest', 140).notNullable();
    table.text('platform').notNullable().comment('JSON Platform');
    table.string('chain_id', 140).notNullable();
    table.integer('layers').notNullable();
    table.primary(['release_id', 'digest']);
    table.index(['digest']);
    table.index(['chain_id']);
  });

  await knex.schema.createTable('variant_approvals', table => {
    table.string('id').primary();
    table.string('repository').notNullable();
    table.string('digest', 140);
    table.string('tag');
    table.string('approved_at').notNullable();
    table.string('expires_at');
    table.text('approvers').notNullable().comment('JSON string[]');
    table.text('reason');
    table.text('link');
    table
      .string('withdrawn_at')
      .comment('set when it left the governance file; the row stays');
    table.index(['repository']);
  });

  await knex.schema.createTable('workloads', table => {
    table.increments('id');
    table
      .integer('source_id')
      .notNullable()
      .references('id')
      .inTable('sources');
    table.string('cluster').notNullable();
    table.string('namespace').notNullable();
    table.string('kind').notNullable();
    table.string('name').notNullable();
    table.text('labels').notNullable().comment('JSON Record<string, string>');
    table.string('environment').notNullable();
    table.boolean('production').notNullable();
    table.string('entity_ref');
    table.string('owner_ref');
    table.string('first_seen_at').notNullable();
    table.string('ended_at').comment('null while it has an open usage');
    table
      .boolean('pending')
      .notNullable()
      .comment('true until the scan that found it is complete');
    table
      .integer('pods')
      .notNullable()
      .defaultTo(0)
      .comment('sum over open usages of type container, at most per container');
    table
      .string('verdict')
      .comment('worst verdict of its open usages; null while not judged');
    table.unique(['source_id', 'namespace', 'kind', 'name', 'cluster'], {
      indexName: 'workloads_identity',
    });
    table.index(
      ['ended_at', 'production', 'verdict', 'source_id'],
      'workloads_overview',
    );
    table.index(['entity_ref']);
    table.index(['owner_ref']);
    table.index(
      ['cluster', 'namespace', 'kind', 'name', 'id'],
      'workloads_order',
    );
  });

  await knex.schema.createTable('usages', table => {
    table.increments('id');
    table
      .integer('workload_id')
      .notNullable()
      .references('id')
      .inTable('workloads');
    table.integer('source_id').notNullable();
    table
      .string('key', 64)
      .notNullable()
      .comment('hash of workload, container, reference and running digest');
    table.string('container').notNullable();
    table.string('container_type').notNullable();
    table.text('image').notNullable();
    table.string('registry');
    table.string('repository');
    table.string('tag');
    table.string('pinned_digest', 140);
    table.string('running_digest', 140);
    table
      .string('resolved_digest', 140)
      .comment('running, else pinned, else what the tag named');
    table.string('resolved_by').comment('running | pin | tag');
    table
      .string('unresolved_reason')
      .comment('why the tag of a usage without any digest could not be read');
    table.text('unresolved_message');
    table.integer('pods').notNullable();
    table
      .text('origin')
      .comment('part of the source it was read from, e.g. a file');
    table.string('state').notNullable().comment('pending | open | ended');
    table.string('first_seen_at').notNullable();
    table
      .string('last_seen_at')
      .comment(
        'set when ended; an open usage was last seen by the last complete scan of its source',
      );
    table.string('ended_at');
    table.index(['source_id', 'state', 'key'], 'usages_by_key');
    table.index(['workload_id', 'state']);
    table.index(['resolved_digest']);
    table.index(['registry', 'repository', 'tag']);
  });

  // Judgments, beside the usage, with what they were judged under.
  await knex.schema.createTable('verdicts', table => {
    table
      .integer('usage_id')
      .primary()
      .references('id')
      .inTable('usages')
      .onDelete('CASCADE');
    table.string('verdict').notNullable();
    table.string('unknown_reason');
    table.string('release_id');
    table.boolean('pinned').notNullable();
    table.text('evidence').notNullable().comment('JSON Evidence[]');
    table.text('explanation').notNullable().comment('JSON string[]');
    table
      .text('findings')
      .notNullable()
      .comment('JSON Finding[], those that do not depend on the time');
    table.string('judged_under').notNullable();
    table.index(['release_id']);
    table.index(['judged_under']);
  });

  // Kinds of those findings, for filters.
  await knex.schema.createTable('usage_findings', table => {
    table
      .integer('usage_id')
      .notNullable()
      .references('id')
      .inTable('usages')
      .onDelete('CASCADE');
    table.string('finding').notNullable();
    table.primary(['usage_id', 'finding']);
    table.index(['finding']);
  });

  await knex.schema.createTable('kpi_snapshots', table => {
    table.string('day').notNullable().comment('ISO date');
    table.string('kpi').notNullable();
    table.integer('numerator').notNullable();
    table.integer('denominator').notNullable();
    table.text('detail').notNullable().comment('JSON, the parts');
    table.string('taken_at').notNullable();
    table.primary(['day', 'kpi']);
  });

  // Small facts about the database itself, e.g. the revision that judgments were made under.
  await knex.schema.createTable('revisions', table => {
    table.string('name').primary();
    table.string('value').notNullable();
  });
  // It is there from the beginning, so that whoever judges can hold on to it.
  await knex('revisions').insert({ name: 'facts', value: '0' });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  for (const table of [
    'revisions',
    'kpi_snapshots',
    'usage_findings',
    'verdicts',
    'usages',
    'workloads',
    'variant_approvals',
    'release_platforms',
    'releases',
    'tags',
    'image_locations',
    'image_chains',
    'image_manifests',
    'images',
    'scans',
    'sources',
  ]) {
    await knex.schema.dropTable(table);
  }
};
