import { Agent, fetch } from 'undici';

/** Options of {@link EnvtestClient.call}. */
interface Call {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly body?: object;
}

/** Talks to a server of the test's own, as its administrator. */
export class EnvtestClient {
  readonly #url: string;
  readonly #dispatcher: Agent;

  /** @param options - `ca`: certificate of the server, PEM */
  static create(options: { url: string; ca?: string }): EnvtestClient {
    return new EnvtestClient(options.url, options.ca);
  }

  private constructor(url: string, ca: string | undefined) {
    this.#url = url;
    this.#dispatcher = new Agent({ connect: { ca } });
  }

  /** @throws with the whole answer when it is none of success. */
  async call({ method, path, body }: Call) {
    const response = await fetch(`${this.#url}${path}`, {
      method,
      dispatcher: this.#dispatcher,
      headers: {
        authorization: 'Bearer admin-token',
        'content-type':
          method === 'PATCH'
            ? 'application/merge-patch+json'
            : 'application/json',
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) {
      throw new Error(`${method} ${path}: ${response.status} ${text}`);
    }
    return text.startsWith('{') ? JSON.parse(text) : undefined;
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }
}
