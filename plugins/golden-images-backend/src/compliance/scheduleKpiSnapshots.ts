import type { SchedulerService } from '@backstage/backend-plugin-api';
import type { KpiSnapshots } from './KpiSnapshots';
import type { OverviewReader } from './OverviewReader';
import type { TeamReader } from './teams';

/** Keeps the figures of each day, of the organisation and of each team; every hour, so that a day has its last ones and a short outage loses none. */
export async function scheduleKpiSnapshots(options: {
  scheduler: SchedulerService;
  overview: OverviewReader;
  snapshots: KpiSnapshots;
  teams: Pick<TeamReader, 'keepToday'>;
}): Promise<void> {
  const { scheduler, overview, snapshots, teams } = options;
  await scheduler.scheduleTask({
    id: 'golden-images-kpi-snapshots',
    frequency: { hours: 1 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 5 },
    scope: 'global',
    fn: async () => {
      await snapshots.keep(await overview.get({}, 'all'));
      await teams.keepToday();
    },
  });
}
