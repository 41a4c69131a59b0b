import useAsyncRetry from 'react-use/esm/useAsyncRetry';
import { identityApiRef, useApi } from '@backstage/core-plugin-api';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import {
  REVIEW_ROLES,
  goldenImagesPermissions,
  type GoldenImagesApi,
  type RequestFilter,
  type ReviewRole,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesApiRef } from '../../../api';
import type { Request } from '../../request';

/** Teams that one question may be about. */
const MOST_TEAMS = 100;

/** Whose turn it is, and how many requests wait for each. */
export interface Turns {
  /** Teams of the viewer. */
  readonly teams: readonly string[];
  /** Reviews that the viewer may do. */
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
    const { ownershipEntityRefs } = await identity.getBackstageIdentity();
    const teams = ownershipEntityRefs
      .filter(ref => ref.startsWith('group:'))
      .slice(0, MOST_TEAMS);
    const mayReview = async (role: ReviewRole) => {
      const permission = goldenImagesPermissions.find(
        ({ name }) => name === `golden-images.customization.approve.${role}`,
      );
      if (permission?.type !== 'basic') {
        return false;
      }
      const { result } = await permissions.authorize({ permission });
      return result === 'ALLOW';
    };
    const [may, team, security, platform, ci] = await Promise.all([
      Promise.all(REVIEW_ROLES.map(mayReview)),
      teams.length > 0 ? count(api, { waitsFor: 'team', team: teams }) : 0,
      count(api, { waitsFor: 'security' }),
      count(api, { waitsFor: 'platform' }),
      count(api, { waitsFor: 'ci' }),
    ]);
    return {
      teams,
      roles: REVIEW_ROLES.filter((_, index) => may[index]),
      waiting: { team, security, platform, ci },
    };
  }, [api, identity, permissions]);
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
