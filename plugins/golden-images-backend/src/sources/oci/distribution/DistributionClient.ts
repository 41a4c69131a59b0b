import { ImageReadError } from '@image-governance/plugin-golden-images-node';
import type { OciLimits } from '../limits';
import type { Authenticator } from './Authenticator';
import type { Reply } from './exchange';
import { isRedirect, redirectTarget } from './redirectTarget';
import { mayTryAgain } from './retryWait';
import { statusError } from './statusError';
import type { Transport } from './Transport';

/** A request of the distribution API. */
export interface DistributionRequest {
  readonly method: 'GET' | 'HEAD';
  /** Path after `/v2/`, already checked to be of plain names. */
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  /** Scope of a token, e.g. `repository:golden/python:pull`. */
  readonly scope: string;
  readonly accept?: string;
  /** Largest body to accept, in bytes. */
  readonly maxBytes: number;
  /** Whether the registry may send us to another host for it: only for what is checked by digest. */
  readonly elsewhere?: boolean;
}

/** Asks whether there is a registry (https://github.com/opencontainers/distribution-spec/blob/main/spec.md#determining-support). */
const HELLO: DistributionRequest = {
  method: 'GET',
  path: '',
  scope: '',
  maxBytes: 65_536,
};

/** Options of a {@link DistributionClient}. */
export interface DistributionClientOptions {
  /** Where the registry's API is, `/v2/` left out. */
  readonly url: URL;
  readonly transport: Transport;
  readonly authenticator: Authenticator;
  readonly limits: Pick<OciLimits, 'redirects'>;
}

/** Speaks the distribution API with one registry: signs in, follows redirects by hand. */
export class DistributionClient {
  readonly #options: DistributionClientOptions;
  #greeted = false;

  static create(options: DistributionClientOptions): DistributionClient {
    return new DistributionClient(options);
  }

  private constructor(options: DistributionClientOptions) {
    this.#options = options;
  }

  /** The answer to a request, whatever its status. Throws {@link ImageReadError}. */
  async send(
    request: DistributionRequest,
    signal: AbortSignal,
  ): Promise<Reply> {
    await this.#greet(signal);
    const { authenticator } = this.#options;
    const reply = await this.#follow(request, signal);
    if (reply.status === 401) {
      await authenticator.challenged(reply, request.scope);
    } else if (reply.status !== 403 || !(await authenticator.renewed())) {
      return reply;
    }
    return this.#follow(request, signal);
  }

  /** Asks whether the registry answers, and signs in if it wants that. Throws {@link ImageReadError}. */
  async ping(signal: AbortSignal): Promise<void> {
    const reply = await this.send(HELLO, signal);
    const { status } = reply;
    // What else a registry has at this place is its own affair.
    if (status === 401 || status === 403 || mayTryAgain(status)) {
      throw statusError(reply, this.#options.url.host);
    }
  }

  /**
   * Asks once how to sign in, as every client does: registries hide private
   * repositories from the unknown as 404, which would read as "gone".
   */
  async #greet(signal: AbortSignal): Promise<void> {
    if (this.#greeted) {
      return;
    }
    const reply = await this.#follow(HELLO, signal);
    if (reply.status === 401) {
      await this.#options.authenticator.challenged(reply, '');
    } else if (mayTryAgain(reply.status)) {
      throw statusError(reply, this.#options.url.host);
    }
    this.#greeted = true;
  }

  async #follow(
    request: DistributionRequest,
    signal: AbortSignal,
  ): Promise<Reply> {
    const { url: registry, transport, authenticator, limits } = this.#options;
    const { method, accept, maxBytes } = request;
    let url = this.#urlOf(request);
    for (let hops = 0; hops <= limits.redirects; hops++) {
      const own = url.origin === registry.origin;
      const authorization =
        own && (await authenticator.header(request.scope, signal));
      const reply = await transport.send(
        {
          method,
          url,
          maxBytes,
          headers: {
            ...(accept && { accept }),
            ...(authorization && { authorization }),
          },
        },
        { signal, foreign: !own },
      );
      if (!own && reply.status === 401) {
        throw statusError(reply, `a blob that is kept at ${url.host}`);
      }
      if (!isRedirect(reply.status)) {
        return reply;
      }
      url = redirectTarget(reply.headers.get('location'), url, {
        registry,
        elsewhere: request.elsewhere ?? false,
      });
    }
    throw new ImageReadError(
      'invalid',
      `${registry.host} redirects more than ${limits.redirects} times`,
    );
  }

  #urlOf({ path, query }: DistributionRequest): URL {
    const base = this.#options.url.href.replace(/\/+$/, '');
    const url = new URL(`${base}/v2/${path}`);
    for (const [name, value] of Object.entries(query ?? {})) {
      url.searchParams.set(name, value);
    }
    return url;
  }
}
