import { mockServices } from '@backstage/backend-test-utils';
import {
  DEFAULT_POLICY,
  VERDICTS,
} from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { Seed } from '../../__testUtils__/Seed';
import { digestOf, Estate, FakeMetrics, usage } from '../__testUtils__';
import { FigureStore } from '../figures';
import { SourceQueries } from '../read/SourceQueries';
import { InventoryGauges } from './InventoryGauges';

const databases = GovernanceTestDatabases.create();
const NOW = new Date('2027-07-14T12:00:00.000Z');

describe.each(databases.ids())('metrics on %s', id => {
  it('measure how long scans take and how many fail', async () => {
    const estate = new Estate(await databases.init(id));
    estate.cluster.pages = [
      [usage('cart', 'nginx:1', { runningDigest: digestOf('one') })],
    ];
    estate.cluster.beforePage = async () => {
      estate.at('2026-03-01T00:01:30Z');
    };
    await estate.scan('c1');
    estate.cluster.breaksAfter = 0;
    await expect(estate.scan('c1')).rejects.toThrow('broke off');
    expect(estate.metrics.of('golden_images.scan.duration')).toEqual([
      {
        value: 90,
        attributes: { source: 'c1', kind: 'cluster', outcome: 'completed' },
      },
      {
        value: 0,
        attributes: { source: 'c1', kind: 'cluster', outcome: 'failed' },
      },
    ]);
    expect(estate.metrics.of('golden_images.scan.failures')).toEqual([
      { value: 1, attributes: { source: 'c1', kind: 'cluster' } },
    ]);
  });

  async function gauges() {
    const database = await databases.init(id);
    const { knex } = database;
    const figures = FigureStore.create({
      database,
      releases: { list: async () => [] },
    });
    const metrics = new FakeMetrics();
    const logger = mockServices.logger.mock();
    let now = NOW;
    const clock = () => now;
    InventoryGauges.start({
      metrics,
      knex,
      logger,
      figures,
      sources: new SourceQueries({
        knex,
        policy: DEFAULT_POLICY,
        now: clock,
        figures,
      }),
      now: clock,
    });
    return {
      knex,
      figures,
      metrics,
      logger,
      seed: new Seed(knex),
      pass: (seconds: number) => {
        now = new Date(now.getTime() + seconds * 1000);
      },
    };
  }

  it('tell the age of the facts of each source that is configured and was read', async () => {
    const { knex, metrics, seed } = await gauges();
    await seed.cluster('prod', { scannedAt: '2027-07-14T11:58:00.000Z' });
    await seed.cluster('gone', { scannedAt: '2027-07-01T00:00:00.000Z' });
    await knex('sources').where({ name: 'gone' }).update({ configured: false });
    await knex('sources').insert({
      name: 'new',
      kind: 'registry',
      type: 'oci',
      target: 'https://new',
    });
    expect(await metrics.collect('golden_images.facts.age')).toEqual([
      { value: 120, attributes: { source: 'prod', kind: 'cluster' } },
    ]);
  });

  it('tell the workloads of every verdict, those of stale sources as unknown', async () => {
    const { metrics, seed } = await gauges();
    const fresh = {
      id: await seed.cluster('a', { scannedAt: NOW.toISOString() }),
      cluster: 'a',
    };
    const stale = {
      id: await seed.cluster('b', { scannedAt: '2027-07-01T00:00:00.000Z' }),
      cluster: 'b',
    };
    await seed.workload(fresh, { name: 'one', verdict: 'golden' });
    await seed.workload(fresh, { name: 'two', verdict: 'golden' });
    await seed.workload(fresh, {
      name: 'three',
      verdict: 'third-party',
      environment: 'staging',
    });
    await seed.workload(stale, { name: 'four', verdict: 'golden' });
    const measured = await metrics.collect('golden_images.workloads');
    expect(measured).toHaveLength(2 * VERDICTS.length);
    expect(measured.filter(({ value }) => value > 0)).toEqual([
      { value: 2, attributes: { verdict: 'golden', production: true } },
      { value: 1, attributes: { verdict: 'unknown', production: true } },
      { value: 1, attributes: { verdict: 'third-party', production: false } },
    ]);
  });

  it('ask the database seldom, however often they are collected', async () => {
    const { knex, figures, metrics, seed, pass } = await gauges();
    await seed.cluster('prod', { scannedAt: '2027-07-14T11:58:00.000Z' });
    await figures.refresh();
    const queries = jest.fn();
    knex.on('query', queries);
    await metrics.collect('golden_images.facts.age');
    await metrics.collect('golden_images.workloads');
    const first = queries.mock.calls.length;
    pass(10);
    expect(await metrics.collect('golden_images.facts.age')).toEqual([
      { value: 130, attributes: { source: 'prod', kind: 'cluster' } },
    ]);
    await metrics.collect('golden_images.workloads');
    expect(queries).toHaveBeenCalledTimes(first);
    expect(first).toBeLessThanOrEqual(4);
    pass(10);
    await metrics.collect('golden_images.facts.age');
    expect(queries).toHaveBeenCalledTimes(first + 1);
  });

  it('report nothing while the database is away, which is said once', async () => {
    const { knex, metrics, logger } = await gauges();
    await knex.schema.renameTable('sources', 'away');
    for (let time = 0; time < 3; time += 1) {
      expect(await metrics.collect('golden_images.facts.age')).toEqual([]);
      expect(await metrics.collect('golden_images.workloads')).toEqual([]);
    }
    expect(logger.warn).toHaveBeenCalledTimes(1);
    await knex.schema.renameTable('away', 'sources');
    expect(await metrics.collect('golden_images.workloads')).not.toEqual([]);
  });
});
