import type { PermissionsService } from '@backstage/backend-plugin-api';
import type {
  CheckRules,
  Policy,
} from '@image-governance/plugin-golden-images-common';
import type { Actors, Decisions } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import type { ImageLibrary } from '../../inventory/images';
import type { JudgmentService } from '../../inventory/judgment';
import type { InventoryReader, ReadAccess } from '../../inventory/read';
import type { NoticeOutbox } from '../../notifications';
import type { ReleaseCatalogue } from '../../releases';
import type { GateSource } from '../../releases/promotion';
import type { CustomizationsConfig } from '../readCustomizationsConfig';
import { ApprovedVariants } from '../variants';
import { BaseStandings } from './BaseStandings';
import { CheckReports } from './CheckReports';
import type { Classify } from './Classify';
import { ProgressReports } from './ProgressReports';
import { ReportIntake } from './ReportIntake';
import { ReportStore } from './ReportStore';
import { RequestedImages } from './RequestedImages';
import { RequestAccess } from './RequestAccess';
import { RequestChanges } from './RequestChanges';
import { RequestChecks } from './RequestChecks';
import { RequestDecisions } from './RequestDecisions';
import { RequestPreparation } from './RequestPreparation';
import { RequestQueries } from './RequestQueries';
import { RequestReader } from './RequestReader';
import { RequestReviews } from './RequestReviews';
import { RequestStore } from './RequestStore';
import { ReviewStore } from './ReviewStore';

/** Options of {@link createRequests}. */
export interface RequestsOptions {
  readonly settings: CustomizationsConfig;
  readonly database: GovernanceDatabase;
  readonly policy: Policy;
  readonly classify: Classify;
  readonly judgeLicence: CheckRules['judgeLicence'];
  readonly releases: Pick<ReleaseCatalogue, 'find' | 'approve'>;
  readonly inventory: InventoryReader;
  readonly judgment: Pick<JudgmentService, 'outdate'>;
  readonly library: Pick<ImageLibrary, 'session'>;
  /** Who decides whether a release is signed. */
  readonly verification: GateSource;
  readonly access: ReadAccess;
  readonly permissions: PermissionsService;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly notices: NoticeOutbox;
  /** Is called once a decision stands that judgments depend on. */
  readonly onDecided: () => void;
  readonly now: () => Date;
}

/** What is asked, reviewed and reported of customizations. */
export interface RequestsPart {
  /** What other parts of the room decide by. */
  readonly facts: {
    readonly store: RequestStore;
    readonly reviews: ReviewStore;
    readonly bases: BaseStandings;
    readonly changes: RequestChanges;
  };
  readonly queries: RequestQueries;
  readonly decisions: RequestDecisions;
  readonly reviews: RequestReviews;
  readonly checkReports: CheckReports;
  readonly progressReports: ProgressReports;
  readonly reader: RequestReader;
  readonly images: RequestedImages;
}

/** Puts requests together. */
export function createRequests(options: RequestsOptions): RequestsPart {
  const { settings, database, judgeLicence } = options;
  const { knex } = database;
  const store = new RequestStore();
  const queries = new RequestQueries(knex);
  const reviews = new ReviewStore();
  const reports = new ReportStore();
  const checks = new RequestChecks({
    reports,
    rules: { ...settings, judgeLicence },
  });
  const parts = {
    ...options,
    knex,
    store,
    queries,
    reviews,
    reports,
    checks,
    order: settings.order,
    bases: new BaseStandings({ ...options, knex }),
    preparation: new RequestPreparation(options),
    access: new RequestAccess(options),
    variants: new ApprovedVariants({ ...options, reviews }),
  };
  const changes = new RequestChanges(parts);
  const intake = new ReportIntake(parts);
  return {
    facts: { store, reviews, bases: parts.bases, changes },
    queries,
    decisions: new RequestDecisions({ ...parts, changes }),
    reviews: new RequestReviews({ ...parts, changes }),
    checkReports: new CheckReports({ ...parts, changes, intake }),
    progressReports: new ProgressReports({
      ...parts,
      changes,
      intake,
      settings: settings.pullRequests,
    }),
    reader: new RequestReader({
      ...parts,
      read: options.access,
      config: settings,
    }),
    images: new RequestedImages({
      ...parts,
      settings: settings.pullRequests,
    }),
  };
}
