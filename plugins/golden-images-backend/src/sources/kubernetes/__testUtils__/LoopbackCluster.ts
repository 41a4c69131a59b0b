import { once } from 'node:events';
import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ClusterAccess } from '../ClusterConnection';
import { apiGroupOf, type Resource } from '../resources';
import { ObjectStore, parsePath } from './ObjectStore';
import { shippedRules, type RbacRule } from './shippedRules';
import type { ApiObject, StoredObject, TestCluster } from './TestCluster';
import { tokenAccess } from './tokenAccess';

/** Answers a request in place of the API server, or returns false to leave it alone. */
export type Fault = (
  request: IncomingMessage & { url: string },
  response: ServerResponse,
) => boolean;

/** An HTTP server on loopback that speaks the list protocol as kube-apiserver does. */
export class LoopbackCluster implements TestCluster {
  readonly #server: Server;
  #store = new ObjectStore();
  readonly #tokens = new Map<string, readonly RbacRule[]>([
    ['scanner-token', shippedRules()],
    ['pod-reader-token', [{ apiGroups: [''], resources: ['pods'] }]],
  ]);

  /** Whether a 410 says where the listing may go on. */
  offerContinue = true;
  fault: Fault = () => false;
  /** What was asked for, in order. */
  readonly requests: Pick<IncomingMessage, 'url' | 'headers'>[] = [];

  static async start(): Promise<LoopbackCluster> {
    const cluster = new LoopbackCluster();
    cluster.#server.listen(0, '127.0.0.1');
    await once(cluster.#server, 'listening');
    return cluster;
  }

  private constructor() {
    this.#server = createServer((request, response) => {
      const { url = '/', headers } = request;
      this.requests.push({ url, headers });
      if (!this.fault(Object.assign(request, { url }), response)) {
        this.#answer(request, new URL(url, 'http://loopback'), response);
      }
    });
  }

  get url(): string {
    const { port } = this.#server.address() as AddressInfo;
    return `http://127.0.0.1:${port}`;
  }

  async create(object: ApiObject): Promise<StoredObject> {
    return this.#store.create(object);
  }

  async delete(object: StoredObject): Promise<void> {
    this.#store.delete(object);
  }

  async clear(): Promise<void> {
    this.#store = new ObjectStore();
    this.fault = () => false;
    this.offerContinue = true;
    this.requests.length = 0;
  }

  async compact(): Promise<void> {
    this.#store.compact();
  }

  scanner(): ClusterAccess {
    return tokenAccess(this.url, 'scanner-token');
  }

  podReader(): ClusterAccess {
    return tokenAccess(this.url, 'pod-reader-token');
  }

  stranger(): ClusterAccess {
    return tokenAccess(this.url, 'nobody');
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #answer(request: IncomingMessage, url: URL, response: ServerResponse): void {
    const token = request.headers.authorization?.replace(/^Bearer /, '') ?? '';
    const rules = this.#tokens.get(token);
    const target = parsePath(url.pathname);
    if (!rules) {
      sendStatus(response, 401, 'Unauthorized', 'Unauthorized');
    } else if (!target) {
      sendStatus(response, 404, 'NotFound', 'the server could not find it');
    } else if (!rules.some(rule => allows(rule, target.resource))) {
      sendStatus(
        response,
        403,
        'Forbidden',
        `${target.resource.plural} is forbidden: User "${token}" cannot list it`,
      );
    } else if (target.namespace && target.name) {
      this.#get(response, target.resource, target.namespace, target.name);
    } else {
      this.#list(request, response, target.resource, target.namespace, url);
    }
  }

  #get(
    response: ServerResponse,
    { kind, plural }: Resource,
    namespace: string,
    name: string,
  ): void {
    const object = this.#store.get(kind, namespace, name);
    if (object) {
      send(response, 200, { ...object, spec: undefined, status: undefined });
    } else {
      sendStatus(response, 404, 'NotFound', `${plural} "${name}" not found`);
    }
  }

  #list(
    request: IncomingMessage,
    response: ServerResponse,
    { kind }: Resource,
    namespace: string | undefined,
    { searchParams: query }: URL,
  ): void {
    const result = this.#store.list({
      kind,
      namespace,
      limit: Number(query.get('limit')),
      continue: query.get('continue') ?? undefined,
      labelSelector: query.get('labelSelector') ?? undefined,
      fieldSelector: query.get('fieldSelector') ?? undefined,
    });
    if (result.kind === 'expired') {
      sendStatus(
        response,
        410,
        'Expired',
        'The provided continue parameter is too old to display a consistent list result.',
        this.offerContinue ? { continue: result.continue } : {},
      );
      return;
    }
    const partial = request.headers.accept?.includes(
      'as=PartialObjectMetadataList',
    );
    send(response, 200, {
      kind: partial ? 'PartialObjectMetadataList' : `${kind}List`,
      metadata: {
        resourceVersion: String(result.resourceVersion),
        continue: result.continue,
        remainingItemCount: result.remaining,
      },
      items: partial
        ? result.items.map(({ metadata }) => ({ metadata }))
        : result.items,
    });
  }
}

/** Sends a Status, as the API server explains itself. */
export function sendStatus(
  response: ServerResponse,
  code: number,
  reason: string,
  message: string,
  metadata: object = {},
): void {
  const kind = 'Status';
  send(response, code, {
    kind,
    apiVersion: 'v1',
    metadata,
    code,
    reason,
    message,
  });
}

function send(response: ServerResponse, code: number, body: unknown): void {
  response.writeHead(code, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

function allows(rule: RbacRule, resource: Resource): boolean {
  return (
    rule.apiGroups.includes(apiGroupOf(resource)) &&
    rule.resources.includes(resource.plural)
  );
}
