import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { Role } from '@image-governance/plugin-golden-images-common';

/** Who acts, as decisions and their record see them. */
export interface Actor {
  /** Entity ref of a user, `external:<subject>` of a service. */
  readonly ref: string;
  readonly kind: 'user' | 'service';
  /** Configured roles that the user plays; none for a service. */
  readonly roles: readonly Role[];
  /** Refs of the user and of the groups it belongs to: what it owns things as. */
  readonly ownership: readonly string[];
}

/** The groups and users that play each role: `goldenImages.roles`. */
export type RoleMembers = Readonly<Partial<Record<Role, readonly string[]>>>;

/** Tells who acts and in which roles (R-RACI-09); a caller's word for it is never taken. */
export class Actors {
  readonly #auth: AuthService;
  readonly #userInfo: UserInfoService;
  readonly #members: RoleMembers;

  static create(options: {
    auth: AuthService;
    userInfo: UserInfoService;
    members: RoleMembers;
  }): Actors {
    return new Actors(options);
  }

  private constructor(options: {
    auth: AuthService;
    userInfo: UserInfoService;
    members: RoleMembers;
  }) {
    this.#auth = options.auth;
    this.#userInfo = options.userInfo;
    this.#members = options.members;
  }

  /** @throws NotAllowedError for who is neither a user nor a service. */
  async of(credentials: BackstageCredentials): Promise<Actor> {
    if (this.#auth.isPrincipal(credentials, 'user')) {
      const { userEntityRef, ownershipEntityRefs } =
        await this.#userInfo.getUserInfo(credentials);
      return this.user(userEntityRef, ownershipEntityRefs);
    }
    if (this.#auth.isPrincipal(credentials, 'service')) {
      const { subject } = credentials.principal;
      return {
        ref: subject.includes(':') ? subject : `external:${subject}`,
        kind: 'service',
        roles: [],
        ownership: [],
      };
    }
    throw new NotAllowedError('Sign in to do this');
  }

  /** A user who acted elsewhere, and was recognised there. @param groups - that it is a member of */
  user(ref: string, groups: readonly string[]): Actor {
    const refs = new Set([ref, ...groups]);
    return {
      ref,
      kind: 'user',
      roles: this.#rolesOf(refs),
      ownership: [...refs],
    };
  }

  /** Groups and users that play a role: whom to tell. */
  members(role: Role): readonly string[] {
    return this.#members[role] ?? [];
  }

  #rolesOf(refs: ReadonlySet<string>): Role[] {
    return roles(this.#members).filter(role =>
      this.members(role).some(member => refs.has(member)),
    );
  }
}

/** @throws NotAllowedError that names the role and who plays it. */
export function requireRole(actor: Actor, role: Role, what: string): void {
  if (!actor.roles.includes(role)) {
    throw new NotAllowedError(
      `Only the ${role} role may ${what}; goldenImages.roles.${role} in app-config says who that is`,
    );
  }
}

function roles(members: RoleMembers): Role[] {
  const names: Role[] = [];
  for (const role of ['platform', 'security', 'cto', 'finance'] as const) {
    if (members[role]) {
      names.push(role);
    }
  }
  return names;
}
