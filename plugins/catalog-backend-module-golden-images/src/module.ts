import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { parsePolicy } from '@image-governance/plugin-golden-images-common';
import { goldenImagesServiceRef } from '@image-governance/plugin-golden-images-node';
import { EntityVerdicts } from './EntityVerdicts';
import { readModuleConfig } from './readModuleConfig';
import { TrackProvider } from './TrackProvider';
import { VerdictLabelProcessor } from './VerdictLabelProcessor';

/** Golden image tracks as resources of the catalog, and, where it is asked for, verdicts as labels. */
export const catalogModuleGoldenImages = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'golden-images',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        goldenImages: goldenImagesServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        scheduler: coreServices.scheduler,
      },
      async init({ config, logger, processing, scheduler, ...services }) {
        const { entities, ownerMissing, schedule, verdictLabel } =
          readModuleConfig(config);
        if (ownerMissing) {
          logger.warn(
            `Golden images have no owner in the catalog: set ${ownerMissing} in app-config`,
          );
        }
        processing.addEntityProvider(
          TrackProvider.create({
            ...services,
            logger,
            entities,
            taskRunner: scheduler.createScheduledTaskRunner({
              ...schedule,
              scope: 'global',
            }),
          }),
        );
        if (!verdictLabel) {
          return;
        }
        const now = () => new Date();
        const verdicts = EntityVerdicts.create({
          ...services,
          now,
          taskRunner: scheduler.createScheduledTaskRunner({
            ...schedule,
            scope: 'local',
          }),
        });
        processing.addProcessor(
          VerdictLabelProcessor.create({
            verdicts,
            now,
            policy: parsePolicy(config.getOptional('goldenImages.policy')),
          }),
        );
        await verdicts.start();
      },
    });
  },
});
