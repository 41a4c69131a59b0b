import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  goldenImagesReleaseDeprecatePermission,
  goldenImagesReleaseReportPermission,
  type Role,
} from '@image-governance/plugin-golden-images-common';
import type { Actor, Actors } from '../../audit';

/** What it takes to decide about the end of a release (R-RACI-09). */
export const DECIDES: {
  readonly permission: BasicPermission;
  readonly role: Role;
} = { permission: goldenImagesReleaseDeprecatePermission, role: 'platform' };

/** What it takes to ask for one's own team. */
export const ASKS: { readonly permission: BasicPermission } = {
  permission: goldenImagesReleaseReportPermission,
};

/** What somebody is to the end of releases. */
export interface ClockActor {
  readonly actor: Actor;
  readonly decides: boolean;
  readonly asks: boolean;
}

/** Tells who may what, by the same rules that are asked when they do it. */
export class ClockAccess {
  readonly #permissions: PermissionsService;
  readonly #actors: Actors;

  constructor(options: {
    readonly permissions: PermissionsService;
    readonly actors: Actors;
  }) {
    this.#permissions = options.permissions;
    this.#actors = options.actors;
  }

  async of(credentials: BackstageCredentials): Promise<ClockActor> {
    const actor = await this.#actors.of(credentials);
    const [decide, ask] = await this.#permissions.authorize(
      [{ permission: DECIDES.permission }, { permission: ASKS.permission }],
      { credentials },
    );
    return {
      actor,
      decides:
        decide.result === AuthorizeResult.ALLOW &&
        actor.roles.includes(DECIDES.role),
      asks: ask.result === AuthorizeResult.ALLOW && actor.kind === 'user',
    };
  }
}
