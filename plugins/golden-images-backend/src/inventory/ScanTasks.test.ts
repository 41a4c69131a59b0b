import { mockServices } from '@backstage/backend-test-utils';
import { ConflictError } from '@backstage/errors';
import { ScanTasks, type ScanTask } from './ScanTasks';

function task(name: string, more: Partial<ScanTask> = {}): ScanTask {
  return {
    source: { name, kind: 'cluster', type: 'fake', target: 'memory' },
    scan: async () => {},
    ...more,
  };
}

function setUp(...tasks: ScanTask[]) {
  const scheduler = mockServices.scheduler.mock();
  const scanTasks = new ScanTasks({
    scheduler,
    logger: mockServices.logger.mock(),
    tasks,
    upkeep: [
      {
        id: 'golden-images-judge',
        frequency: { minutes: 5 },
        run: async () => {},
      },
    ],
  });
  const scheduled = () => scheduler.scheduleTask.mock.calls.map(([it]) => it);
  return { scheduler, scanTasks, scheduled };
}

it('schedules one task a source, for any replica to take', async () => {
  const { scanTasks, scheduled } = setUp(task('c1'), task('c2'));
  await scanTasks.start();
  expect(scheduled()).toMatchObject([
    { id: 'golden-images-judge', scope: 'global', frequency: { minutes: 5 } },
    {
      id: 'golden-images-scan:c1',
      scope: 'global',
      frequency: { minutes: 15 },
    },
    { id: 'golden-images-scan:c2', scope: 'global' },
  ]);
});

it('goes by the configured schedule, never on more than one replica', async () => {
  const { scanTasks, scheduled } = setUp(
    task('c1', {
      schedule: {
        frequency: { hours: 4 },
        timeout: { minutes: 1 },
        scope: 'local',
      },
    }),
  );
  await scanTasks.start();
  expect(scheduled()[1]).toMatchObject({
    frequency: { hours: 4 },
    timeout: { minutes: 1 },
    scope: 'global',
  });
});

it('fails the task when the scan fails', async () => {
  const { scanTasks, scheduled } = setUp(
    task('c1', {
      scan: async () => {
        throw new Error('unreachable');
      },
    }),
  );
  await scanTasks.start();
  await expect(scheduled()[1].fn(new AbortController().signal)).rejects.toThrow(
    'unreachable',
  );
});

it('has each source scanned at the start, also one that another replica has already', async () => {
  const { scheduler, scanTasks } = setUp(task('c1'), task('c2'));
  scheduler.triggerTask.mockRejectedValueOnce(new ConflictError('running'));
  await scanTasks.start();
  expect(scheduler.triggerTask.mock.calls).toEqual([
    ['golden-images-scan:c1'],
    ['golden-images-scan:c2'],
  ]);
});

it('scans a source now, and knows no other', async () => {
  const { scheduler, scanTasks } = setUp(task('c1'));
  await scanTasks.scanNow('c1');
  expect(scheduler.triggerTask).toHaveBeenCalledWith('golden-images-scan:c1');
  await expect(scanTasks.scanNow('nope')).rejects.toThrow(
    "There is no source 'nope'",
  );
  scheduler.triggerTask.mockRejectedValueOnce(new ConflictError('running'));
  await expect(scanTasks.scanNow('c1')).rejects.toThrow(ConflictError);
});
