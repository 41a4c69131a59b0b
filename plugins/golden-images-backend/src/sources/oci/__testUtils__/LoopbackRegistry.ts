import {
  createServer as createHttpServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { Repositories } from './imageContent';

/** A request as the registry saw it. */
export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly authorization?: string;
  readonly body: string;
}

/** Answers a request in the registry's place; `false` leaves it to the registry. */
export type Quirk = (
  request: SeenRequest,
  response: ServerResponse,
) => boolean | void;

/** Options of a {@link LoopbackRegistry}. */
export interface LoopbackRegistryOptions {
  readonly repositories?: Repositories;
  /** Speaks HTTPS with this key and certificate (PEM). */
  readonly tls?: { readonly key: string; readonly cert: string };
}

/**
 * A small registry on loopback that speaks the reading half of the distribution
 * API correctly, until a test gives it a {@link Quirk}.
 */
export class LoopbackRegistry {
  /** Every request so far. */
  readonly seen: SeenRequest[] = [];
  /** What the registry does differently. */
  quirk: Quirk = () => false;
  readonly #repositories: Repositories;
  readonly #server: Server;

  static async start(
    options: LoopbackRegistryOptions = {},
  ): Promise<LoopbackRegistry> {
    const registry = new LoopbackRegistry(options);
    await new Promise<void>(resolve =>
      registry.#server.listen(0, '127.0.0.1', resolve),
    );
    return registry;
  }

  private constructor({ repositories = {}, tls }: LoopbackRegistryOptions) {
    this.#repositories = repositories;
    const listener = (request: IncomingMessage, response: ServerResponse) =>
      this.#serve(request, response);
    this.#server = tls
      ? createHttpsServer(tls, listener)
      : createHttpServer(listener);
  }

  /** `127.0.0.1:<port>`. */
  get host(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `127.0.0.1:${port}`;
  }

  /** Paths asked for, in order. */
  get paths(): string[] {
    return this.seen.map(request => request.path);
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #serve(
    message: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of message) chunks.push(chunk);
    const url = new URL(message.url ?? '/', 'http://registry');
    const request: SeenRequest = {
      method: message.method ?? 'GET',
      path: url.pathname,
      query: url.searchParams,
      authorization: message.headers.authorization,
      body: Buffer.concat(chunks).toString('utf8'),
    };
    this.seen.push(request);
    if (this.quirk(request, response) !== true) {
      this.#answer(request, response);
    }
  }

  #answer({ path, query }: SeenRequest, response: ServerResponse): void {
    if (path === '/v2/') {
      sendJson(response, {});
      return;
    }
    if (path === '/v2/_catalog') {
      const { page, next } = pageOf(Object.keys(this.#repositories), query);
      sendJson(response, { repositories: page }, linkTo(path, next));
      return;
    }
    const [, name, kind, reference] =
      /^\/v2\/(.+)\/(tags|manifests|blobs)\/([^/]+)$/.exec(path) ?? [];
    const tags = this.#repositories[name];
    if (!tags) {
      sendJson(response, { errors: [{ code: 'NAME_UNKNOWN' }] }, {}, 404);
      return;
    }
    if (kind === 'tags') {
      const { page, next } = pageOf(Object.keys(tags), query);
      sendJson(response, { name, tags: page }, linkTo(path, next));
      return;
    }
    const digest = tags[reference]?.digest ?? reference;
    const blob = Object.values(tags)
      .map(image => image.blobs.get(digest))
      .find(found => found !== undefined);
    if (!blob) {
      sendJson(response, { errors: [{ code: 'MANIFEST_UNKNOWN' }] }, {}, 404);
      return;
    }
    response.writeHead(200, {
      'content-type': blob.mediaType,
      'content-length': blob.body.byteLength,
      'docker-content-digest': digest,
    });
    response.end(blob.body);
  }
}

/** Answers with JSON. */
export function sendJson(
  response: ServerResponse,
  value: unknown,
  headers: Record<string, string> = {},
  status = 200,
): true {
  response.writeHead(status, {
    'content-type': 'application/json',
    ...headers,
  });
  response.end(JSON.stringify(value));
  return true;
}

function pageOf(all: readonly string[], query: URLSearchParams) {
  const names = [...all].sort();
  const last = query.get('last') ?? '';
  const rest = names.filter(name => name > last);
  const page = rest.slice(0, Number(query.get('n') ?? rest.length));
  const next = page.length < rest.length ? page[page.length - 1] : undefined;
  return { page, next };
}

function linkTo(path: string, next?: string): Record<string, string> {
  return next === undefined
    ? {}
    : { link: `<${path}?n=100&last=${encodeURIComponent(next)}>; rel="next"` };
}
