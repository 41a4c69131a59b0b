import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { mockCredentials } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  goldenImagesInventoryReadPermission,
  goldenImagesInventoryScanPermission,
} from '@image-governance/plugin-golden-images-common';
import { TeamsPolicy } from './__testUtils__/TeamsPolicy';

/** The policy that the docs recommend, word for word. */
describe('the example policy of docs/operations/permissions.md', () => {
  const policy = new TeamsPolicy();

  function member(...groups: string[]) {
    const userEntityRef = 'user:default/someone';
    const ownershipEntityRefs = [userEntityRef, ...groups];
    return {
      token: '',
      credentials: mockCredentials.user(userEntityRef),
      identity: { type: 'user' as const, userEntityRef, ownershipEntityRefs },
      info: { userEntityRef, ownershipEntityRefs },
    };
  }

  it('is what stands there', async () => {
    const [docs, source] = await Promise.all(
      [
        '../../../../docs/operations/permissions.md',
        '__testUtils__/TeamsPolicy.ts',
      ].map(path => readFile(resolve(__dirname, path), 'utf8')),
    );
    expect(docs).toContain(`\`\`\`ts\n${source}\`\`\``);
  });

  it('shows a team what it owns', async () => {
    await expect(
      policy.handle(
        { permission: goldenImagesInventoryReadPermission },
        member('group:default/search'),
      ),
    ).resolves.toMatchObject({
      result: AuthorizeResult.CONDITIONAL,
      pluginId: 'golden-images',
      resourceType: 'golden-images-workload',
      conditions: {
        rule: 'IS_ENTITY_OWNER',
        params: { claims: ['user:default/someone', 'group:default/search'] },
      },
    });
  });

  it('lets a team start no scan', async () => {
    await expect(
      policy.handle(
        { permission: goldenImagesInventoryScanPermission },
        member('group:default/search'),
      ),
    ).resolves.toEqual({ result: AuthorizeResult.DENY });
  });

  it.each([
    goldenImagesInventoryReadPermission,
    goldenImagesInventoryScanPermission,
  ])('lets the platform team do everything: $name', async permission => {
    await expect(
      policy.handle({ permission }, member('group:default/platform')),
    ).resolves.toEqual({ result: AuthorizeResult.ALLOW });
  });
});
