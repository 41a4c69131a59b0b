// @ts-check

/**
 * Adoption of each owner at the end of each day, to compare teams with what they
 * were a month before (R-KPI1-04, R-KPI-02).
 *
 * Never pruned: 200 owners make 73,000 small rows a year. Not tied to the
 * catalog: an owner that was renamed or deleted there keeps its days.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('owner_snapshots', table => {
    table.string('day', 10).notNullable().comment('ISO date');
    table
      .string('owner_ref')
      .notNullable()
      .comment('empty for workloads that nobody owns');
    table.integer('workloads').notNullable().comment('all of production');
    table
      .integer('adopted')
      .notNullable()
      .comment('of those, the ones on golden images');
    table
      .integer('unknown')
      .notNullable()
      .comment('of those, the ones that could not be determined');
    table.string('taken_at').notNullable();
    table.primary(['day', 'owner_ref']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('owner_snapshots');
};
