import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  goldenImagesAuditReadPermission,
  goldenImagesCustomizationPlatformApprovalPermission,
  goldenImagesCustomizationReportPermission,
  goldenImagesCustomizationSecurityApprovalPermission,
  goldenImagesInventoryScanPermission,
  goldenImagesReleaseDeprecatePermission,
  goldenImagesReleaseEvaluatePermission,
  goldenImagesReleaseNotesPermission,
  goldenImagesReleasePlatformSignOffPermission,
  goldenImagesReleasePromotePermission,
  goldenImagesReleaseSecuritySignOffPermission,
} from '@image-governance/plugin-golden-images-common';

const PLATFORM = 'group:default/platform';
const SECURITY = 'group:default/security';
const AUDIT = 'group:default/audit';

/** Who may do what is not for everybody: the handbook's matrix, as far as permissions carry it. */
const RESERVED: ReadonlyMap<string, readonly string[]> = new Map([
  [goldenImagesInventoryScanPermission.name, [PLATFORM]],
  [goldenImagesReleaseEvaluatePermission.name, [PLATFORM]],
  [goldenImagesReleasePlatformSignOffPermission.name, [PLATFORM]],
  [goldenImagesReleasePromotePermission.name, [PLATFORM]],
  [goldenImagesReleaseDeprecatePermission.name, [PLATFORM]],
  [goldenImagesReleaseNotesPermission.name, [PLATFORM]],
  [goldenImagesReleaseSecuritySignOffPermission.name, [SECURITY]],
  [goldenImagesCustomizationReportPermission.name, [PLATFORM]],
  [goldenImagesCustomizationPlatformApprovalPermission.name, [PLATFORM]],
  [goldenImagesCustomizationSecurityApprovalPermission.name, [SECURITY]],
  [goldenImagesAuditReadPermission.name, [PLATFORM, SECURITY, AUDIT]],
]);

/**
 * Policy of the demo portal: everybody who is signed in may read everything but
 * the audit log; decisions are for the groups that the matrix names.
 */
export class DemoPermissionPolicy implements PermissionPolicy {
  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const reservedFor = RESERVED.get(request.permission.name);
    const groups = user?.info.ownershipEntityRefs ?? [];
    return {
      result:
        !reservedFor || reservedFor.some(group => groups.includes(group))
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
    };
  }
}
