import { createBackendModule } from '@backstage/backend-plugin-api';

/** Adds the actions `golden-images:…` to the scaffolder. */
export const scaffolderModuleGoldenImages = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'golden-images',
  register() {},
});
