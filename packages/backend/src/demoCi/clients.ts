import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { GoldenImagesClient } from '@image-governance/plugin-golden-images-common';

/** The portal's API, asked as this plugin: what CI does with a token of its own. */
export function clientAsService(options: {
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
}): GoldenImagesClient {
  const { auth, discovery } = options;
  return client(discovery, async () => {
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'golden-images',
    });
    return token;
  });
}

/**
 * The portal's API, asked as one of the demo's visitors: what only people do.
 * @param visitor - as `auth.providers.visitor.users` names them
 */
export function clientAsVisitor(
  visitor: string,
  { discovery }: { readonly discovery: DiscoveryService },
): GoldenImagesClient {
  return client(discovery, async () => {
    const auth = await discovery.getBaseUrl('auth');
    const response = await fetch(`${auth}/visitor/refresh`, {
      headers: { 'x-demo-visitor': visitor },
    });
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const session: { backstageIdentity: { token: string } } =
      await response.json();
    return session.backstageIdentity.token;
  });
}

function client(
  discoveryApi: DiscoveryService,
  token: () => Promise<string>,
): GoldenImagesClient {
  return new GoldenImagesClient({
    discoveryApi,
    fetchApi: {
      fetch: async (input, init) => {
        const headers = new Headers(init?.headers);
        headers.set('authorization', `Bearer ${await token()}`);
        return fetch(input, { ...init, headers });
      },
    },
  });
}
