import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  goldenImagesCustomizationPlatformApprovalPermission,
  goldenImagesCustomizationSecurityApprovalPermission,
  REVIEW_ROLES,
  type GoldenImagesApi,
  type RequestFilter,
  type Responsibilities,
  type ReviewRole,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import type { Request } from '../../request';

/** Teams that one question may be about. */
const MOST_TEAMS = 100;

const PERMISSIONS = {
  security: goldenImagesCustomizationSecurityApprovalPermission,
  platform: goldenImagesCustomizationPlatformApprovalPermission,
} as const;

/** Whose turn it is, and how many requests wait for each. */
export interface Turns {
  /** Teams of the viewer. */
  readonly teams: readonly string[];
  /** Reviews that are the viewer's to do. */
  readonly roles: readonly ReviewRole[];
  readonly waiting: {
    /** Of the viewer's teams. */
    readonly team: number;
    readonly security: number;
    readonly platform: number;
    readonly ci: number;
  };
}

/** Counts what waits for the viewer and for others. */
export function useTurns(): Request<Turns> {
  const api = useApi(goldenImagesApiRef);
  const identity = useApi(identityApiRef);
  const permissions = useApi(permissionApiRef);
  return useAsyncRetry(async () => {
    const { ownershipEntityRefs: refs } = await identity.getBackstageIdentity();
    const teams = refs
      .filter(ref => ref.startsWith('group:'))
      .slice(0, MOST_TEAMS);
    const isAllowed = async (role: ReviewRole) => {
      const { result } = await permissions.authorize({
        permission: PERMISSIONS[role],
      });
      return result === 'ALLOW';
    };
    const [responsibilities, allowed, team, security, platform, ci] =
      await Promise.all([
        api.getResponsibilities(),
        Promise.all(REVIEW_ROLES.map(isAllowed)),
        teams.length > 0 ? count(api, { waitsFor: 'team', team: teams }) : 0,
        count(api, { waitsFor: 'security' }),
        count(api, { waitsFor: 'platform' }),
        count(api, { waitsFor: 'ci' }),
      ]);
    return {
      teams,
      roles: REVIEW_ROLES.filter(
        (role, index) => allowed[index] && plays(refs, role, responsibilities),
      ),
      waiting: { team, security, platform, ci },
    };
  }, [api, identity, permissions]);
}

function plays(
  refs: readonly string[],
  role: ReviewRole,
  { roles }: Responsibilities,
): boolean {
  const members = roles.find(each => each.role === role)?.members ?? [];
  const mine = new Set(refs.map(ref => ref.toLowerCase()));
  return members.some(member => mine.has(member.toLowerCase()));
}

async function count(
  api: GoldenImagesApi,
  filter: RequestFilter,
): Promise<number> {
  const { totalItems } = await api.listCustomizationRequests(filter, {
    limit: 1,
  });
  return totalItems;
}
