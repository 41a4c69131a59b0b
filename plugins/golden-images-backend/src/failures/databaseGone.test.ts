import type { Knex } from 'knex';
import { databaseTime } from '../database';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { digestOf, Estate, usage } from '../inventory/__testUtils__';
import { SCAN_LEASE_MS } from '../inventory/scan';
import { SharedDatabase } from './__testUtils__/SharedDatabase';

jest.setTimeout(30_000);
const databases = GovernanceTestDatabases.create();
const D1 = digestOf('one');

/** Ten pages of two workloads. */
const pages = (prefix: string) =>
  Array.from({ length: 10 }, (_, page) =>
    [0, 1].map(at =>
      usage(`${prefix}${page}-${at}`, 'nginx:1', { runningDigest: D1 }),
    ),
  );

describe.each(databases.ids())(
  'the database is gone in the middle of a scan, on %s',
  id => {
    let database: SharedDatabase;
    beforeEach(async () => {
      database = await SharedDatabase.create(databases, id);
    });
    afterEach(() => database.close());

    /** Workloads by state of their usages. */
    async function states(estate: Estate): Promise<Record<string, number>> {
      const rows: { state: string; count: number | string }[] =
        await estate.database
          .knex('usages')
          .groupBy('state')
          .select('state')
          .count({ count: '*' });
      return Object.fromEntries(
        rows.map(({ state, count }) => [state, Number(count)]),
      );
    }

    it('for good: the process says so, and the next one finds everything as it was', async () => {
      const before = new Estate(await database.connect());
      before.cluster.pages = pages('w');
      await before.scan('c1');

      before.cluster.pages = pages('x');
      let page = 0;
      before.cluster.beforePage = async () => {
        page += 1;
        if (page === 3) {
          await before.database.knex.destroy();
        }
      };
      await expect(
        before.at('2026-03-02T00:00:00Z').scan('c1'),
      ).rejects.toThrow();
      expect(before.logger.error).toHaveBeenCalledWith(
        expect.stringContaining('The failed scan of c1 is not on record'),
      );

      const after = new Estate(await database.connect());
      const { knex } = after.database;
      expect(await states(after)).toEqual({ open: 20, pending: 4 });
      expect(await knex('sources').first()).toMatchObject({
        last_completed_at: '2026-03-01T00:00:00.000Z',
      });

      await knex('scans')
        .where({ status: 'running' })
        .update({
          heartbeat_at: databaseTime(knex, -SCAN_LEASE_MS - 1),
        });
      after.cluster.pages = pages('x');
      await after.at('2026-03-03T00:00:00Z').scan('c1');

      expect(await states(after)).toEqual({ ended: 20, open: 20 });
      expect(await knex('scans').orderBy('id').pluck('status')).toEqual([
        'completed',
        'failed',
        'completed',
      ]);
    });

    // Nothing can come between a process and its own SQLite file.
    if (id !== 'SQLITE_3') {
      it('for a moment: the same process goes on with the next scan', async () => {
        const estate = new Estate(await database.connect());
        estate.cluster.pages = pages('w');
        await estate.scan('c1');

        estate.cluster.pages = pages('x');
        const server = (await database.connect()).knex;
        let page = 0;
        estate.cluster.beforePage = async () => {
          page += 1;
          if (page === 3) {
            await endWhatWaits(server);
          }
        };
        await expect(
          estate.at('2026-03-02T00:00:00Z').scan('c1'),
        ).rejects.toThrow();

        expect(await states(estate)).toEqual({ open: 20, pending: 4 });
        const { knex } = estate.database;
        expect(await knex('sources').first()).toMatchObject({
          last_completed_at: '2026-03-01T00:00:00.000Z',
        });
        const scan = await knex('scans').orderBy('id', 'desc').first();
        expect(scan).toMatchObject({
          status: 'failed',
          error: expect.stringContaining('Connection terminated'),
        });

        await estate.at('2026-03-03T00:00:00Z').scan('c1');
        expect(await states(estate)).toEqual({ ended: 20, open: 20 });
      });
    }
  },
);

/** Makes the next writer wait, and ends its connection in the middle of that, as a restart of the server does. */
async function endWhatWaits(server: Knex): Promise<void> {
  const lock = await server.transaction();
  await lock.raw('lock table usages in access exclusive mode');
  const end = async () => {
    let ended = 0;
    while (ended === 0) {
      const { rows } = await server.raw(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      );
      ended = rows.length;
    }
    await lock.rollback();
  };
  end().catch(error => lock.rollback(error));
}
