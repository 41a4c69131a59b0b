import {
  AuthorizeResult,
  isPermission,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import {
  createGoldenImagesWorkloadConditionalDecision,
  goldenImagesWorkloadConditions,
} from '@image-governance/plugin-golden-images-backend';
import {
  goldenImagesInventoryReadPermission,
  goldenImagesInventoryScanPermission,
} from '@image-governance/plugin-golden-images-common';

const PLATFORM = 'group:default/platform';

/** Teams see what they own; the platform team sees everything and starts scans. */
export class TeamsPolicy implements PermissionPolicy {
  async handle(
    { permission }: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    const claims = user?.info.ownershipEntityRefs ?? [];
    if (
      isPermission(permission, goldenImagesInventoryReadPermission) &&
      !claims.includes(PLATFORM)
    ) {
      return createGoldenImagesWorkloadConditionalDecision(
        permission,
        goldenImagesWorkloadConditions.isEntityOwner({ claims }),
      );
    }
    if (
      isPermission(permission, goldenImagesInventoryScanPermission) &&
      !claims.includes(PLATFORM)
    ) {
      return { result: AuthorizeResult.DENY };
    }
    return { result: AuthorizeResult.ALLOW };
  }
}
