import { createServer, type Server } from 'node:http';
import { GoldenImagesClient } from './GoldenImagesClient';

describe('GoldenImagesClient', () => {
  let server: Server;
  let asked: { method?: string; url?: string }[];
  let answer: { status: number; body: unknown };
  let client: GoldenImagesClient;

  beforeEach(async () => {
    asked = [];
    answer = { status: 200, body: {} };
    server = createServer((request, response) => {
      asked.push({ method: request.method, url: request.url });
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(JSON.stringify(answer.body));
    });
    await new Promise<void>(resolve => {
      server.listen(0, '127.0.0.1', resolve);
    });
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : undefined;
    client = new GoldenImagesClient({
      discoveryApi: {
        getBaseUrl: async plugin => `http://127.0.0.1:${port}/api/${plugin}`,
      },
      fetchApi: { fetch },
    });
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => {
      server.close(resolve);
    });
  });

  const digest = `sha256:${'a'.repeat(64)}`;
  const at = '2027-03-03T12:00:00.000Z';

  it.each<[string, () => Promise<unknown>, string, string]>([
    [
      'the overview of a moment',
      () => client.getOverview({ at }),
      'GET',
      '/compliance/overview?at=2027-03-03T12%3A00%3A00.000Z',
    ],
    [
      'snapshots',
      () => client.listKpiSnapshots({ kpi: 'sprawl', from: '2027-01-01' }),
      'GET',
      '/compliance/snapshots?kpi=sprawl&from=2027-01-01',
    ],
    [
      'what causes the sprawl',
      () => client.getSprawl({ at }),
      'GET',
      '/compliance/sprawl?at=2027-03-03T12%3A00%3A00.000Z',
    ],
    [
      'workloads by a filter with several values',
      () =>
        client.listWorkloads(
          {
            verdict: ['golden', 'unknown'],
            owner: ['none'],
            text: 'a&b',
            production: false,
            at: undefined,
          },
          { cursor: 'c', limit: 10 },
        ),
      'GET',
      '/inventory/workloads?verdict=golden&verdict=unknown&owner=none&text=a%26b&production=false&cursor=c&limit=10',
    ],
    [
      'all workloads',
      () => client.listWorkloads(),
      'GET',
      '/inventory/workloads',
    ],
    [
      'a workload',
      () => client.getWorkload('7', { at }),
      'GET',
      '/inventory/workloads/7?at=2027-03-03T12%3A00%3A00.000Z',
    ],
    [
      'images by a filter',
      () =>
        client.listImages(
          { text: 'shop/api:1', verdict: ['unknown'], content: ['not-read'] },
          { limit: 10 },
        ),
      'GET',
      '/inventory/images?text=shop%2Fapi%3A1&verdict=unknown&content=not-read&limit=10',
    ],
    [
      'an image',
      () => client.getImage(digest),
      'GET',
      `/inventory/images/${encodeURIComponent(digest)}`,
    ],
    ['facets', () => client.getFacets(), 'GET', '/inventory/facets'],
    [
      'the summary of an entity',
      () => client.getEntitySummary('component:default/shop'),
      'GET',
      '/inventory/entities/component/default/shop/summary',
    ],
    [
      'the inventory of an entity',
      () => client.getEntityInventory('component:shop/web'),
      'GET',
      '/inventory/entities/component/shop/web',
    ],
    ['sources', () => client.listSources(), 'GET', '/inventory/sources'],
    [
      'scans of a source',
      () => client.listScans('a/b', { limit: 5 }),
      'GET',
      '/inventory/sources/a%2Fb/scans?limit=5',
    ],
    [
      'a scan',
      () => client.scanNow('prod'),
      'POST',
      '/inventory/sources/prod/scan',
    ],
    [
      'releases',
      () => client.listReleases({ family: ['python'], phase: ['legacy'] }),
      'GET',
      '/releases?family=python&phase=legacy',
    ],
    [
      'a release of a nested family',
      () => client.getRelease('lang/python/3.12/2.1.0'),
      'GET',
      '/releases/lang%2Fpython/3.12/2.1.0',
    ],
  ])('asks for %s', async (_what, ask, method, url) => {
    await ask();
    expect(asked).toEqual([{ method, url: `/api/golden-images${url}` }]);
  });

  it('resolves to what is answered', async () => {
    answer.body = { items: [], totalItems: 0 };
    await expect(client.listWorkloads()).resolves.toEqual(answer.body);
  });

  it('rejects with the error of the backend', async () => {
    answer = {
      status: 403,
      body: {
        error: { name: 'NotAllowedError', message: 'No.' },
        response: { statusCode: 403 },
      },
    };
    await expect(client.getFacets()).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 403,
      cause: { name: 'NotAllowedError', message: 'No.' },
    });
  });

  it('asks for no release that cannot be one', async () => {
    await expect(client.getRelease('python')).rejects.toThrow(
      "'python' is not family/track/version",
    );
    expect(asked).toEqual([]);
  });
});
