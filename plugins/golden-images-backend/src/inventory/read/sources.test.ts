import type { Knex } from 'knex';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, Seed } from '../../__testUtils__/Seed';

const databases = GovernanceTestDatabases.create();

describe.each(databases.ids())('sources on %s', id => {
  let knex: Knex;
  let portal: PortalUnderTest;
  let seed: Seed;

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    portal = await PortalUnderTest.start({ knex });
    seed = new Seed(knex);
  });

  afterEach(async () => {
    await portal.stop();
  });

  /** A scan that runs in some other process, which gave a sign of life at `heartbeatAt`. */
  async function running(sourceId: number, heartbeatAt: string) {
    await knex('scans').insert({
      source_id: sourceId,
      started_at: ago({ hours: 0.1 }),
      heartbeat_at: heartbeatAt,
      status: 'running',
      pages: 3,
      observed: 600,
      images_resolved: 12,
    });
  }

  /** Gives the source's complete scan a size, as a real one has. */
  async function complete(sourceId: number, observed: number) {
    const scan = await knex('scans').where({ source_id: sourceId }).first();
    await knex('scans').where({ id: scan.id }).update({ observed });
    await knex('sources')
      .where({ id: sourceId })
      .update({ last_completed_scan_id: scan.id });
  }

  it('tell how far the scans are that run, with their measure', async () => {
    const measured = await seed.cluster('measured');
    await complete(measured, 1000);
    await running(measured, ago({}));
    const [{ id: unmeasured }] = await knex('sources')
      .insert({ name: 'first', kind: 'registry', type: 'oci', target: 'x' })
      .returning('id');
    await running(unmeasured, ago({}));
    await seed.cluster('idle');
    const { body } = await portal.get('/inventory/scans/running');
    expect(body).toEqual({
      at: expect.any(String),
      scans: [
        {
          source: 'first',
          kind: 'registry',
          scan: expect.objectContaining({ status: 'running' }),
        },
        {
          source: 'measured',
          kind: 'cluster',
          scan: expect.objectContaining({
            pages: 3,
            observed: 600,
            imagesResolved: 12,
          }),
          previousObserved: 1000,
        },
      ],
    });
    expect(Date.parse(body.at)).toBeGreaterThan(
      Date.parse(body.scans[1].scan.startedAt),
    );
  });

  it('take a scan without a sign of life for failed, and not for running', async () => {
    const source = await seed.cluster('killed');
    const lastSign = ago({ hours: 0.1 });
    await running(source, lastSign);
    const { body: scans } = await portal.get('/inventory/scans/running');
    expect(scans.scans).toEqual([]);
    const { body: sources } = await portal.get('/inventory/sources');
    expect(sources).toEqual([
      expect.objectContaining({
        state: 'failed',
        lastError: 'The process that ran this scan ended before the scan did',
        lastScan: expect.objectContaining({
          status: 'failed',
          finishedAt: lastSign,
        }),
      }),
    ]);
  });

  it('show a source that is gone from app-config while its facts stand, with its history', async () => {
    const source = await seed.cluster('old');
    await knex('sources').update({ configured: false });
    expect((await portal.get('/inventory/sources')).body).toEqual([]);
    const workload = await seed.workload(
      { id: source, cluster: 'old' },
      { name: 'cart' },
    );
    await seed.usage({ id: workload, sourceId: source });
    const { body } = await portal.get('/inventory/sources');
    expect(body).toEqual([
      expect.objectContaining({
        name: 'old',
        configured: false,
        openUsages: 1,
      }),
    ]);
    const { body: scans } = await portal.get('/inventory/sources/old/scans');
    expect(scans.totalItems).toBe(1);
  });

  it('page through the history of a source, newest first', async () => {
    const source = await seed.cluster('prod');
    for (let hour = 9; hour > 0; hour -= 1) {
      await knex('scans').insert({
        source_id: source,
        started_at: ago({ hours: hour }),
        heartbeat_at: ago({ hours: hour }),
        status: 'failed',
        error: `failure ${hour}`,
      });
    }
    const { body: first } = await portal.get(
      '/inventory/sources/prod/scans?limit=4',
    );
    const { body: second } = await portal.get(
      `/inventory/sources/prod/scans?limit=4&cursor=${first.nextCursor}`,
    );
    expect([...first.items, ...second.items].map(({ error }) => error)).toEqual(
      [1, 2, 3, 4, 5, 6, 7, 8].map(hour => `failure ${hour}`),
    );
    expect(first.totalItems).toBe(10);
  });

  it('have no history of what never was', async () => {
    const { status } = await portal.get('/inventory/sources/nothing/scans');
    expect(status).toBe(404);
  });
});
