import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  authProvidersExtensionPoint,
  createProxyAuthProviderFactory,
} from '@backstage/plugin-auth-node';
import { readVisitors } from './readVisitors';
import { visitorAuthenticator } from './visitorAuthenticator';

/**
 * Lets a visitor of the demo choose who to be, since a promotion takes two
 * people. Like Backstage's guest, for development only.
 */
export const visitorsModule = createBackendModule({
  pluginId: 'auth',
  moduleId: 'demo-visitors',
  register(env) {
    env.registerInit({
      deps: {
        providers: authProvidersExtensionPoint,
        config: coreServices.rootConfig,
      },
      async init({ providers, config }) {
        const visitors = readVisitors(config);
        providers.registerProvider({
          providerId: 'visitor',
          factory: createProxyAuthProviderFactory({
            authenticator: visitorAuthenticator(visitors),
            signInResolver: async ({ result }, context) =>
              context.signInWithCatalogUser({ entityRef: result.user }),
          }),
        });
      },
    });
  },
});
