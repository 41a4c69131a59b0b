import type { IdentityApi } from '@backstage/core-plugin-api';

const KEY = 'demo-visitor';

/** Whom this browser tab entered as; nobody at first. */
export function remembered(): string | undefined {
  return sessionStorage.getItem(KEY) ?? undefined;
}

/** Stays with the tab, so that two people can be played side by side in two. */
export function remember(name: string): void {
  sessionStorage.setItem(KEY, name);
}

/** The same identity; signing out leads to the choice again. */
export function forgettingOnSignOut(identity: IdentityApi): IdentityApi {
  return {
    getProfileInfo: () => identity.getProfileInfo(),
    getBackstageIdentity: () => identity.getBackstageIdentity(),
    getCredentials: () => identity.getCredentials(),
    signOut: async () => {
      sessionStorage.removeItem(KEY);
      await identity.signOut();
    },
  };
}
