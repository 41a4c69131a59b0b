import type {
  AuthService,
  HttpAuthService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type {
  BusinessCalendar,
  RequestTimes,
} from '@image-governance/plugin-golden-images-common';
import {
  judgeLicence,
  type LicencePolicy,
} from '@image-governance/plugin-golden-images-common/documents';
import type { Router } from 'express';
import { readLicencePolicy, type ReleasePackages } from '../releases/documents';
import type { Classifier } from './classify';
import { addPackageRoutes, GlossaryQueries, GlossaryReader } from './packages';
import {
  createPullRequests,
  startPullRequests,
  type PullRequestsPart,
} from './pullRequests';
import {
  readCustomizationsConfig,
  type CustomizationsConfig,
} from './readCustomizationsConfig';
import {
  addRequestRoutes,
  createRequests,
  type RequestsOptions,
  type RequestsPart,
} from './requests';
import { addVariantRoutes, VariantReader } from './variants';

/** What is needed to take a customization from a wish to a variant that runs. */
export type CustomizationsOptions = Omit<
  RequestsOptions,
  'settings' | 'classify' | 'judgeLicence'
> & {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly logger: LoggerService;
  readonly config: RootConfigService;
  /** The one that `POST /customizations/classify` asks. */
  readonly classifier: Pick<Classifier, 'classify'>;
  /** Packages by the bills of materials of releases. */
  readonly releasePackages: ReleasePackages;
};

/** The room of customizations (design §3). */
export interface Customizations {
  readonly settings: CustomizationsConfig;
  readonly requests: RequestsPart;
  readonly packages: GlossaryReader;
  readonly variants: VariantReader;
  /** Reviews on Git hosts. */
  readonly pullRequests: PullRequestsPart;
  /** What KPI 3 is computed from. */
  readonly approvals: {
    readonly times: (since: string) => Promise<readonly RequestTimes[]>;
    readonly calendar: BusinessCalendar;
    readonly targetDays: number;
  };
}

/** Puts the room together. @throws InputError when `goldenImages.customizations` is wrong */
export function createCustomizations(
  options: CustomizationsOptions,
): Customizations {
  const settings = readCustomizationsConfig(options.config);
  const licences: LicencePolicy = readLicencePolicy(options.config);
  const requests = createRequests({
    ...options,
    settings,
    classify: (kind, text) => options.classifier.classify({ kind, text }),
    judgeLicence: licence => judgeLicence(licence, licences),
  });
  const { queries } = requests;
  const { knex } = options.database;
  return {
    settings,
    requests,
    packages: new GlossaryReader({
      ...settings,
      ...options,
      queries: new GlossaryQueries(knex),
    }),
    variants: new VariantReader({ ...options, queries }),
    pullRequests: createPullRequests({ ...options, settings, requests }),
    approvals: {
      times: since => queries.times(since),
      calendar: settings.calendar,
      targetDays: settings.approvalTargetDays,
    },
  };
}

/** Its part of the API. */
export function addCustomizationRoutes(
  router: Router,
  {
    httpAuth,
    requests,
    ...parts
  }: Customizations & { readonly httpAuth: HttpAuthService },
): void {
  addRequestRoutes(router, { httpAuth, ...requests });
  addPackageRoutes(router, { httpAuth, ...parts });
  addVariantRoutes(router, { httpAuth, ...parts });
}

/** What of it happens by itself. */
export async function startCustomizations(
  options: Customizations & {
    readonly config: RootConfigService;
    readonly events: EventsService;
    readonly logger: LoggerService;
    readonly scheduler: SchedulerService;
    readonly now: () => Date;
  },
): Promise<void> {
  await startPullRequests({
    ...options,
    ...options.pullRequests,
    settings: options.settings.hostReviews,
  });
}
