import { createPermission } from '@backstage/plugin-permission-common';

/** Type of the resource that inventory permissions are about: one workload. */
export const RESOURCE_TYPE_GOLDEN_IMAGES_WORKLOAD = 'golden-images-workload';

/**
 * Read what runs where, and every figure computed from it. A conditional
 * decision limits it to workloads (for instance those of one's own entities);
 * figures are then computed over those.
 */
export const goldenImagesInventoryReadPermission = createPermission({
  name: 'golden-images.inventory.read',
  attributes: { action: 'read' },
  resourceType: RESOURCE_TYPE_GOLDEN_IMAGES_WORKLOAD,
});

/** Ask for a scan of a source now. */
export const goldenImagesInventoryScanPermission = createPermission({
  name: 'golden-images.inventory.scan',
  attributes: { action: 'update' },
});

/** All permissions of Golden Images. */
export const goldenImagesPermissions = [
  goldenImagesInventoryReadPermission,
  goldenImagesInventoryScanPermission,
];
