import type {
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import {
  isOpen,
  type Policy,
  type ReleaseId,
  type WaitingCandidate,
} from '@image-governance/plugin-golden-images-common';
import type { ImageReader } from '@image-governance/plugin-golden-images-node';
import type { Actors, AuditLog, Decisions } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import type { ImageLibrary } from '../../inventory/images';
import type { JudgmentService } from '../../inventory/judgment';
import type {
  InventoryReader,
  ReadAccess,
  SourceReader,
} from '../../inventory/read';
import type { NoticeOutbox } from '../../notifications';
import type { ReleaseCatalogue } from '../ReleaseCatalogue';
import { AutoPromotion } from './AutoPromotion';
import { CandidateChanges } from './CandidateChanges';
import { CandidateDecisions } from './CandidateDecisions';
import { CandidateFinder } from './CandidateFinder';
import { CandidateReader } from './CandidateReader';
import { CandidateStore } from './CandidateStore';
import { DriftReader } from './DriftReader';
import { FamilyOwners } from './FamilyOwners';
import type { GateSource } from './GateSource';
import { Promotion } from './Promotion';
import { PromotionAccess } from './PromotionAccess';
import { ownGates, PromotionGates, type HasNotes } from './PromotionGates';
import { PromotionRecord } from './PromotionRecord';
import { readPromotionConfig } from './readPromotionConfig';
import { RegistryContent } from './RegistryContent';

/** Options of {@link createPromotion}. */
export interface PromotionPartOptions {
  readonly config: RootConfigService;
  readonly database: GovernanceDatabase;
  readonly policy: Policy;
  readonly readers: readonly ImageReader[];
  readonly library: ImageLibrary;
  readonly releases: ReleaseCatalogue;
  readonly judgment: Pick<JudgmentService, 'outdate'>;
  readonly inventory: InventoryReader;
  readonly sources: Pick<SourceReader, 'list'>;
  readonly access: ReadAccess;
  readonly permissions: PermissionsService;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly log: AuditLog;
  readonly notices: NoticeOutbox;
  /** Who decides the gates that are not this part's own: all but mirror and sign-offs. */
  readonly gates: readonly GateSource[];
  readonly hasNotes: HasNotes;
  /** Is called once a decision stands that judgments depend on. */
  readonly onDecided: () => void;
  readonly now: () => Date;
}

/** What the rest of the plugin needs of promotion. */
export interface PromotionPart {
  readonly decisions: CandidateDecisions;
  readonly reader: CandidateReader;
  readonly drift: DriftReader;
  readonly candidates: CandidateStore;
  readonly finder: CandidateFinder;
  readonly auto: AutoPromotion;
  /** By release the ISO time at which the tests had passed that it was promoted on. */
  testsPassed(): Promise<ReadonlyMap<ReleaseId, string>>;
  /** Candidates that may still become golden. */
  waiting(): Promise<WaitingCandidate[]>;
  /** What is done from time to time: candidates found, drift told of, and, where configured, what is ready promoted. */
  run(signal: AbortSignal): Promise<void>;
}

/** Candidates with their record: what evidence is about, and what promotion decides on. */
export interface CandidateRooms {
  readonly candidates: CandidateStore;
  readonly record: PromotionRecord;
  readonly changes: CandidateChanges;
}

/** Puts the candidates together. */
export function createCandidates(
  options: Pick<
    PromotionPartOptions,
    'database' | 'releases' | 'notices' | 'log' | 'judgment' | 'now'
  >,
): CandidateRooms {
  const candidates = CandidateStore.create(options);
  const record = PromotionRecord.create(options);
  const changes = new CandidateChanges({
    ...options,
    candidates,
    record,
    outdate: tx => options.judgment.outdate(tx),
  });
  return { candidates, record, changes };
}

/** Puts promotion together. */
export function createPromotion(
  options: PromotionPartOptions & CandidateRooms,
): PromotionPart {
  const { database, policy, access: read } = options;
  const { candidates, record } = options;
  const { auto: isAuto, repositories } = readPromotionConfig(options.config);
  const registries = new RegistryContent(options);
  const owners = new FamilyOwners(options.inventory);
  const gates = new PromotionGates({
    sources: [...options.gates, ownGates({ candidates, record })],
    hasNotes: options.hasNotes,
  });
  const access = new PromotionAccess(options);
  const rooms = { ...options, gates, owners };
  const promotion = new Promotion(rooms);
  const reader = new CandidateReader({
    ...rooms,
    knex: database.knex,
    read,
    access,
  });
  const finder = new CandidateFinder({ ...rooms, registries, repositories });
  const auto = new AutoPromotion({ ...rooms, promotion });
  const drift = new DriftReader({
    ...options,
    read,
    internalSources: options.readers
      .filter(({ host }) => host === policy.registries.internal)
      .map(({ name }) => name),
  });
  return {
    decisions: new CandidateDecisions({
      ...rooms,
      access,
      registries,
      promotion,
    }),
    reader,
    drift,
    candidates,
    finder,
    auto,
    testsPassed: () => record.testsPassed(),
    waiting: async () =>
      (await candidates.all())
        .filter(each => isOpen(each) && !each.preRelease)
        .map(({ upstream, ...each }) => ({
          ...each,
          upstreamReleasedAt: upstream?.releasedAt,
        })),
    run: async signal => {
      const passes = [
        () => finder.run(signal),
        () => drift.alert(),
        ...(isAuto ? [() => auto.run(signal)] : []),
      ];
      const problems: unknown[] = [];
      for (const pass of passes) {
        // One that fails is no reason to leave out the others; the scheduler is told.
        await pass().catch(error => problems.push(error));
      }
      options.onDecided();
      if (problems.length > 0) {
        throw problems[0];
      }
    },
  };
}

/** Lets the scheduler run it, in one replica at a time. */
export async function schedulePromotion(options: {
  readonly scheduler: SchedulerService;
  readonly promotion: Pick<PromotionPart, 'run'>;
}): Promise<void> {
  await options.scheduler.scheduleTask({
    id: 'golden-images-promotion',
    frequency: { minutes: 10 },
    timeout: { minutes: 10 },
    initialDelay: { minutes: 1 },
    scope: 'global',
    fn: signal => options.promotion.run(signal),
  });
}
