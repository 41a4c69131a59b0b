import { mockServices } from '@backstage/backend-test-utils';
import {
  DEFAULT_POLICY,
  GOLDEN_IMAGES_FACTS_CHANNEL,
  GOLDEN_IMAGES_SCANS_CHANNEL,
} from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { digestOf, Estate, FakeSignals, usage } from '../__testUtils__';
import { SignalSender } from './SignalSender';

const databases = GovernanceTestDatabases.create();

describe.each(databases.ids())('signals of scans on %s', id => {
  let estate: Estate;

  beforeEach(async () => {
    estate = new Estate(await databases.init(id));
    estate.cluster.pages = [
      [usage('cart', 'nginx:1', { runningDigest: digestOf('one') })],
    ];
  });

  function scans() {
    return estate.signals.on(GOLDEN_IMAGES_SCANS_CHANNEL);
  }

  function facts() {
    return estate.signals.on(GOLDEN_IMAGES_FACTS_CHANNEL);
  }

  it('say that a scan began and ended', async () => {
    await estate.scan('c1');
    expect(scans()).toEqual([
      { scan: '1', state: 'running' },
      { scan: '1', state: 'completed' },
    ]);
  });

  it('say that a scan failed', async () => {
    estate.cluster.breaksAfter = 0;
    await expect(estate.scan('c1')).rejects.toThrow('broke off');
    expect(scans()).toEqual([
      { scan: '1', state: 'running' },
      { scan: '1', state: 'failed' },
    ]);
  });

  it('go to everybody, so they name no source, no workload and no figure', async () => {
    await estate.scan('c1');
    for (const { recipients, message } of estate.signals.sent) {
      expect(recipients).toEqual({ type: 'broadcast' });
      expect(['scan,state', 'changedAt']).toContain(
        Object.keys(message).sort().join(),
      );
    }
    expect(JSON.stringify(estate.signals.sent)).not.toMatch(/c1|cart|nginx/);
  });

  it('say that facts changed when a scan found something else, and only then', async () => {
    await estate.scan('c1');
    expect(facts()).toHaveLength(1);
    const quiet = new Estate(estate.database);
    quiet.cluster.pages = estate.cluster.pages;
    await quiet.at('2026-03-02T00:00:00Z').scan('c1');
    expect(quiet.signals.on(GOLDEN_IMAGES_FACTS_CHANNEL)).toEqual([]);
    const scaled = new Estate(estate.database);
    scaled.cluster.pages = [
      [usage('cart', 'nginx:1', { runningDigest: digestOf('one'), pods: 5 })],
    ];
    await scaled.at('2026-03-03T00:00:00Z').scan('c1');
    expect(scaled.signals.on(GOLDEN_IMAGES_FACTS_CHANNEL)).toHaveLength(1);
  });

  it('say so too when a source begins to fail and when it is read again, not at each failure', async () => {
    await estate.scan('c1');
    const told: number[] = [];
    for (const [day, breaksAfter] of [
      [2, 0],
      [3, 0],
      [4, undefined],
    ] as const) {
      const replica = new Estate(estate.database);
      replica.cluster.pages = estate.cluster.pages;
      replica.cluster.breaksAfter = breaksAfter;
      await replica
        .at(`2026-03-0${day}T00:00:00Z`)
        .scan('c1')
        .catch(() => {});
      told.push(replica.signals.on(GOLDEN_IMAGES_FACTS_CHANNEL).length);
    }
    expect(told).toEqual([1, 0, 1]);
  });

  it('say so when something was declared', async () => {
    await estate.scan('c1');
    const declaring = new Estate(estate.database);
    declaring.facts = {
      releases: [],
      approvals: [
        {
          id: 'a1',
          repository: 'team-approved/cart',
          approvedAt: '2026-01-01',
          approvers: ['user:default/someone'],
        },
      ],
    };
    await declaring.scan('governance');
    expect(declaring.signals.on(GOLDEN_IMAGES_FACTS_CHANNEL)).toHaveLength(1);
  });

  it('say so when a judgment changed, here by another policy', async () => {
    await estate.scan('c1');
    const { registries } = DEFAULT_POLICY;
    const other = new Estate(estate.database, {
      policy: { registries: { ...registries, own: ['docker.io'] } },
    });
    await other.scans.judgment.catchUp();
    expect(other.signals.on(GOLDEN_IMAGES_FACTS_CHANNEL)).toHaveLength(1);
    const again = new Estate(estate.database, {
      policy: { registries: { ...registries, own: ['docker.io'] } },
    });
    await again.scans.judgment.catchUp();
    expect(again.signals.sent).toEqual([]);
  });

  it('say so when a workload got another entity', async () => {
    await estate.scan('c1');
    const cart = new Estate(estate.database, {
      entities: [
        {
          apiVersion: 'backstage.io/v1alpha1',
          kind: 'Component',
          metadata: {
            name: 'cart',
            annotations: {
              'backstage.io/kubernetes-label-selector': 'app=cart',
            },
          },
        },
      ],
    });
    const { attacher } = cart.scans;
    await attacher.attachAll(new AbortController().signal);
    expect(cart.signals.on(GOLDEN_IMAGES_FACTS_CHANNEL)).toHaveLength(1);
  });

  it('fail no scan when they cannot be sent, which is said once', async () => {
    estate.signals.failure = new Error('no bus at https://me:pw@bus');
    await estate.scan('c1');
    await estate.scan('c1');
    expect(await estate.database.knex('scans').pluck('status')).toEqual([
      'completed',
      'completed',
    ]);
    expect(estate.logger.warn.mock.calls.map(([message]) => message)).toEqual([
      'Signals cannot be sent, open pages ask for progress instead: Error: no bus at https://bus',
    ]);
  });
});

describe('SignalSender', () => {
  it('does without a signals service', async () => {
    const logger = mockServices.logger.mock();
    new SignalSender({ logger }).send('golden-images:scans', {});
    await new Promise(resolve => setImmediate(resolve));
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('says again that it cannot send after it could', async () => {
    const logger = mockServices.logger.mock();
    const signals = new FakeSignals();
    const sender = new SignalSender({ signals, logger });
    for (const failure of [true, true, false, true]) {
      signals.failure = failure ? new Error('away') : undefined;
      sender.send('golden-images:scans', {});
      await new Promise(resolve => setImmediate(resolve));
    }
    expect(logger.warn).toHaveBeenCalledTimes(2);
  });
});
