import { mockServices } from '@backstage/backend-test-utils';
import type { GovernanceDatabase } from '../database';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { digestOf, Estate, manifest, usage } from '../inventory/__testUtils__';
import { ScanRunner, type Scan, type SourceIdentity } from '../inventory/scan';
import { PortalUnderTest } from '../__testUtils__/PortalUnderTest';
import { Seed } from '../__testUtils__/Seed';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();
const D1 = digestOf('one');
const source: SourceIdentity = {
  name: 'c1',
  kind: 'cluster',
  type: 'fake',
  target: 'memory',
};

/** A replica whose clock goes wrong by so many minutes. */
function replica(
  database: GovernanceDatabase,
  minutes: number,
  leaseMs?: number,
): ScanRunner {
  return ScanRunner.create({
    database,
    logger: mockServices.logger.mock(),
    now: () => new Date(Date.now() + minutes * 60_000),
    leaseMs,
  });
}

const complete = (database: GovernanceDatabase) => (scan: Scan) =>
  database.transaction(tx => scan.complete(tx));

describe.each(databases.ids())('clocks that are wrong, on %s', id => {
  it.each([
    [-60, 0],
    [0, -60],
    [0, 60],
    [60, 0],
    [-600, 600],
  ])(
    'a replica %i minutes off is not robbed by one %i minutes off',
    async (holding, coming) => {
      const database = await databases.init(id);
      await replica(database, holding).run(source, async scan => {
        await expect(
          replica(database, coming).run(source, async () => {}),
        ).rejects.toThrow('is being scanned');
        await scan.claim(database.knex);
        await expect(
          replica(database, coming).run(source, async () => {}),
        ).rejects.toThrow('is being scanned');
        await complete(database)(scan);
      });
      expect(await database.knex('scans').pluck('status')).toEqual([
        'completed',
      ]);
    },
  );

  it.each([0, 60 * 24 * 365])(
    'a replica %i minutes ahead that died blocks nobody for long',
    async minutes => {
      const database = await databases.init(id);
      const leaseMs = 300;
      // Its process is gone: it neither ends its scan nor gives signs of life.
      const dead = replica(database, minutes, leaseMs * 1000);
      dead.run(source, () => new Promise(() => {})).catch(() => {});

      const attempts: string[] = [];
      const deadline = performance.now() + 5_000;
      while (attempts.at(-1) !== 'done' && performance.now() < deadline) {
        await new Promise(resolve => setImmediate(resolve));
        await replica(database, 0, leaseMs)
          .run(source, complete(database))
          .then(
            () => attempts.push('done'),
            error => attempts.push(String(error)),
          );
      }

      expect(attempts[0]).toContain('is being scanned');
      const scans = await database.knex('scans').orderBy('id');
      expect(scans).toMatchObject([
        { status: 'failed', error: expect.stringContaining('process') },
        { status: 'completed' },
      ]);
      for (const { started_at, finished_at } of scans) {
        expect(finished_at >= started_at).toBe(true);
      }
    },
  );

  it('a clock that jumps back leaves intervals in order, and loses nothing', async () => {
    const estate = new Estate(await databases.init(id));
    const { registry, cluster } = estate;
    const image = `${registry.host}/shop/cart:latest`;
    const cart = usage('cart', image);
    const shop = usage('shop', 'nginx:1', { runningDigest: D1 });
    const times = ['10', '12', '11', '09', '08', '13'];
    const pages = [[cart], [cart, shop], [cart], [cart, shop], [shop], [cart]];
    for (const [at, page] of pages.entries()) {
      registry.push('shop/cart', 'latest', manifest([`layer ${at}`]));
      cluster.pages = [page];
      await estate.at(`2026-03-01T${times[at]}:00:00Z`).scan('c1');
    }

    const { knex } = estate.database;
    const rows = await knex('usages').orderBy('id');
    for (const row of rows.filter(({ state }) => state === 'ended')) {
      expect([row.first_seen_at, row.last_seen_at, row.ended_at]).toEqual(
        [row.first_seen_at, row.last_seen_at, row.ended_at].sort(),
      );
    }
    for (const row of [
      ...(await knex('tags').whereNotNull('ended_at')),
      ...(await knex('workloads').whereNotNull('ended_at')),
    ]) {
      expect(row.ended_at >= row.first_seen_at).toBe(true);
    }
    expect(rows.filter(({ state }) => state === 'open')).toHaveLength(1);
    expect(rows.filter(({ state }) => state === 'pending')).toEqual([]);
    expect(await knex('tags').whereNull('ended_at')).toHaveLength(1);
  });

  it('facts from a time to come prove nothing', async () => {
    const { knex } = await databases.init(id);
    const portal = await PortalUnderTest.start({ knex });
    const seed = new Seed(knex);
    const inAYear = new Date(Date.now() + 365 * 24 * 3_600_000).toISOString();
    await seed.cluster('ahead', { scannedAt: inAYear });
    const inTenMinutes = new Date(Date.now() + 600_000).toISOString();
    await seed.cluster('a-little-ahead', { scannedAt: inTenMinutes });
    const { body } = await portal.get('/inventory/sources');
    expect(body).toMatchObject([
      { name: 'a-little-ahead', age: { stale: false } },
      { name: 'ahead', age: { stale: true, observedAt: inAYear } },
    ]);
    await portal.stop();
  });
});
