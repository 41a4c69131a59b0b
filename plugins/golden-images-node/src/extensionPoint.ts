import { createExtensionPoint } from '@backstage/backend-plugin-api';
import type { ImageReader } from './imageReader';
import type { UsageSource } from './usageSource';

/** Lets other modules add sources to the ones that app-config names. */
export interface GoldenImagesSourcesExtensionPoint {
  addUsageSource(source: UsageSource): void;
  addImageReader(reader: ImageReader): void;
}

/** Extension point `golden-images.sources`. */
export const goldenImagesSourcesExtensionPoint =
  createExtensionPoint<GoldenImagesSourcesExtensionPoint>({
    id: 'golden-images.sources',
  });
