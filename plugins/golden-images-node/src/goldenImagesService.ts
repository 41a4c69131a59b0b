import {
  coreServices,
  createServiceFactory,
  createServiceRef,
  type AuthService,
  type BackstageCredentials,
  type DiscoveryService,
} from '@backstage/backend-plugin-api';
import {
  GoldenImagesClient,
  type GoldenImagesApi,
} from '@image-governance/plugin-golden-images-common';

/** On whose behalf Golden Images is asked, and until when. */
export interface GoldenImagesServiceOptions {
  /**
   * Of a user, who then sees what they may see; or the plugin's own
   * (`auth.getOwnServiceCredentials()`), which may read everything.
   */
  readonly credentials: BackstageCredentials;
  /** Ends requests that are under way. */
  readonly signal?: AbortSignal;
}

/**
 * Golden Images for other plugins of the backend. A module runs under the
 * identity of the plugin it extends and cannot open the governance database, so
 * it asks over HTTP, wherever the plugin is deployed.
 */
export interface GoldenImagesService {
  /**
   * The API with these credentials. Nothing is asked yet; a token is obtained for each
   * request, so that the answer may be kept as long as the credentials are good.
   */
  as(options: GoldenImagesServiceOptions): GoldenImagesApi;
}

/** The {@link GoldenImagesService}, ready to be depended on. */
export const goldenImagesServiceRef = createServiceRef<GoldenImagesService>({
  id: 'golden-images.client',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: deps => ({ as: options => clientOf(deps, options) }),
    }),
});

function clientOf(
  deps: { readonly auth: AuthService; readonly discovery: DiscoveryService },
  { credentials, signal }: GoldenImagesServiceOptions,
): GoldenImagesApi {
  return new GoldenImagesClient({
    discoveryApi: deps.discovery,
    fetchApi: {
      fetch: async (input, init) => {
        const { token } = await deps.auth.getPluginRequestToken({
          onBehalfOf: credentials,
          targetPluginId: 'golden-images',
        });
        const headers = new Headers(init?.headers);
        headers.set('authorization', `Bearer ${token}`);
        return fetch(input, { ...init, headers, signal });
      },
    },
  });
}
