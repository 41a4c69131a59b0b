import type { Knex } from 'knex';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import type { AsOf } from './AsOf';
import { EntityFigures } from './EntityFigures';
import { EntityQueries } from './EntityQueries';
import { FigureQueries } from './FigureQueries';
import { ImageListQueries } from './ImageListQueries';
import { UsageQueries } from './UsageQueries';
import { WorkloadQueries } from './WorkloadQueries';
import { WorkloadScope } from './WorkloadScope';

const databases = GovernanceTestDatabases.create();
const WORKLOADS = 4000;
const DAY = '2027-01-01T00:00:00.000Z';

async function fill(knex: Knex): Promise<void> {
  await knex('sources').insert({
    name: 'prod',
    kind: 'cluster',
    type: 'kubernetes',
    target: 'a test',
  });
  const numbers = Array.from({ length: WORKLOADS }, (_, index) => index + 1);
  await knex.batchInsert(
    'workloads',
    numbers.map(n => ({
      source_id: 1,
      cluster: `cluster-${n % 10}`,
      namespace: `namespace-${n % 100}`,
      kind: 'Deployment',
      name: `workload-${n}`,
      labels: '{}',
      environment: 'production',
      production: true,
      entity_ref: `component:default/entity-${n % 1000}`,
      first_seen_at: DAY,
      pending: false,
      verdict: 'golden',
    })),
    100,
  );
  await knex.batchInsert(
    'usages',
    numbers.map(n => ({
      workload_id: n,
      source_id: 1,
      key: String(n),
      container: 'main',
      container_type: 'container',
      image: `registry.test/team/app-${n}:1`,
      registry: 'registry.test',
      repository: `team/app-${n}`,
      resolved_digest: `sha256:${n}`,
      pods: 1,
      state: 'open',
      first_seen_at: DAY,
    })),
    100,
  );
  await knex.batchInsert(
    'verdicts',
    numbers.map(n => ({
      usage_id: n,
      verdict: 'golden',
      release_id: `python/3.12/1.${n % 50}.0`,
      pinned: true,
      evidence: '[]',
      explanation: '[]',
      findings: '[]',
      judged_under: 'test.1',
    })),
    100,
  );
  // What each ran before: one of a hundred releases.
  await knex.batchInsert(
    'usages',
    numbers.map(n => ({
      id: WORKLOADS + n,
      workload_id: n,
      source_id: 1,
      key: `before ${n}`,
      container: 'main',
      container_type: 'container',
      image: `registry.test/team/app-${n}:0`,
      resolved_digest: `sha256:before-${n}`,
      pods: 1,
      state: 'ended',
      first_seen_at: DAY,
      ended_at: '2027-01-15T00:00:00.000Z',
    })),
    100,
  );
  await knex.batchInsert(
    'verdicts',
    numbers.map(n => ({
      usage_id: WORKLOADS + n,
      verdict: 'golden-based',
      release_id: `python/3.10/${n % 100}.0.0`,
      pinned: true,
      evidence: '[]',
      explanation: '[]',
      findings: '[]',
      judged_under: 'a test',
    })),
    100,
  );
  await knex.batchInsert(
    'image_locations',
    numbers.map(n => ({
      digest: `sha256:${n}`,
      registry: 'registry.test',
      repository: `team/app-${n}`,
      first_seen_at: DAY,
    })),
    100,
  );
  await knex.raw('analyze');
}

describe.each(databases.ids())('query plans on %s', id => {
  const noReleases = {
    releases: [],
    matching: () => [],
    withFinding: () => [],
  };
  let knex: Knex;

  beforeAll(async () => {
    ({ knex } = await databases.init(id));
    await fill(knex);
  });

  /** The plan of the only query that `ask` makes. */
  async function planOf(ask: () => Promise<unknown>): Promise<string> {
    const queries: Knex.Sql[] = [];
    const note = (query: Knex.Sql) => queries.push(query);
    knex.on('query', note);
    await ask();
    knex.removeListener('query', note);
    const plans: string[] = [];
    for (const { sql, bindings } of queries) {
      const explain = id.startsWith('SQLITE')
        ? 'explain query plan'
        : 'explain';
      const plan = await knex.raw(`${explain} ${sql.replace(/\$\d+/g, '?')}`, [
        ...bindings,
      ]);
      plans.push(JSON.stringify(plan.rows ?? plan));
    }
    expect(plans).toHaveLength(1);
    return plans[0];
  }

  describe.each<[string, AsOf]>([
    ['now', { at: DAY, now: true }],
    ['in the past', { at: '2027-02-01T00:00:00.000Z', now: false }],
  ])('%s', (_when, asOf) => {
    const scope = () =>
      new WorkloadScope({ knex, asOf, visible: 'all', staleSources: [7] });

    it('read a page in the order of an index, from where it begins', async () => {
      const plan = await planOf(() =>
        new WorkloadQueries(scope()).page({}, noReleases, {
          after: ['cluster-5', 'namespace-5', 'Deployment', 'workload-5', 5],
          limit: 51,
        }),
      );
      expect(plan).toContain('workloads_order');
      expect(plan).not.toMatch(/sort/i);
      expect(plan).not.toMatch(/temp b-tree/i);
    });

    it('find the workloads of an entity by index', async () => {
      const plan = await planOf(() =>
        new WorkloadQueries(scope()).byEntity('component:default/entity-7'),
      );
      expect(plan).toContain('workloads_entity_ref_index');
    });

    it('find what the parts of a system run by index', async () => {
      const parts = new WorkloadScope({
        knex,
        asOf,
        visible: {
          property: 'entityRef',
          values: ['component:default/entity-7', 'component:default/entity-8'],
        },
        staleSources: [7],
      });
      const plan = await planOf(() => new EntityFigures(parts).refs(100));
      expect(plan).toContain('workloads_entity_ref_index');
    });

    it('find the next entities in the order of an index', async () => {
      const plan = await planOf(() =>
        new EntityQueries(scope()).page({
          after: 'component:default/entity-7',
          limit: 20,
        }),
      );
      expect(plan).toContain('workloads_entity_ref_index');
    });

    it('find what some entities run by index', async () => {
      const refs = ['component:default/entity-7', 'component:default/entity-8'];
      const verdicts = await planOf(() =>
        new EntityQueries(scope()).verdicts(refs),
      );
      expect(verdicts).toContain('workloads_entity_ref_index');
      const releases = await planOf(() =>
        new EntityQueries(scope()).releases(refs),
      );
      expect(releases).toContain('workloads_entity_ref_index');
      expect(releases).toContain('usages_workload_id_state_index');
    });

    it('find where an image runs by index', async () => {
      const plan = await planOf(() =>
        new WorkloadQueries(scope()).byDigest(['sha256:7'], 200),
      );
      expect(plan).toMatch(/usages_resolved_digest_index|usages_of_image/);
    });

    it('find the containers of a page by index', async () => {
      const plan = await planOf(() =>
        new UsageQueries(scope()).ofWorkloads([1, 2, 3, 4, 5]),
      );
      expect(plan).toContain('usages_workload_id_state_index');
    });

    it('find who left a release by the index of its usages, and not all of history', async () => {
      const release = { id: 'python/3.10/7.0.0', family: 'python' };
      const plan = await planOf(() =>
        new FigureQueries(scope()).moves([release.id], [release]),
      );
      expect(plan).toContain('verdicts_release_id_index');
      expect(plan).not.toMatch(/seq scan on (usages|verdicts)/i);
      expect(plan).not.toMatch(/scan (u|v)( |")/i);
    });
  });

  it('walk the images in the order of an index, and look up by another whether they run', async () => {
    const scope = new WorkloadScope({
      knex,
      asOf: { at: DAY, now: true },
      visible: 'all',
      staleSources: [7],
    });
    const images = new ImageListQueries({
      scope,
      criteria: {},
      releases: noReleases,
    });
    const plan = await planOf(() =>
      images.page({
        after: ['registry.test', 'team/app-2000', 'sha256:2000'],
        limit: 51,
      }),
    );
    expect(plan).toContain('image_locations_order');
    expect(plan).toContain('usages_of_image');
    expect(plan).not.toMatch(/seq scan/i);
    expect(plan).not.toMatch(/SCAN u\b/);
  });
});
