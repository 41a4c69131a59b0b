import {
  AuthorizeResult,
  type PolicyDecision,
  isPermission,
} from '@backstage/plugin-permission-common';
import type {
  PermissionPolicy,
  PolicyQuery,
  PolicyQueryUser,
} from '@backstage/plugin-permission-node';
import { goldenImagesInventoryScanPermission } from '@image-governance/plugin-golden-images-common';

/** Group that runs the golden image pipeline in the demo organisation. */
const PLATFORM_GROUP = 'group:default/platform';

/**
 * Policy of the demo portal: everybody who is signed in may read everything;
 * starting a scan is for the platform team.
 */
export class DemoPermissionPolicy implements PermissionPolicy {
  async handle(
    request: PolicyQuery,
    user?: PolicyQueryUser,
  ): Promise<PolicyDecision> {
    if (isPermission(request.permission, goldenImagesInventoryScanPermission)) {
      const groups = user?.info.ownershipEntityRefs ?? [];
      return {
        result: groups.includes(PLATFORM_GROUP)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      };
    }
    return { result: AuthorizeResult.ALLOW };
  }
}
