import { createBackendModule } from '@backstage/backend-plugin-api';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { TemplateKindProcessor } from './TemplateKindProcessor';

/** Software templates as entities of the demo's catalog. */
export const templatesModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'demo-templates',
  register(env) {
    env.registerInit({
      deps: { processing: catalogProcessingExtensionPoint },
      async init({ processing }) {
        processing.addProcessor(new TemplateKindProcessor());
      },
    });
  },
});
