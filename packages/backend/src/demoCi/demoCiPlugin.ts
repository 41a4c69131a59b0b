import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { parsePolicy } from '@image-governance/plugin-golden-images-common';
import { DemoCi } from './DemoCi';
import { clientAsService, clientAsVisitor } from './clients';
import { internalRegistry } from './internalRegistry';

/**
 * Plays the CI of the demo organisation: what a pipeline would do with a
 * candidate, over the portal's own API, until nothing but people's decisions is
 * missing.
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
        const ci = new DemoCi({
          api: clientAsService(services),
          author: clientAsVisitor('platform', services),
          registry: internalRegistry(config),
          goldenPath: paths.golden,
          logger,
          now: () => new Date(),
        });
        await scheduler.scheduleTask({
          id: 'demo-ci',
          frequency: { seconds: 15 },
          timeout: { minutes: 2 },
          initialDelay: { seconds: 20 },
          scope: 'global',
          fn: () => ci.run(),
        });
      },
    });
  },
});
