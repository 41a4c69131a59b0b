import type {
  PermissionsService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import type { Actors, Decisions } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import type { ReadAccess } from '../../inventory/read';
import type { NoticeOutbox } from '../../notifications';
import type { ContentOf } from '../ContentOf';
import {
  AcceptanceTests,
  type AcceptanceTestsOptions,
} from './AcceptanceTests';
import { Incompatibilities } from './Incompatibilities';
import { IncompatibilityStore } from './IncompatibilityStore';
import { readAcceptanceConfig } from './readAcceptanceConfig';
import { TestRunStore } from './TestRunStore';

/** What people and CI say of a release that they tried. */
export interface AcceptancePart {
  readonly tests: AcceptanceTests;
  readonly incompatibilities: Incompatibilities;
}

/** Puts acceptance together. @throws InputError when `goldenImages.acceptance` is wrong */
export function createAcceptance(options: {
  readonly config: RootConfigService;
  readonly database: GovernanceDatabase;
  readonly contentOf: ContentOf;
  readonly releases: AcceptanceTestsOptions['releases'];
  readonly access: ReadAccess;
  readonly actors: Actors;
  readonly decisions: Decisions;
  readonly permissions: PermissionsService;
  readonly notices: NoticeOutbox;
  readonly onEvidence: AcceptanceTestsOptions['onEvidence'];
  readonly now: () => Date;
}): AcceptancePart {
  const { config, database } = options;
  const { knex } = database;
  return {
    tests: new AcceptanceTests({
      ...options,
      knex,
      store: new TestRunStore(),
      required: readAcceptanceConfig(config),
    }),
    incompatibilities: new Incompatibilities({
      ...options,
      knex,
      store: new IncompatibilityStore(),
    }),
  };
}
