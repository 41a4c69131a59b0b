import type { SchedulerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { metricsServiceMock } from '@backstage/backend-test-utils/alpha';
import { DefaultSchedulerService } from '@backstage/backend-defaults/scheduler';
import { databaseTime, type GovernanceDatabase } from '../database';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { LostScans } from './LostScans';
import { ScanRunner, SCAN_LEASE_MS, type SourceIdentity } from './scan';
import { ScanTasks } from './ScanTasks';

const databases = GovernanceTestDatabases.create();
const TASKS = 'backstage_backend_tasks__tasks';
const TASK = 'golden-images-scan:c1';
const source: SourceIdentity = {
  name: 'c1',
  kind: 'cluster',
  type: 'fake',
  target: 'memory',
};

describe.each(databases.ids())(
  "Backstage's scheduler after a kill, on %s",
  id => {
    let database: GovernanceDatabase;
    let runner: ScanRunner;
    let tasks: ScanTasks;
    let lost: LostScans;
    let scheduler: SchedulerService;
    let rootLifecycle: ReturnType<typeof mockServices.rootLifecycle.mock>;

    beforeEach(async () => {
      database = await databases.init(id);
      const logger = mockServices.logger.mock();
      runner = ScanRunner.create({ database, logger, now: () => new Date() });
      rootLifecycle = mockServices.rootLifecycle.mock();
      scheduler = DefaultSchedulerService.create({
        database: { getClient: async () => database.knex },
        logger,
        metrics: metricsServiceMock.mock(),
        rootLifecycle,
        httpRouter: mockServices.httpRouter.mock(),
        pluginMetadata: { getId: () => 'golden-images' },
      });
      tasks = new ScanTasks({
        scheduler,
        logger,
        tasks: [{ source, scan: async () => {} }],
        upkeep: [],
      });
      lost = new LostScans({ runner, tasks, scheduler, logger });
      await tasks.start();
      // As a process leaves it that was killed while it ran the task.
      await database
        .knex(TASKS)
        .where({ id: TASK })
        .update({
          current_run_ticket: 'of a process that is gone',
          current_run_expires_at: new Date(Date.now() + 3_600_000),
          next_run_start_at: new Date(Date.now() + 900_000),
        });
    });

    afterEach(() => {
      rootLifecycle.addShutdownHook.mock.calls.forEach(([stop]) => stop());
    });

    async function held(): Promise<boolean> {
      const { current_run_ticket: ticket } = await database
        .knex(TASKS)
        .where({ id: TASK })
        .first();
      return ticket !== null;
    }

    /** A scan whose last sign of life is so old. */
    async function scanning(milliseconds: number): Promise<void> {
      runner.run(source, () => new Promise(() => {})).catch(() => {});
      let rows = 0;
      while (rows === 0) {
        rows = await database
          .knex('scans')
          .update({ heartbeat_at: databaseTime(database.knex, -milliseconds) });
      }
    }

    it('takes no scan for an hour, which is what is to be mended', async () => {
      await expect(tasks.scanNow('c1')).rejects.toThrow('currently running');
    });

    it('is freed of a scan that gives no sign of life, and scans anew', async () => {
      await scanning(SCAN_LEASE_MS + 1_000);
      await lost.restart();
      expect(await held()).toBe(false);
      const { now, next } = await database
        .knex(TASKS)
        .where({ id: TASK })
        .first({ next: 'next_run_start_at', now: database.knex.fn.now() });
      expect(new Date(next).getTime()).toBeLessThanOrEqual(
        new Date(now).getTime(),
      );
    });

    it('keeps what is alive, and what runs without a scan', async () => {
      await lost.restart();
      expect(await held()).toBe(true);
      await scanning(SCAN_LEASE_MS / 2);
      await lost.restart();
      expect(await held()).toBe(true);
    });

    it('is looked at every minute, by one replica', async () => {
      await lost.start();
      expect(await scheduler.getScheduledTasks()).toContainEqual({
        id: 'golden-images-lost-scans',
        scope: 'global',
        settings: expect.objectContaining({
          cadence: 'PT1M',
          timeoutAfterDuration: 'PT1M',
        }),
      });
    });

    it('is not needed for a scan that nothing holds', async () => {
      await scanning(SCAN_LEASE_MS + 1_000);
      await database.knex(TASKS).update({ current_run_ticket: null });
      await lost.restart();
      expect(await held()).toBe(false);
    });
  },
);
