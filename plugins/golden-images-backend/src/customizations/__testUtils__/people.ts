import {
  coreServices,
  createServiceFactory,
  type BackendFeature,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { mockServices } from '@backstage/backend-test-utils';

export const ANN = 'user:default/ann';
export const BEN = 'user:default/ben';
export const EVE = 'user:default/eve';
export const DATA = 'group:default/data-platform';
export const OTHERS = 'group:default/billing';

const GROUPS: Readonly<Record<string, string>> = {
  [ANN]: DATA,
  [BEN]: DATA,
  [EVE]: OTHERS,
};

/** Who belongs to which group. */
export function people(): BackendFeature {
  return createServiceFactory({
    service: coreServices.userInfo,
    deps: { auth: coreServices.auth },
    factory: ({ auth }) => ({
      getUserInfo: async credentials => {
        if (!auth.isPrincipal(credentials, 'user')) {
          throw new Error('Only users have groups');
        }
        const { userEntityRef } = credentials.principal;
        const group = GROUPS[userEntityRef];
        return {
          userEntityRef,
          ownershipEntityRefs: [userEntityRef, ...(group ? [group] : [])],
        };
      },
    }),
  });
}

/** Permits everything but what is denied at the moment, by name. */
export function permissions(denied: () => readonly string[]): BackendFeature {
  const decide = (name: string) => ({
    result: denied().includes(name)
      ? AuthorizeResult.DENY
      : AuthorizeResult.ALLOW,
  });
  return createServiceFactory({
    service: coreServices.permissions,
    deps: {},
    factory: () =>
      mockServices.permissions.mock({
        authorize: async asked =>
          asked.map(({ permission }) => decide(permission.name)),
        authorizeConditional: async asked =>
          asked.map(({ permission }) => decide(permission.name)),
      }),
  });
}
