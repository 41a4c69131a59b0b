// @ts-check

/** The longest name that is looked up; longer ones are no packages. */
const LONGEST = 200;

/**
 * Names of the packages in bills of materials, to be searched, and packages to be
 * found by their names.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('package_names', table => {
    table.string('name', LONGEST).primary().comment('each once');
  });
  await knex.raw(
    `insert into package_names (name)
     select distinct name from document_components where length(name) <= ${LONGEST}`,
  );
  // Of the beginning, since PostgreSQL refuses to index a longer text.
  await knex.raw(
    `create index document_components_name
     on document_components (substr(name, 1, ${LONGEST}))`,
  );
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.raw('drop index document_components_name');
  await knex.schema.dropTable('package_names');
};
