import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  type BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  goldenImagesCustomizationPlatformApprovalPermission,
  goldenImagesCustomizationRequestPermission,
  goldenImagesCustomizationSecurityApprovalPermission,
  isUnderReview,
  maySucceed,
  REQUEST_STATE_TITLE,
  reviewObstacle,
  type CustomizationRequest,
  type RequestAction,
  type RequestOption,
  type ReviewDecision,
  type ReviewedRequest,
  type ReviewRole,
} from '@image-governance/plugin-golden-images-common';
import type { Actor, Actors } from '../../audit';

/** What it takes to review in a role (R-RACI-09). */
export const REVIEW_PERMISSION: Readonly<Record<ReviewRole, BasicPermission>> =
  {
    security: goldenImagesCustomizationSecurityApprovalPermission,
    platform: goldenImagesCustomizationPlatformApprovalPermission,
  };

const REVIEWS: readonly {
  readonly action: RequestAction;
  readonly role: ReviewRole;
  readonly decision: ReviewDecision;
}[] = [
  { action: 'approve-security', role: 'security', decision: 'approved' },
  {
    action: 'request-changes-security',
    role: 'security',
    decision: 'changes-requested',
  },
  { action: 'veto', role: 'security', decision: 'rejected' },
  { action: 'approve-platform', role: 'platform', decision: 'approved' },
  {
    action: 'request-changes-platform',
    role: 'platform',
    decision: 'changes-requested',
  },
  { action: 'reject', role: 'platform', decision: 'rejected' },
];

/** Tells what somebody may do with requests, by the same rules that are asked when they do it. */
export class RequestAccess {
  readonly #permissions: PermissionsService;
  readonly #actors: Actors;

  constructor(options: {
    readonly permissions: PermissionsService;
    readonly actors: Actors;
  }) {
    this.#permissions = options.permissions;
    this.#actors = options.actors;
  }

  /** Whether somebody may ask for anything. */
  async mayRequest(credentials: BackstageCredentials): Promise<boolean> {
    const permitted = await this.#permitted(
      [goldenImagesCustomizationRequestPermission],
      credentials,
    );
    return (
      permitted.size > 0 && (await this.#actors.of(credentials)).kind === 'user'
    );
  }

  async options(
    about: ReviewedRequest & { readonly request: CustomizationRequest },
    credentials: BackstageCredentials,
  ): Promise<RequestOption[]> {
    const actor = await this.#actors.of(credentials);
    const reviews = REVIEWS.filter(({ role }) => actor.roles.includes(role));
    const permitted = await this.#permitted(
      [
        goldenImagesCustomizationRequestPermission,
        ...reviews.map(({ role }) => REVIEW_PERMISSION[role]),
      ],
      credentials,
    );
    const asks =
      permitted.has(goldenImagesCustomizationRequestPermission.name) &&
      isOfTeam(actor, about.request);
    const reviewed = isUnderReview(about.request.state)
      ? reviews
      : reviews.filter(
          ({ action }) =>
            action === 'veto' && about.request.state === 'changes-requested',
        );
    return [
      ...(asks ? ownOptions(about.request) : []),
      ...reviewed
        .filter(({ role }) => permitted.has(REVIEW_PERMISSION[role].name))
        .map(({ action, role, decision }) => ({
          action,
          because: reviewObstacle(about, {
            role,
            decision,
            actor: actor.ref,
            // It will be asked for.
            reason: 'to be given',
          }),
        })),
    ];
  }

  async #permitted(
    permissions: readonly BasicPermission[],
    credentials: BackstageCredentials,
  ): Promise<Set<string>> {
    const wanted = [...new Map(permissions.map(p => [p.name, p])).values()];
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

/**
 * Requests are the app teams' to make (R-RACI-09); the platform team helps with any.
 * @throws NotAllowedError
 */
export function requireTeam(
  actor: Actor,
  request: Pick<CustomizationRequest, 'team'>,
  what: string,
): void {
  if (!isOfTeam(actor, request)) {
    throw new NotAllowedError(
      `Only members of ${request.team}, and the platform role, may ${what}`,
    );
  }
}

function isOfTeam(
  actor: Actor,
  { team }: Pick<CustomizationRequest, 'team'>,
): boolean {
  return (
    actor.kind === 'user' &&
    (actor.ownership.some(ref => ref.toLowerCase() === team.toLowerCase()) ||
      actor.roles.includes('platform'))
  );
}

function ownOptions({ state }: CustomizationRequest): RequestOption[] {
  const closed = (action: RequestAction): RequestOption => ({
    action,
    because: `It is in the state “${REQUEST_STATE_TITLE[state]}”.`,
  });
  const open = state === 'draft' || state === 'changes-requested';
  const reviewed = isUnderReview(state);
  if (!open && !reviewed) {
    return [];
  }
  return [
    { action: 'submit' },
    maySucceed(state, 'withdrawn')
      ? { action: 'withdraw' }
      : closed('withdraw'),
    { action: 'link-pull-request' },
    reviewed ? { action: 'recheck' } : closed('recheck'),
  ];
}
