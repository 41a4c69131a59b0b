import { InputError } from '@backstage/errors';

const HELD_BY_THE_PORTAL = {};
const NONE = { 'Backstage-Kubernetes-Authorization': '' };

/** What a portal's own auth provider gives the proxy: a credential that the portal holds, or none. */
export type CustomAuthProvider = 'server-side' | 'anonymous';

/**
 * The header that makes the portal's proxy use the right credential.
 *
 * The proxy replaces our Backstage token by the cluster's credential, except
 * where there is none: there it would pass *our token* on to the API server,
 * unless an empty `Backstage-Kubernetes-Authorization` says that none is meant.
 * That header again would turn off the client certificate or token of the
 * others. So the kind of credential must be known; an unknown one is refused.
 *
 * @throws InputError when a scan in the background cannot have the credential
 */
export function portalCredential(
  cluster: string,
  authProvider: string,
  custom?: CustomAuthProvider,
): Record<string, string> {
  switch (authProvider) {
    case 'serviceAccount':
    case 'aws':
    case 'azure':
    case 'googleServiceAccount':
      return HELD_BY_THE_PORTAL;
    case 'localKubectlProxy':
      return NONE;
    case 'aks':
    case 'google':
    case 'oidc':
    case 'pinniped':
      throw new InputError(
        `cluster '${cluster}' cannot be scanned in the background: its auth provider '${authProvider}' needs the credential of a signed-in user; give it a service account, or use access: kubeconfig`,
      );
    default:
      return customCredential(cluster, authProvider, custom);
  }
}

function customCredential(
  cluster: string,
  authProvider: string,
  custom: CustomAuthProvider | undefined,
): Record<string, string> {
  switch (custom) {
    case 'server-side':
      return HELD_BY_THE_PORTAL;
    case 'anonymous':
      return NONE;
    case undefined:
      throw new InputError(
        `cluster '${cluster}' has the portal's own auth provider '${authProvider}': say with customAuthProvider whether the portal holds its credential ('server-side') or there is none ('anonymous')`,
      );
    default:
      throw new TypeError(`no such credential: ${custom satisfies never}`);
  }
}
