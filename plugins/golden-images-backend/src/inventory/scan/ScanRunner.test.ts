import { mockServices } from '@backstage/backend-test-utils';
import { databaseTime, type GovernanceDatabase } from '../../database';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { SCAN_LEASE_MS, ScanRunner } from './ScanRunner';
import type { SourceIdentity } from './SourceIdentity';

const databases = GovernanceTestDatabases.create();
const source: SourceIdentity = {
  name: 'c1',
  kind: 'cluster',
  type: 'fake',
  target: 'memory',
};

describe.each(databases.ids())('ScanRunner on %s', id => {
  let database: GovernanceDatabase;
  let runner: ScanRunner;

  beforeEach(async () => {
    database = await databases.init(id);
    runner = ScanRunner.create({
      database,
      logger: mockServices.logger.mock(),
      now: () => new Date('2026-03-01T00:00:00Z'),
    });
  });

  /** So long ago, by the database's clock, did the running scan give its last sign of life. */
  async function lastSignOfLife(milliseconds: number): Promise<void> {
    await database
      .knex('scans')
      .where({ status: 'running' })
      .update({ heartbeat_at: databaseTime(database.knex, -milliseconds) });
  }

  function states() {
    return database.knex('scans').orderBy('id').pluck('status');
  }

  it('refuses a second scan of a source while the first is alive', async () => {
    await runner.run(source, async scan => {
      await expect(runner.run(source, async () => {})).rejects.toThrow(
        'c1 is being scanned since 2026-03-01T00:00:00.000Z',
      );
      await runner.run({ ...source, name: 'c2' }, async other =>
        database.transaction(tx => other.complete(tx)),
      );
      await database.transaction(tx => scan.complete(tx));
    });
    expect(await states()).toEqual(['completed', 'completed']);
  });

  it('lets only one of two replicas in that start at the same time', async () => {
    const complete = jest.fn();
    const results = await Promise.allSettled(
      [1, 2].map(() =>
        runner.run(source, async scan => {
          await new Promise(resolve => setImmediate(resolve));
          await database.knex('sources').first();
          complete(scan.id);
          await database.transaction(tx => scan.complete(tx));
        }),
      ),
    );
    const refused = results.filter(({ status }) => status === 'rejected');
    const started = await database.knex('scans').pluck('id');
    expect(started).toHaveLength(complete.mock.calls.length);
    expect(refused.length + complete.mock.calls.length).toBe(2);
  });

  it('gives a scan up whose process was killed, and that scan writes no more', async () => {
    await runner.run(source, async killed => {
      await lastSignOfLife(SCAN_LEASE_MS + 1_000);
      await runner.run(source, async scan =>
        database.transaction(tx => scan.complete(tx)),
      );
      await expect(
        database.transaction(async tx => {
          await killed.claim(tx);
        }),
      ).rejects.toThrow('given up');
    });
    expect(await database.knex('scans').orderBy('id')).toMatchObject([
      { status: 'failed', error: expect.stringContaining('process') },
      { status: 'completed' },
    ]);
  });

  it('is alive as long as it gives signs of life', async () => {
    await runner.run(source, async scan => {
      await lastSignOfLife(SCAN_LEASE_MS + 1_000);
      await scan.claim(database.knex);
      await expect(runner.run(source, async () => {})).rejects.toThrow(
        'is being scanned',
      );
      await database.transaction(tx => scan.complete(tx));
    });
  });

  it('keeps the reason of a failure without credentials, and passes it on', async () => {
    const failure = runner.run(source, async scan => {
      scan.note(['a.yaml:3 is broken']);
      throw new Error('GET https://bot:hunter2@c1/pods: 500');
    });
    await expect(failure).rejects.toMatchObject({
      message: 'GET https://c1/pods: 500',
      // The scheduler logs the stack of what a task throws.
      stack: expect.not.stringContaining('hunter2'),
    });
    expect(await database.knex('scans').first()).toMatchObject({
      status: 'failed',
      error: 'Error: GET https://c1/pods: 500',
      problems: '["a.yaml:3 is broken"]',
    });
  });

  it('has the counters on record when it tells of progress', async () => {
    const told = new Promise(resolve => {
      runner = ScanRunner.create({
        database,
        logger: mockServices.logger.mock(),
        observers: [
          {
            onProgress: () => resolve(database.knex('scans').first()),
          },
        ],
        now: () => new Date('2026-03-01T00:00:00Z'),
      });
    });
    await runner.run(source, async scan => {
      scan.count({ pages: 1, observed: 500 });
      scan.count({ imagesResolved: 3 });
      expect(await told).toMatchObject({
        status: 'running',
        pages: 1,
        observed: 500,
        images_resolved: 3,
      });
      await database.transaction(tx => scan.complete(tx));
    });
  });

  it('knows which sources are configured, and keeps those that are gone', async () => {
    await runner.register([source, { ...source, name: 'c2' }]);
    await runner.register([{ ...source, target: 'elsewhere' }]);
    const rows = await database.knex('sources').orderBy('name');
    expect(
      rows.map(row => [row.name, row.target, Boolean(row.configured)]),
    ).toEqual([
      ['c1', 'elsewhere', true],
      ['c2', 'memory', false],
    ]);
  });

  it('keeps the last 200 scans of a source', async () => {
    await runner.register([source]);
    await database.knex('scans').insert(
      Array.from({ length: 230 }, () => ({
        source_id: 1,
        started_at: '2026-01-01T00:00:00.000Z',
        heartbeat_at: '2026-01-01T00:00:00.000Z',
        status: 'failed',
      })),
    );
    await runner.run(source, async scan =>
      database.transaction(tx => scan.complete(tx)),
    );
    expect(await states()).toHaveLength(200);
    expect((await states()).pop()).toBe('completed');
  });
});
