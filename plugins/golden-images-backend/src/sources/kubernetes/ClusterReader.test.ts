import type { ServerResponse } from 'node:http';
import { podObject, workloadObject } from './__testUtils__/apiObjects';
import {
  LoopbackCluster,
  sendStatus,
  type Fault,
} from './__testUtils__/LoopbackCluster';
import { observe, type ObserveOptions } from './__testUtils__/observe';

const POD = 'Pod default/web app(container) registry.example.com/app:1.0.0 - 1';

describe('a scan of an API server that misbehaves', () => {
  let cluster: LoopbackCluster;

  beforeAll(async () => {
    cluster = await LoopbackCluster.start();
  });
  beforeEach(() => cluster.create(podObject({ name: 'web' })));
  afterEach(() => cluster.clear());
  afterAll(() => cluster.stop());

  /** Answers lists of pods in another way, the first `times` times. */
  const answerPods = (
    answer: (response: ServerResponse) => void,
    times = Infinity,
  ): Fault => {
    let left = times;
    return ({ url }, response) => {
      if (!url.startsWith('/api/v1/pods') || left === 0) {
        return false;
      }
      left -= 1;
      answer(response);
      return true;
    };
  };
  const scan = (options?: ObserveOptions) =>
    observe(cluster.scanner(), options);

  it.each([429, 503])(
    'waits as long as a %i asks for, within bounds, and asks again',
    async status => {
      const answers = ['7', '3600', undefined];
      cluster.fault = answerPods(response => {
        const seconds = answers.shift();
        if (seconds) {
          response.setHeader('retry-after', seconds);
        }
        sendStatus(response, status, 'Busy', 'later');
      }, 3);
      const waits: number[] = [];

      expect(await scan({ onWait: ms => waits.push(ms) })).toEqual([POD]);
      expect(waits).toEqual([7_000, 30_000, 4_000]);
    },
  );

  it('asks again when the connection is cut', async () => {
    cluster.fault = answerPods(response => response.destroy(), 2);
    const waits: number[] = [];

    expect(await scan({ onWait: ms => waits.push(ms) })).toEqual([POD]);
    expect(waits).toEqual([1_000, 2_000]);
  });

  it('gives a busy server up after some attempts', async () => {
    cluster.fault = answerPods(response =>
      sendStatus(response, 429, 'TooManyRequests', 'slow down'),
    );
    const waits: number[] = [];

    await expect(scan({ onWait: ms => waits.push(ms) })).rejects.toThrow(
      "cannot list pods in all namespaces of cluster 'test': the answer was 429: slow down",
    );
    expect(waits).toHaveLength(3);
  });

  it.each<[string, (response: ServerResponse) => void, RegExp]>([
    [
      'an internal error',
      response => sendStatus(response, 500, 'InternalError', 'etcd is gone'),
      /the answer was 500: etcd is gone$/,
    ],
    [
      'a 403 of something in between',
      response => response.writeHead(403).end('<h1>Blocked</h1>'),
      /something before the API server refused the request \(403\)$/,
    ],
    [
      'a resource that is not served',
      response => sendStatus(response, 404, 'NotFound', 'no such thing'),
      /nothing is served at \/api\/v1 \(404\): no such thing$/,
    ],
    [
      'a page of HTML',
      response =>
        response
          .writeHead(200, { 'content-type': 'text/html' })
          .end('<html>Sign in</html>'),
      /the answer is no JSON, or only the beginning of it \(text\/html, 20 characters\)$/,
    ],
    [
      'truncated JSON',
      response =>
        response
          .writeHead(200, { 'content-type': 'application/json' })
          .end('{"items":[{"metadata"'),
      /the answer is no JSON, or only the beginning of it \(application\/json/,
    ],
    [
      'a connection that breaks off',
      response => {
        response.writeHead(200, { 'content-length': '1000' });
        response.write('{"items":[');
        response.socket?.end();
      },
      /cannot list pods/,
    ],
    [
      'JSON that is no list',
      response => response.end('[]'),
      /the answer is no list$/,
    ],
    [
      'a list of something else',
      response => response.end('{"items":[{"metadata":{"name":"x"}}]}'),
      /item 0 is malformed at 'metadata.namespace'/,
    ],
    [
      'deep nesting',
      response =>
        response.end(`{"items":${'['.repeat(1e6)}${']'.repeat(1e6)}}`),
      /item 0 is malformed/,
    ],
  ])('fails on %s', async (_, answer, message) => {
    cluster.fault = answerPods(answer);

    await expect(scan()).rejects.toThrow(message);
  });

  it('does not follow a redirect', async () => {
    cluster.fault = answerPods(response =>
      response.writeHead(302, { location: `${cluster.url}/api/v1/x` }).end(),
    );

    await expect(scan()).rejects.toThrow(
      /a redirect \(302\) was answered, and redirects are not followed$/,
    );
    expect(cluster.requests.map(({ url }) => url)).not.toContain('/api/v1/x');
  });

  it('stops reading an endless answer', async () => {
    cluster.fault = answerPods(response => {
      const more = () => {
        while (!response.destroyed && response.write(' '.repeat(65_536)));
      };
      response.on('drain', more);
      more();
    });

    await expect(
      scan({ limits: { responseBytes: 1_000_000 } }),
    ).rejects.toThrow(/an answer is larger than 1000000 bytes/);
  });

  it('does not wait for ever for a slow answer', async () => {
    cluster.fault = answerPods(response => {
      response.writeHead(200);
      response.write('{');
    });

    // Long enough for the requests before it on a busy machine.
    await expect(
      scan({ limits: { requestMilliseconds: 2_000 } }),
    ).rejects.toThrow(
      "cannot list pods in all namespaces of cluster 'test': no complete answer within 2 s",
    );
  });

  it('ends at once when it is aborted', async () => {
    const controller = new AbortController();
    cluster.fault = answerPods(() => controller.abort(new Error('shut down')));

    await expect(scan({ signal: controller.signal })).rejects.toThrow(
      'shut down',
    );
  });

  it.each<[string, (page: number) => string]>([
    ['repeats its continue token', () => 'same'],
    ['always has a next page', page => `page-${page}`],
  ])('fails when the server %s', async (_, token) => {
    let page = 0;
    cluster.fault = answerPods(response => {
      page += 1;
      const metadata = { continue: token(page) };
      response.end(JSON.stringify({ metadata, items: [] }));
    });

    await expect(scan({ limits: { objects: 50 } })).rejects.toThrow(
      /the listing does not come to an end$/,
    );
  });

  it('starts over when a 410 offers no way on, and counts no pod twice', async () => {
    cluster.offerContinue = false;
    for (const name of ['a', 'b', 'c', 'd']) {
      await cluster.create(podObject({ name }));
    }
    const lines = await scan({
      settings: { pageSize: 2 },
      onPage: async page => {
        if (page === 2) {
          await cluster.compact();
        }
      },
    });

    expect(lines).toHaveLength(5);
    expect(lines.every(line => line.endsWith(' 1'))).toBe(true);
    const starts = cluster.requests.filter(
      ({ url }) =>
        url?.startsWith('/api/v1/pods') && !url.includes('continue='),
    );
    expect(starts).toHaveLength(2);
  });

  it('asks for no more of ReplicaSets and Jobs than their metadata', async () => {
    await cluster.create(workloadObject({ kind: 'Deployment', name: 'web' }));
    await scan();

    const accepts = cluster.requests
      .filter(({ url }) => /replicasets|jobs\?/.test(url ?? ''))
      .map(({ url, headers }) => [url?.split('?')[0], headers.accept]);
    const partial =
      'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1,application/json';
    expect(accepts).toEqual([
      ['/apis/apps/v1/replicasets', partial],
      ['/apis/batch/v1/jobs', partial],
      ['/apis/batch/v1/cronjobs', 'application/json'],
    ]);
  });

  it('leaves templates alone when pods are chosen by a field of theirs', async () => {
    await cluster.create(workloadObject({ kind: 'Deployment', name: 'idle' }));
    const settings = { fieldSelector: 'status.phase=Running' };

    expect(await scan({ settings })).toEqual([POD]);
  });
});
