import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { parsePolicy } from '@image-governance/plugin-golden-images-common';
import { CustomizationCi } from './CustomizationCi';
import { DemoCi } from './DemoCi';
import { clientAsService, clientAsVisitor } from './clients';
import { demoPrograms } from './demoPrograms';
import { askFirst } from './firstRequest';
import { internalRegistry } from './internalRegistry';

/**
 * Plays the CI of the demo organisation: what a pipeline would do with a
 * candidate and with customization requests, over the portal's own API, until
 * nothing but people's decisions is missing.
 */
export const demoCiPlugin = createBackendPlugin({
  pluginId: 'demo-ci',
  register(env) {
    env.registerInit({
      deps: {
        auth: coreServices.auth,
        config: coreServices.rootConfig,
        discovery: coreServices.discovery,
        logger: coreServices.logger,
        scheduler: coreServices.scheduler,
      },
      async init({ config, logger, scheduler, ...services }) {
        const { paths } = parsePolicy(
          config.getOptional('goldenImages.policy'),
        );
        const api = clientAsService(services);
        const registry = internalRegistry(config);
        const ci = new DemoCi({
          api,
          author: clientAsVisitor('platform', services),
          registry,
          goldenPath: paths.golden,
          logger,
          now: () => new Date(),
        });
        const customizations = new CustomizationCi({
          api,
          registry,
          programs: demoPrograms(config, registry.root),
          approvedPath: paths.teamApproved,
        });
        const developer = clientAsVisitor('developer', services);
        let asked = false;
        await scheduler.scheduleTask({
          id: 'demo-ci',
          frequency: { seconds: 15 },
          timeout: { minutes: 2 },
          initialDelay: { seconds: 20 },
          scope: 'global',
          fn: async () => {
            await ci.run();
            asked ||= await askFirst(developer);
            await customizations.run();
          },
        });
      },
    });
  },
});
