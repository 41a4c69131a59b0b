import type {
  BackstageCredentials,
  PermissionsRegistryService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  createConditionTransformer,
  type ConditionTransformer,
} from '@backstage/plugin-permission-node';
import { goldenImagesInventoryReadPermission } from '@image-governance/plugin-golden-images-common';
import { goldenImagesWorkloadResourceRef } from './permissionRules';
import type { Visibility, WorkloadCondition } from './Visibility';

/** Decides what somebody may read. */
export class ReadAccess {
  readonly #permissions: PermissionsService;
  readonly #transform: ConditionTransformer<WorkloadCondition>;

  static create(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }): ReadAccess {
    return new ReadAccess(options);
  }

  private constructor(options: {
    permissions: PermissionsService;
    permissionsRegistry: PermissionsRegistryService;
  }) {
    this.#permissions = options.permissions;
    this.#transform = createConditionTransformer(
      options.permissionsRegistry.getPermissionRuleset(
        goldenImagesWorkloadResourceRef,
      ),
    );
  }

  /**
   * Which workloads the holder of the credentials may see.
   * @throws NotAllowedError when none.
   */
  async visible(credentials: BackstageCredentials): Promise<Visibility> {
    const [decision] = await this.#permissions.authorizeConditional(
      [{ permission: goldenImagesInventoryReadPermission }],
      { credentials },
    );
    switch (decision.result) {
      case AuthorizeResult.ALLOW:
        return 'all';
      case AuthorizeResult.CONDITIONAL:
        return this.#transform(decision.conditions);
      default:
        throw new NotAllowedError(
          'You may not read the inventory of Golden Images',
        );
    }
  }

  /** @throws NotAllowedError for everybody who may not see all workloads. */
  async requireAll(credentials: BackstageCredentials): Promise<void> {
    if ((await this.visible(credentials)) !== 'all') {
      throw new NotAllowedError(
        'Past figures of the organisation are for those who may see every workload',
      );
    }
  }
}
