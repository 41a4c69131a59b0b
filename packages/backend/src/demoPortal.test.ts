import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import goldenImagesPlugin from '@image-governance/plugin-golden-images-backend';
import {
  FINDINGS,
  GoldenImagesClient,
  PHASES,
  VERDICTS,
} from '@image-governance/plugin-golden-images-common';
import { buildDemo } from './__testUtils__/demoOrganisation';
import { demoConfig, demoEntities } from './__testUtils__/demoPortal';

const SOURCES = [
  'governance',
  'internal',
  'upstream',
  'prod-eu',
  'prod-us',
  'staging',
];

/** One path through everything: build, scan for real, ask over HTTP. */
describe('demo portal', () => {
  let directory: string;
  let backend: TestBackend;
  let client: GoldenImagesClient;

  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'golden-images-portal-'));
    buildDemo(directory, new Date().toISOString().slice(0, 10));
    const scheduler = mockServices.scheduler();
    backend = await startTestBackend({
      features: [
        goldenImagesPlugin,
        createServiceFactory({
          service: coreServices.scheduler,
          deps: {},
          factory: () => scheduler,
        }),
        mockServices.rootConfig.factory({ data: demoConfig(directory) }),
        catalogServiceMock.factory({ entities: demoEntities() }),
      ],
    });
    const baseUrl = `http://localhost:${backend.server.port()}/api/golden-images`;
    client = new GoldenImagesClient({
      discoveryApi: { getBaseUrl: async () => baseUrl },
      fetchApi: {
        fetch: (input, init) =>
          fetch(input, {
            ...init,
            headers: {
              ...init?.headers,
              authorization: mockCredentials.user.header(),
            },
          }),
      },
    });
    for (const source of SOURCES) {
      await scheduler.triggerTask(`golden-images-scan:${source}`);
    }
  }, 180_000);

  afterAll(async () => {
    await backend?.stop();
    rmSync(directory, { recursive: true, force: true });
  });

  it('reads every source without an error', async () => {
    const sources = await client.listSources();

    expect(
      sources.map(({ name, state, lastScan }) => [
        name,
        state,
        lastScan?.problems,
      ]),
    ).toEqual([
      ['governance', 'ok', []],
      ['internal', 'ok', []],
      ['prod-eu', 'ok', []],
      ['prod-us', 'ok', []],
      [
        'staging',
        'ok',
        [expect.stringContaining('logistics/half-finished.yaml:8:1')],
      ],
      ['upstream', 'ok', []],
    ]);
  });

  it.each(VERDICTS)('has a workload with the verdict %s', async verdict => {
    const { totalItems } = await client.listWorkloads({ verdict: [verdict] });
    expect(totalItems).toBeGreaterThan(0);
  });

  it.each(FINDINGS)('has a workload with the finding %s', async finding => {
    const { totalItems } = await client.listWorkloads({ finding: [finding] });
    expect(totalItems).toBeGreaterThan(0);
  });

  it('has a release in every phase', async () => {
    const releases = await client.listReleases();
    expect(new Set(releases.map(({ timeline }) => timeline.phase))).toEqual(
      new Set(PHASES),
    );
  });

  it('has releases that must be left, counted as on the overview', async () => {
    const [deprecations, { deadlines }] = await Promise.all([
      client.listDeprecations(),
      client.getOverview(),
    ]);
    const left = deprecations.filter(
      ({ progress }) => progress.left.workloads > 0,
    );
    expect(left.length).toBeGreaterThan(2);
    expect(
      left.map(
        ({
          release,
          progress: {
            left: { teams, workloads, pods },
          },
        }) => ({
          id: release.id,
          teams,
          workloads,
          pods,
        }),
      ),
    ).toEqual(
      deadlines.map(({ release, teams, workloads, pods }) => ({
        id: release.id,
        teams,
        workloads,
        pods,
      })),
    );
    const { feeds, enabled } = await client.listCalendarFeeds();
    expect({ feeds, enabled }).toEqual({ feeds: [], enabled: true });
  });

  it('is large, and healthy for the most part', async () => {
    const [{ adoption }, { totalItems }] = await Promise.all([
      client.getOverview(),
      client.listWorkloads({}),
    ]);

    expect(totalItems).toBeGreaterThanOrEqual(140);
    expect(adoption.value).toBeGreaterThanOrEqual(85);
    expect(adoption.value).toBeLessThanOrEqual(95);
  });

  it('ties workloads to components by id, by selector and by image', async () => {
    for (const name of ['checkout-api', 'ledger', 'image-resizer']) {
      const { totalItems } = await client.listWorkloads({
        entity: [`component:default/${name}`],
      });
      expect([name, totalItems > 0]).toEqual([name, true]);
    }
    const unowned = await client.listWorkloads({ owner: ['none'] });
    expect(unowned.items.map(({ name }) => name).sort()).toEqual([
      'grafana',
      'old-tracker',
    ]);
  });
});
