import {
  createPermission,
  type Permission,
} from '@backstage/plugin-permission-common';

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

/** Open a candidate, give evidence for it and have it verified; report that it was mirrored. For the platform team and its CI. */
export const goldenImagesReleaseEvaluatePermission = createPermission({
  name: 'golden-images.release.evaluate',
  attributes: { action: 'update' },
});

/** Report test runs and incompatibilities. For CI and app teams. */
export const goldenImagesReleaseReportPermission = createPermission({
  name: 'golden-images.release.report',
  attributes: { action: 'create' },
});

/** Sign off or veto a candidate for security. */
export const goldenImagesReleaseSecuritySignOffPermission = createPermission({
  name: 'golden-images.release.sign-off.security',
  attributes: { action: 'update' },
});

/** Sign off or turn down a candidate for the platform team. */
export const goldenImagesReleasePlatformSignOffPermission = createPermission({
  name: 'golden-images.release.sign-off.platform',
  attributes: { action: 'update' },
});

/** Promote a candidate to a golden release. */
export const goldenImagesReleasePromotePermission = createPermission({
  name: 'golden-images.release.promote',
  attributes: { action: 'update' },
});

/** Announce a deprecation, set a removal date, record a removal, an emergency migration or a post-mortem. */
export const goldenImagesReleaseDeprecatePermission = createPermission({
  name: 'golden-images.release.deprecate',
  attributes: { action: 'update' },
});

/** Write release notes. */
export const goldenImagesReleaseNotesPermission = createPermission({
  name: 'golden-images.release.notes',
  attributes: { action: 'update' },
});

/** Ask for a customization, submit and withdraw it. For app teams. */
export const goldenImagesCustomizationRequestPermission = createPermission({
  name: 'golden-images.customization.request',
  attributes: { action: 'create' },
});

/** Report the checks of a request, and that it was merged, built and published. For CI. */
export const goldenImagesCustomizationReportPermission = createPermission({
  name: 'golden-images.customization.report',
  attributes: { action: 'create' },
});

/** Review requests for security: approve, ask for changes, veto. */
export const goldenImagesCustomizationSecurityApprovalPermission =
  createPermission({
    name: 'golden-images.customization.approve.security',
    attributes: { action: 'update' },
  });

/** Review requests for the platform team: approve, ask for changes, reject. */
export const goldenImagesCustomizationPlatformApprovalPermission =
  createPermission({
    name: 'golden-images.customization.approve.platform',
    attributes: { action: 'update' },
  });

/** Read, verify and export the audit log. */
export const goldenImagesAuditReadPermission = createPermission({
  name: 'golden-images.audit.read',
  attributes: { action: 'read' },
});

/** All permissions of Golden Images. */
export const goldenImagesPermissions: Permission[] = [
  goldenImagesInventoryReadPermission,
  goldenImagesInventoryScanPermission,
  goldenImagesReleaseEvaluatePermission,
  goldenImagesReleaseReportPermission,
  goldenImagesReleaseSecuritySignOffPermission,
  goldenImagesReleasePlatformSignOffPermission,
  goldenImagesReleasePromotePermission,
  goldenImagesReleaseDeprecatePermission,
  goldenImagesReleaseNotesPermission,
  goldenImagesCustomizationRequestPermission,
  goldenImagesCustomizationReportPermission,
  goldenImagesCustomizationSecurityApprovalPermission,
  goldenImagesCustomizationPlatformApprovalPermission,
  goldenImagesAuditReadPermission,
];
