import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  goldenImagesInventoryReadPermission,
  goldenImagesInventoryScanPermission,
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

  it('lets the platform team start a scan', async () => {
    await expect(
      policy.handle(
        { permission: goldenImagesInventoryScanPermission },
        user('group:default/platform'),
      ),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });

  it('lets nobody else start a scan', async () => {
    for (const someone of [user('group:default/search'), undefined]) {
      await expect(
        policy.handle(
          { permission: goldenImagesInventoryScanPermission },
          someone,
        ),
      ).resolves.toEqual({ result: AuthorizeResult.DENY });
    }
  });
});
