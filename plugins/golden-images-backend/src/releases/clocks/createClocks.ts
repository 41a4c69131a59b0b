import type {
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Policy } from '@image-governance/plugin-golden-images-common';
import type { Actors, AuditLog, Decisions } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import type { JudgmentService } from '../../inventory/judgment';
import type { InventoryReader, ReadAccess } from '../../inventory/read';
import type { NoticeOutbox } from '../../notifications';
import type { DeprecationReader } from '../read';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import { ClockAccess } from './ClockAccess';
import { ClockReader } from './ClockReader';
import { DateDecisions } from './DateDecisions';
import { EmergencyDecisions } from './EmergencyDecisions';
import type { EmergencyStore } from './EmergencyStore';
import { ReleaseClock } from './ReleaseClock';
import { ReleaseDates } from './ReleaseDates';
import { RemainingUsers } from './RemainingUsers';
import { RemovalRecord } from './RemovalRecord';

/** Options of {@link createClocks}. */
export interface ClocksOptions {
  readonly database: GovernanceDatabase;
  readonly policy: Policy;
  readonly releases: ReleaseCatalogue;
  readonly judgment: Pick<JudgmentService, 'outdate'>;
  readonly inventory: InventoryReader;
  readonly access: ReadAccess;
  readonly deprecations: DeprecationReader;
  readonly emergencies: EmergencyStore;
  readonly permissions: PermissionsService;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly log: AuditLog;
  readonly notices: NoticeOutbox;
  /** Is called once a decision stands that judgments depend on. */
  readonly onDecided: () => void;
  readonly now: () => Date;
}

/** What the rest of the plugin needs of the clocks. */
export interface ClocksPart {
  readonly dates: DateDecisions;
  readonly emergencies: EmergencyDecisions;
  readonly reader: ClockReader;
  readonly clock: ReleaseClock;
}

/** Puts the clocks together. */
export function createClocks(options: ClocksOptions): ClocksPart {
  const { releases, judgment, emergencies } = options;
  const access = new ClockAccess(options);
  const parts = {
    ...options,
    emergencies,
    access,
    dates: new ReleaseDates({
      releases,
      decide: (tx, id, facts) => releases.decide(tx, id, facts),
      outdate: tx => judgment.outdate(tx),
    }),
    record: RemovalRecord.create(options),
    users: new RemainingUsers(options),
  };
  return {
    dates: new DateDecisions(parts),
    emergencies: new EmergencyDecisions(parts),
    reader: new ClockReader({ ...parts, read: options.access }),
    clock: new ReleaseClock(parts),
  };
}

/** Lets the scheduler run it, in one replica at a time; more often than daily, so that a short outage misses no day. */
export async function scheduleClocks(options: {
  readonly scheduler: SchedulerService;
  readonly clock: ReleaseClock;
  readonly now: () => Date;
}): Promise<void> {
  const { scheduler, clock, now } = options;
  await scheduler.scheduleTask({
    id: 'golden-images-clocks',
    frequency: { hours: 6 },
    timeout: { minutes: 30 },
    initialDelay: { minutes: 5 },
    scope: 'global',
    fn: signal => clock.run(now().toISOString(), signal),
  });
}
