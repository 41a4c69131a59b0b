import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  GOLDEN_IMAGES_SCANS_CHANNEL,
  type RunningScans,
  type SourceView,
} from '@image-governance/plugin-golden-images-common';
import { goldenImagesSourcesExtensionPoint } from '@image-governance/plugin-golden-images-node';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { PortalUnderTest } from '../__testUtils__/PortalUnderTest';
import { digestOf, FakeCluster, FakeSignals, usage } from './__testUtils__';

// Two portals have to start.
jest.setTimeout(60_000);

const databases = GovernanceTestDatabases.create();

/** A scan waits where a test holds it. */
class Gate {
  #open: () => void = () => {};
  #opened: Promise<void> = Promise.resolve();

  close(): void {
    this.#opened = new Promise(resolve => {
      this.#open = resolve;
    });
  }

  open(): void {
    this.#open();
  }

  async pass(): Promise<void> {
    await this.#opened;
  }
}

/** One replica of a portal: its own plugin, scheduler and cluster, the database of both. */
async function replica(
  knex: Parameters<typeof PortalUnderTest.start>[0]['knex'],
) {
  const cluster = new FakeCluster('prod');
  cluster.pages = [
    [usage('cart', 'nginx:1', { runningDigest: digestOf('one') })],
    [usage('shop', 'nginx:1', { runningDigest: digestOf('one') })],
  ];
  const signals = new FakeSignals();
  const scheduler = mockServices.scheduler();
  const portal = await PortalUnderTest.start({
    knex,
    features: [
      createBackendModule({
        pluginId: 'golden-images',
        moduleId: 'test-source',
        register(env) {
          env.registerInit({
            deps: { sources: goldenImagesSourcesExtensionPoint },
            init: async ({ sources }) => sources.addUsageSource(cluster),
          });
        },
      }),
      // The test backend's own scheduler would be one for both.
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () => scheduler,
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => signals,
      }),
    ],
  });
  return { cluster, signals, portal };
}

/** Asks until the answer is right. */
async function until<T>(
  ask: () => Promise<T>,
  right: (answer: T) => boolean,
): Promise<T> {
  for (;;) {
    const answer = await ask();
    if (right(answer)) {
      return answer;
    }
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}

describe.each(databases.ids())('two replicas on %s', id => {
  it('tell of a scan in one of them both the same: how far it is, and that it ended', async () => {
    const { knex } = await databases.init(id);
    const here = await replica(knex);
    const there = await replica(knex);
    const gate = new Gate();
    let page = 0;
    here.cluster.beforePage = async () => {
      page += 1;
      if (page === 2) {
        await gate.pass();
      }
    };
    gate.close();
    const running = async (): Promise<RunningScans> =>
      (await there.portal.get('/inventory/scans/running')).body;
    const sources = async (): Promise<SourceView[]> =>
      (await there.portal.get('/inventory/sources')).body;
    const sentThere = there.signals.sent.length;

    const scan = here.portal.post('/inventory/sources/prod/scan');
    const { scans } = await until(running, answer =>
      answer.scans.some(each => each.scan.observed > 0),
    );
    expect(scans).toEqual([
      expect.objectContaining({
        source: 'prod',
        scan: expect.objectContaining({
          status: 'running',
          pages: 1,
          observed: 1,
        }),
        previousObserved: 2,
      }),
    ]);
    expect((await sources())[0].state).toBe('running');

    gate.open();
    expect((await scan).status).toBe(202);
    expect((await running()).scans).toEqual([]);
    expect(await sources()).toEqual([
      expect.objectContaining({
        state: 'ok',
        lastScan: expect.objectContaining({
          id: scans[0].scan.id,
          status: 'completed',
          pages: 2,
          observed: 2,
        }),
      }),
    ]);

    // The replica that scans tells; the signals and events backends pass it on.
    const told = here.signals.on(GOLDEN_IMAGES_SCANS_CHANNEL);
    expect(told.at(-1)).toEqual({
      scan: scans[0].scan.id,
      state: 'completed',
    });
    expect(there.signals.sent).toHaveLength(sentThere);

    await here.portal.stop();
    await there.portal.stop();
  });
});
