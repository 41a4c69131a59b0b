import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, ResponseError } from '@backstage/errors';
import { z } from 'zod';
import type { ClusterAccess, ClusterConnection } from './ClusterConnection';
import { DEFAULT_LIMITS } from './ScanLimits';
import { portalCredential, type CustomAuthProvider } from './portalCredential';

const clustersSchema = z.object({
  items: z.array(z.object({ name: z.string(), authProvider: z.string() })),
});

/**
 * Reaches a cluster through the proxy of the portal's own `kubernetes` plugin,
 * with the credential that the plugin holds for it.
 */
export class PortalAccess implements ClusterAccess {
  readonly target: string;
  readonly #cluster: string;
  readonly #customAuthProvider: CustomAuthProvider | undefined;
  readonly #auth: AuthService;
  readonly #discovery: DiscoveryService;

  static create(options: PortalAccessOptions): PortalAccess {
    return new PortalAccess(options);
  }

  private constructor(options: PortalAccessOptions) {
    this.target = `cluster '${options.cluster}' of the portal's Kubernetes plugin`;
    this.#cluster = options.cluster;
    this.#customAuthProvider = options.customAuthProvider;
    this.#auth = options.auth;
    this.#discovery = options.discovery;
  }

  async connect(options: { signal: AbortSignal }): Promise<ClusterConnection> {
    const headers = {
      'Backstage-Kubernetes-Cluster': this.#cluster,
      ...portalCredential(
        this.#cluster,
        await this.#authProvider(options.signal),
        this.#customAuthProvider,
      ),
    };
    return {
      get: async (path, { accept, signal }) =>
        this.#get(`/proxy${path}`, { ...headers, accept }, signal),
      close: async () => {},
    };
  }

  async #authProvider(signal: AbortSignal): Promise<string> {
    const timeout = AbortSignal.timeout(DEFAULT_LIMITS.requestMilliseconds);
    const response = await this.#get(
      '/clusters',
      {},
      AbortSignal.any([signal, timeout]),
    );
    if (!response.ok) {
      throw await ResponseError.fromResponse(response);
    }
    const { items } = clustersSchema.parse(await response.json());
    const cluster = items.find(({ name }) => name === this.#cluster);
    if (!cluster) {
      throw new NotFoundError(
        `the portal's Kubernetes plugin has no cluster '${this.#cluster}'`,
      );
    }
    return cluster.authProvider;
  }

  async #get(
    path: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<Response> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: await this.#auth.getOwnServiceCredentials(),
      targetPluginId: 'kubernetes',
    });
    const baseUrl = await this.#discovery.getBaseUrl('kubernetes');
    return fetch(`${baseUrl}${path}`, {
      headers: { ...headers, authorization: `Bearer ${token}` },
      redirect: 'manual',
      signal,
    });
  }
}

/** Options of {@link PortalAccess.create}. */
export interface PortalAccessOptions {
  /** Name in the portal's `kubernetes` configuration. */
  readonly cluster: string;
  readonly customAuthProvider?: CustomAuthProvider;
  readonly auth: AuthService;
  readonly discovery: DiscoveryService;
}
