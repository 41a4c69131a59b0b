import type {
  HttpAuthService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import {
  judgeLicence,
  type LicencePolicy,
} from '@image-governance/plugin-golden-images-common/documents';
import type { Router } from 'express';
import { readLicencePolicy } from '../releases/documents';
import type { Classifier } from './classify';
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

/** What is needed to take a customization from a wish to a variant that runs. */
export type CustomizationsOptions = Omit<
  RequestsOptions,
  'settings' | 'classify' | 'judgeLicence'
> & {
  readonly config: RootConfigService;
  /** The one that `POST /customizations/classify` asks. */
  readonly classifier: Pick<Classifier, 'classify'>;
};

/** The room of customizations (design §3). */
export interface Customizations {
  readonly requests: RequestsPart;
  readonly settings: CustomizationsConfig;
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
  return { requests, settings };
}

/** Its part of the API. */
export function addCustomizationRoutes(
  router: Router,
  {
    httpAuth,
    requests,
  }: Customizations & { readonly httpAuth: HttpAuthService },
): void {
  addRequestRoutes(router, { httpAuth, ...requests });
}
