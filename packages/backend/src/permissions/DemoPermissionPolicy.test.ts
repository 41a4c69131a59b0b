import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  goldenImagesAuditReadPermission,
  goldenImagesCustomizationPlatformApprovalPermission,
  goldenImagesCustomizationReportPermission,
  goldenImagesCustomizationSecurityApprovalPermission,
  goldenImagesInventoryReadPermission,
  goldenImagesInventoryScanPermission,
  goldenImagesReleaseDeprecatePermission,
  goldenImagesReleaseEvaluatePermission,
  goldenImagesReleaseNotesPermission,
  goldenImagesReleasePlatformSignOffPermission,
  goldenImagesReleasePromotePermission,
  goldenImagesReleaseReportPermission,
  goldenImagesReleaseSecuritySignOffPermission,
} from '@image-governance/plugin-golden-images-common';
import { DemoPermissionPolicy } from './DemoPermissionPolicy';

describe('DemoPermissionPolicy', () => {
  const policy = new DemoPermissionPolicy();

  function user(...groups: string[]) {
    const userEntityRef = 'user:default/someone';
    return {
      token: '',
      credentials: mockCredentials.user(userEntityRef),
      identity: {
        type: 'user' as const,
        userEntityRef,
        ownershipEntityRefs: groups,
      },
      info: { userEntityRef, ownershipEntityRefs: groups },
    };
  }

  it('lets everybody read', async () => {
    await expect(
      policy.handle(
        { permission: goldenImagesInventoryReadPermission },
        user(),
      ),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  const PLATFORM = 'group:default/platform';
  const SECURITY = 'group:default/security';
  const AUDIT = 'group:default/audit';

  it.each([
    [goldenImagesInventoryScanPermission, [PLATFORM]],
    [goldenImagesReleaseEvaluatePermission, [PLATFORM]],
    [goldenImagesReleasePlatformSignOffPermission, [PLATFORM]],
    [goldenImagesReleasePromotePermission, [PLATFORM]],
    [goldenImagesReleaseDeprecatePermission, [PLATFORM]],
    [goldenImagesReleaseNotesPermission, [PLATFORM]],
    [goldenImagesReleaseSecuritySignOffPermission, [SECURITY]],
    [goldenImagesCustomizationReportPermission, [PLATFORM]],
    [goldenImagesCustomizationPlatformApprovalPermission, [PLATFORM]],
    [goldenImagesCustomizationSecurityApprovalPermission, [SECURITY]],
    [goldenImagesAuditReadPermission, [PLATFORM, SECURITY, AUDIT]],
    [
      goldenImagesReleaseReportPermission,
      [PLATFORM, SECURITY, AUDIT, 'group:default/search'],
    ],
  ])(
    'gives $name to those who have it, and to nobody else',
    async (permission, groups) => {
      const allowed: string[] = [];
      for (const group of [PLATFORM, SECURITY, AUDIT, 'group:default/search']) {
        const { result } = await policy.handle({ permission }, user(group));
        if (result === AuthorizeResult.ALLOW) {
          allowed.push(group);
        }
      }
      expect(allowed).toEqual(groups);
    },
  );

  it('reserves nothing for somebody who is not signed in', async () => {
    await expect(
      policy.handle({ permission: goldenImagesReleasePromotePermission }),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });
});
