import { isDeepStrictEqual } from 'node:util';
import type { RequestOptions } from 'node:https';
import { InputError } from '@backstage/errors';
import type { KubeConfig } from '@kubernetes/client-node';
import { Agent, fetch, ProxyAgent, type Dispatcher } from 'undici';
import type {
  ClusterConnection,
  ClusterResponse,
  GetOptions,
} from './ClusterConnection';

/**
 * Sends requests as a loaded kubeconfig says: its server, CA, proxy, and the
 * credentials as they are at each request, so that tokens and certificates from
 * files and exec plugins may be renewed on the way.
 */
export class KubeconfigConnection implements ClusterConnection {
  readonly #config: KubeConfig;
  readonly #server: string;
  #tls: Tls = {};
  #dispatcher: Dispatcher | undefined;

  /** @throws InputError when the current context has no cluster. */
  static create(config: KubeConfig): KubeconfigConnection {
    const server = config.getCurrentCluster()?.server;
    if (!server) {
      throw new InputError('the kubeconfig names no server');
    }
    return new KubeconfigConnection(config, server.replace(/\/+$/, ''));
  }

  private constructor(config: KubeConfig, server: string) {
    this.#config = config;
    this.#server = server;
  }

  async get(
    path: string,
    { accept, signal }: GetOptions,
  ): Promise<ClusterResponse> {
    const options: RequestOptions = {};
    await before(signal, this.#config.applyToHTTPSOptions(options));
    return await fetch(`${this.#server}${path}`, {
      headers: { ...credentialHeaders(options), accept },
      redirect: 'manual',
      dispatcher: await this.#dispatcherFor(tlsOf(options)),
      signal,
    });
  }

  async close(): Promise<void> {
    await this.#dispatcher?.destroy();
    this.#dispatcher = undefined;
  }

  async #dispatcherFor(tls: Tls): Promise<Dispatcher> {
    if (!this.#dispatcher || !isDeepStrictEqual(tls, this.#tls)) {
      await this.close();
      this.#tls = tls;
      this.#dispatcher = dispatcher(this.#config, tls);
    }
    return this.#dispatcher;
  }
}

type Tls = Pick<
  RequestOptions,
  'ca' | 'cert' | 'key' | 'rejectUnauthorized' | 'servername'
>;

function tlsOf(options: RequestOptions): Tls {
  const { ca, cert, key, rejectUnauthorized, servername } = options;
  return {
    ...(ca && { ca }),
    ...(cert && { cert }),
    ...(key && { key }),
    ...(rejectUnauthorized !== undefined && { rejectUnauthorized }),
    ...(servername && { servername }),
  };
}

function dispatcher(config: KubeConfig, tls: Tls): Dispatcher {
  const how = config.createDispatcherOptions(config.getCurrentCluster(), tls);
  switch (how.type) {
    case 'none':
      return new Agent();
    case 'agent':
      return new Agent({ connect: tls });
    case 'proxy':
      return new ProxyAgent({ uri: how.uri, requestTls: tls });
    case 'socks':
      throw new InputError(
        'the kubeconfig names a SOCKS proxy, which is not supported; an HTTP proxy is',
      );
    default:
      throw new TypeError(`no dispatcher for ${how satisfies never}`);
  }
}

function credentialHeaders({
  headers,
  auth,
}: RequestOptions): Record<string, string> {
  const basic = auth
    ? { authorization: `Basic ${Buffer.from(auth).toString('base64')}` }
    : {};
  const others = Object.entries(headers ?? {}).flatMap(([name, value]) =>
    typeof value === 'string' ? [[name.toLowerCase(), value.trim()]] : [],
  );
  return { ...basic, ...Object.fromEntries(others) };
}

/** An exec plugin may wait for a person for ever; the signal does not. */
function before<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), {
      once: true,
    });
    work.then(resolve, reject);
  });
}
