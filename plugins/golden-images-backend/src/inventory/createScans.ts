import type {
  AuthService,
  LoggerService,
  SchedulerService,
  SchedulerServiceTaskScheduleDefinition,
} from '@backstage/backend-plugin-api';
import type { MetricsService } from '@backstage/backend-plugin-api/alpha';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type { Policy } from '@image-governance/plugin-golden-images-common';
import type {
  ImageReader,
  UsageSource,
} from '@image-governance/plugin-golden-images-node';
import type { GovernanceDatabase } from '../database';
import {
  GovernanceScan,
  RegistryScan,
  ReleaseCatalogue,
  type GovernanceReader,
} from '../releases';
import { CatalogEntities, WorkloadAttacher } from './attach';
import { FigureStore } from './figures';
import { ImageLibrary } from './images';
import { JudgmentService } from './judgment';
import { FactsFeed, ScanFeed, SignalSender } from './live';
import { LostScans } from './LostScans';
import { ScanMetrics } from './metrics';
import { ClusterScan, ScanLog, ScanRunner } from './scan';
import { ScanTasks, type ScanTask } from './ScanTasks';

/** A source from app-config or a module, with the schedule that configuration gives it. */
export interface Scheduled<T> {
  readonly source: T;
  /** Absent: the default of its kind (governance and clusters 15 minutes, registries one hour). */
  readonly schedule?: SchedulerServiceTaskScheduleDefinition;
}

/** Options of {@link createScans}. */
export interface ScansOptions {
  readonly database: GovernanceDatabase;
  readonly policy: Policy;
  readonly usageSources: readonly Scheduled<UsageSource>[];
  readonly imageReaders: readonly Scheduled<ImageReader>[];
  /** Absent when no governance file is configured: then the registry is the record. */
  readonly governance?: Scheduled<GovernanceReader>;
  readonly catalog: CatalogService;
  readonly auth: AuthService;
  readonly scheduler: SchedulerService;
  readonly logger: LoggerService;
  /** Absent: open pages find out by asking. */
  readonly signals?: SignalsService;
  /** Absent: nothing is measured. */
  readonly metrics?: MetricsService;
  /** Default: the system's clock. */
  readonly now?: () => Date;
}

/** What the rest of the plugin needs of the write side. */
export interface Scans {
  /** Registers the sources and starts their tasks. To be awaited once, at start-up. */
  start(): Promise<void>;
  /** Has a source scanned now: NotFoundError, or ConflictError while it is being scanned. */
  scanNow(sourceName: string): Promise<void>;
  /** Has what runs judged anew in a while, by what somebody decided. */
  judgeSoon(): void;
  readonly judgment: JudgmentService;
  readonly releases: ReleaseCatalogue;
  readonly library: ImageLibrary;
  readonly attacher: WorkloadAttacher;
  readonly figures: FigureStore;
  /** Where any room says that what open pages show may have changed. */
  readonly facts: FactsFeed;
  /** In the order of a first scan: governance, registries, clusters. For tests and commands that cannot wait for the scheduler. */
  readonly tasks: readonly ScanTask[];
}

/**
 * Puts the write side together: the one path of design §5 from sources to
 * judgments. `plugin.ts` collects the sources and calls {@link Scans.start}.
 * @throws Error when two sources have the same name
 */
export function createScans(options: ScansOptions): Scans {
  const { database, policy, logger, governance } = options;
  const now = options.now ?? (() => new Date());
  const readers = options.imageReaders.map(({ source }) => source);
  const library = ImageLibrary.create({ database, readers, policy, now });
  const releases = ReleaseCatalogue.create({
    database,
    images: library.images,
    policy,
    governed: governance !== undefined,
  });
  const figures = FigureStore.create({ database, releases });
  const sender = new SignalSender(options);
  const facts = new FactsFeed({ sender, now });
  const runner = ScanRunner.create({
    database,
    logger,
    observers: [
      new ScanLog({ logger }),
      new ScanFeed({ sender }),
      facts,
      ...(options.metrics
        ? [new ScanMetrics({ metrics: options.metrics })]
        : []),
    ],
    now,
  });
  const onChange = () => facts.changed();
  const entities = CatalogEntities.create(options);
  const attacher = WorkloadAttacher.create({ database, entities, onChange });
  const rooms = { database, runner, library, releases, attacher, policy, now };
  const judgment = JudgmentService.create({ ...rooms, onChange });
  const tasks = scanTasks(options, figures, {
    governance: GovernanceScan.create({ ...rooms, judgment }),
    registry: RegistryScan.create({ ...rooms, judgment }),
    cluster: ClusterScan.create({ ...rooms, judgment }),
  });
  const schedule = new ScanTasks({
    scheduler: options.scheduler,
    logger,
    tasks,
    upkeep: [
      {
        id: 'golden-images-judge',
        frequency: { minutes: 15 },
        run: async () => {
          await judgment.catchUp();
          await figures.refresh();
        },
      },
      {
        id: 'golden-images-attach',
        frequency: { minutes: 1 },
        timeout: { minutes: 10 },
        run: async signal => {
          await attacher.attachAll(signal);
          await figures.refresh();
        },
      },
    ],
  });
  const lost = new LostScans({ ...options, runner, tasks: schedule });
  return {
    start: async () => {
      await runner.register(tasks.map(task => task.source));
      await schedule.start();
      await lost.start();
    },
    scanNow: name => schedule.scanNow(name),
    judgeSoon: () => {
      judgment
        .catchUp()
        .then(() => figures.refresh())
        .catch(error =>
          // The next pass of the scheduler does it, and tells when it cannot either.
          logger.warn(`Judging what runs was put off: ${error}`),
        );
    },
    judgment,
    releases,
    library,
    attacher,
    figures,
    facts,
    tasks,
  };
}

function scanTasks(
  options: ScansOptions,
  figures: FigureStore,
  scans: {
    governance: GovernanceScan;
    registry: RegistryScan;
    cluster: ClusterScan;
  },
): ScanTask[] {
  const governance = options.governance ? [options.governance] : [];
  const scanOf =
    (run: (signal: AbortSignal) => Promise<void>) =>
    async (signal: AbortSignal) => {
      await run(signal);
      await figures.refresh();
    };
  const tasks: ScanTask[] = [
    ...governance.map(({ source, schedule }) => ({
      source: GovernanceScan.identify(source),
      schedule,
      scan: scanOf(signal => scans.governance.run(source, signal)),
    })),
    ...options.imageReaders.map(({ source, schedule }) => ({
      source: RegistryScan.identify(source),
      schedule,
      scan: scanOf(signal => scans.registry.run(source, signal)),
    })),
    ...options.usageSources.map(({ source, schedule }) => ({
      source: ClusterScan.identify(source),
      schedule,
      scan: scanOf(signal => scans.cluster.run(source, signal)),
    })),
  ];
  const names = tasks.map(task => task.source.name);
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) {
    throw new Error(`Two sources of Golden Images have the name '${twice}'`);
  }
  return tasks;
}
