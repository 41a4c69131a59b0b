import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  deployment,
  image,
  pod,
  replicaSet,
  scanSize,
  type ScanSize,
  type ServedImage,
} from './estate';

/**
 * The API server and the registry, in a process of their own so that their work
 * counts neither as time on the event loop nor as memory of the scan. Everything is
 * made before the first request: what is measured waits for bytes, not for them.
 */
async function main() {
  const size = scanSize(Number(process.argv[2]));
  const images = Array.from({ length: size.images }, (_, n) => image(n));
  const cluster = await listen(clusterServer(size, images));
  const registry = await listen(registryServer(images));
  process.send?.({ answer: { cluster, registry } });
}

function clusterServer(size: ScanSize, images: readonly ServedImage[]): Server {
  const workloads = Math.ceil(size.pods / size.podsAWorkload);
  const lists: Record<string, readonly Buffer[]> = {
    '/api/v1/pods': pages('Pod', size.pods, n => pod(n, size, images)),
    '/apis/apps/v1/replicasets': pages('ReplicaSet', workloads, replicaSet),
    '/apis/apps/v1/deployments': pages('Deployment', workloads, n =>
      deployment(n, images),
    ),
  };
  const empty = pages('Empty', 0, () => ({}));
  return createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://loopback');
    const list = lists[url.pathname] ?? empty;
    const page = Number(url.searchParams.get('continue') ?? '0');
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(list[page]);
  });
}

const PAGE = 500;

function pages(
  kind: string,
  count: number,
  make: (n: number) => object,
): Buffer[] {
  const made: Buffer[] = [];
  for (let from = 0; from === 0 || from < count; from += PAGE) {
    const to = Math.min(count, from + PAGE);
    const next = to < count ? String(to / PAGE) : undefined;
    made.push(
      Buffer.from(
        JSON.stringify({
          kind: `${kind}List`,
          metadata: { resourceVersion: '1', continue: next },
          items: Array.from({ length: to - from }, (_, i) => make(from + i)),
        }),
      ),
    );
  }
  return made;
}

function registryServer(images: readonly ServedImage[]): Server {
  const bodies = new Map<
    string,
    { type: string; digest: string; body: string }
  >();
  for (const each of images) {
    bodies.set(`/v2/${each.repository}/manifests/${each.digest}`, {
      type: 'application/vnd.oci.image.manifest.v1+json',
      digest: each.digest,
      body: each.manifest,
    });
    bodies.set(`/v2/${each.repository}/blobs/${each.configDigest}`, {
      type: 'application/octet-stream',
      digest: each.configDigest,
      body: each.config,
    });
  }
  return createServer((request, response) => {
    const found = bodies.get(request.url ?? '');
    if (!found) {
      response.writeHead(404, { 'content-type': 'application/json' });
      response.end('{"errors":[{"code":"MANIFEST_UNKNOWN"}]}');
      return;
    }
    response.writeHead(200, {
      'content-type': found.type,
      'docker-content-digest': found.digest,
      'content-length': Buffer.byteLength(found.body),
    });
    response.end(found.body);
  });
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

main();
