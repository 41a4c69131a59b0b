import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import { parsePolicy } from '@image-governance/plugin-golden-images-common';
import { goldenImagesServiceRef } from '@image-governance/plugin-golden-images-node';
import { createAnnotateAction } from './actions/createAnnotateAction';
import { createCustomizationRequestAction } from './actions/createCustomizationRequestAction';
import { createCustomizationSubmitAction } from './actions/createCustomizationSubmitAction';
import { createDockerfileAction } from './actions/createDockerfileAction';
import { createResolveAction } from './actions/createResolveAction';
import { createUpgradeAction } from './actions/createUpgradeAction';
import { ReleaseResolver } from './ReleaseResolver';

/** Adds the actions `golden-images:…` to the scaffolder. */
export const scaffolderModuleGoldenImages = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-images',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        goldenImages: goldenImagesServiceRef,
        scaffolder: scaffolderActionsExtensionPoint,
      },
      async init({ config, goldenImages, scaffolder }) {
        const portal = config.getOptionalString('app.baseUrl');
        const releases = ReleaseResolver.create({
          goldenImages,
          policy: parsePolicy(config.getOptional('goldenImages.policy')),
          portal,
        });
        scaffolder.addActions(
          createAnnotateAction(),
          createResolveAction({ releases }),
          createDockerfileAction({ releases }),
          createUpgradeAction({ goldenImages }),
          createCustomizationRequestAction({
            goldenImages,
            releases,
            portal,
          }),
          createCustomizationSubmitAction({ goldenImages }),
        );
      },
    });
  },
});
