import { createApiRef } from '@backstage/frontend-plugin-api';
import type { GoldenImagesApi } from '@image-governance/plugin-golden-images-common';

/** The governance API, as both frontend systems find it. */
export const goldenImagesApiRef = createApiRef<GoldenImagesApi>().with({
  id: 'plugin.golden-images.client',
  pluginId: 'golden-images',
});
