import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  goldenImagesReleaseEvaluatePermission,
  goldenImagesReleasePlatformSignOffPermission,
  goldenImagesReleasePromotePermission,
  goldenImagesReleaseSecuritySignOffPermission,
  isOpen,
  signOffObstacle,
  standingVeto,
  type Candidate,
  type PromotionAction,
  type PromotionGate,
  type PromotionOption,
  type Role,
  type SignOff,
  type SignOffDecision,
  type SignOffRole,
} from '@image-governance/plugin-golden-images-common';
import type { Actor, Actors } from '../../audit';

/** What opens an action: a permission and a role of the matrix (R-RACI-09). */
const NEEDS: Readonly<
  Record<
    PromotionAction,
    { readonly permission: BasicPermission; readonly role: Role }
  >
> = {
  'sign-off-security': {
    permission: goldenImagesReleaseSecuritySignOffPermission,
    role: 'security',
  },
  'sign-off-platform': {
    permission: goldenImagesReleasePlatformSignOffPermission,
    role: 'platform',
  },
  veto: {
    permission: goldenImagesReleaseSecuritySignOffPermission,
    role: 'security',
  },
  'lift-veto': {
    permission: goldenImagesReleaseSecuritySignOffPermission,
    role: 'security',
  },
  reject: {
    permission: goldenImagesReleasePlatformSignOffPermission,
    role: 'platform',
  },
  'fast-track': {
    permission: goldenImagesReleaseEvaluatePermission,
    role: 'platform',
  },
  promote: {
    permission: goldenImagesReleasePromotePermission,
    role: 'platform',
  },
};

/** What an action needs of who does it. */
export function needsOf(action: PromotionAction): {
  readonly permission: BasicPermission;
  readonly role: Role;
} {
  return NEEDS[action];
}

/** Tells what somebody may do with a candidate, by the same rules that are asked when they do it. */
export class PromotionAccess {
  readonly #permissions: PermissionsService;
  readonly #actors: Actors;

  constructor(options: {
    readonly permissions: PermissionsService;
    readonly actors: Actors;
  }) {
    this.#permissions = options.permissions;
    this.#actors = options.actors;
  }

  /** Whether somebody may open candidates and report what was mirrored: the platform team, and services that are permitted to. */
  async mayEvaluate(credentials: BackstageCredentials): Promise<boolean> {
    const actor = await this.#actors.of(credentials);
    const permitted = await this.#permitted(
      [goldenImagesReleaseEvaluatePermission],
      credentials,
    );
    return (
      permitted.size > 0 &&
      (actor.kind === 'service' || actor.roles.includes('platform'))
    );
  }

  async options(
    about: {
      readonly candidate: Candidate;
      readonly signOffs: readonly SignOff[];
      readonly gate: PromotionGate;
    },
    credentials: BackstageCredentials,
  ): Promise<PromotionOption[]> {
    const actor = await this.#actors.of(credentials);
    const actions = actionsOf(about).filter(action =>
      actor.roles.includes(NEEDS[action].role),
    );
    const permitted = await this.#permitted(
      actions.map(action => NEEDS[action].permission),
      credentials,
    );
    return actions
      .filter(action => permitted.has(NEEDS[action].permission.name))
      .map(action => ({ action, because: obstacle(action, about, actor) }));
  }

  async #permitted(
    permissions: readonly BasicPermission[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const each = new Map(permissions.map(one => [one.name, one]));
    const wanted = [...each.values()];
    if (wanted.length === 0) {
      return new Set();
    }
    const decisions = await this.#permissions.authorize(
      wanted.map(permission => ({ permission })),
      { credentials },
    );
    return new Set(
      wanted
        .filter((_, i) => decisions[i].result === AuthorizeResult.ALLOW)
        .map(({ name }) => name),
    );
  }
}

/** Actions that mean something for a candidate as it is. */
function actionsOf({
  candidate,
  signOffs,
}: {
  readonly candidate: Candidate;
  readonly signOffs: readonly SignOff[];
}): PromotionAction[] {
  if (!isOpen(candidate)) {
    return [];
  }
  const veto = standingVeto(signOffs);
  return [
    'sign-off-security',
    'sign-off-platform',
    veto ? 'lift-veto' : 'veto',
    'reject',
    ...(candidate.fastTrack ? [] : (['fast-track'] as const)),
    'promote',
  ];
}

const SIGN_OFFS: Readonly<
  Partial<
    Record<
      PromotionAction,
      { readonly role: SignOffRole; readonly decision: SignOffDecision }
    >
  >
> = {
  'sign-off-security': { role: 'security', decision: 'approved' },
  'sign-off-platform': { role: 'platform', decision: 'approved' },
  veto: { role: 'security', decision: 'vetoed' },
  'lift-veto': { role: 'security', decision: 'lifted' },
};

function obstacle(
  action: PromotionAction,
  {
    candidate,
    signOffs,
    gate,
  }: {
    readonly candidate: Candidate;
    readonly signOffs: readonly SignOff[];
    readonly gate: PromotionGate;
  },
  actor: Actor,
): string | undefined {
  if (action === 'promote') {
    return gate.ready ? undefined : gate.blockedBy.join(' ');
  }
  const signOff = SIGN_OFFS[action];
  return (
    signOff &&
    signOffObstacle(candidate, signOffs, {
      ...signOff,
      actor: actor.ref,
      // It will be asked for.
      reason: 'to be given',
    })
  );
}
