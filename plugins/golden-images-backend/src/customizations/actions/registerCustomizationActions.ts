import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { TierReport } from '@image-governance/plugin-golden-images-common';
import type { RequestsPart } from '../requests';
import { registerClassify } from './registerClassify';
import { registerDraftRequest } from './registerDraftRequest';

/** What the actions ask, which is what the routes ask. */
export interface CustomizationActions {
  readonly classifier: {
    classify(
      document: {
        readonly kind: 'dockerfile' | 'manifest';
        readonly text: string;
      },
      credentials: BackstageCredentials,
    ): Promise<TierReport>;
  };
  readonly requests: Pick<RequestsPart, 'decisions' | 'reader'>;
}

/** What assistants and templates may do about customizations; each as its caller. */
export function registerCustomizationActions(
  registry: ActionsRegistryService,
  actions: CustomizationActions,
): void {
  registerClassify(registry, actions);
  registerDraftRequest(registry, actions);
}
