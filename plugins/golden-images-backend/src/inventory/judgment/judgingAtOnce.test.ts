import type { Knex } from 'knex';
import type { GovernanceDatabase } from '../../database';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { Estate, imageIndex, manifest, usage } from '../__testUtils__';
import { ClusterScan, ScanRunner } from '../scan';
import { Generation } from '../scan/Generation';

const databases = GovernanceTestDatabases.create();
const HOST = 'internal-registry.company.com';
const base = manifest(['os', 'python']);
const app = manifest(['os', 'python', 'app']);
const place = { registry: HOST, repository: 'shop/app', digest: app.digest };

/** A connection whose next transaction is held before its end. */
class Held {
  readonly knex: Knex;
  readonly #database: GovernanceDatabase;
  #onHeld: (() => void) | undefined;
  #release: () => void = () => {};

  constructor(database: GovernanceDatabase) {
    this.#database = database;
    this.knex = database.knex;
  }

  /** Resolves as soon as a transaction has done its work and is held. */
  holdNext(): Promise<void> {
    return new Promise(resolve => {
      this.#onHeld = resolve;
    });
  }

  release(): void {
    this.#release();
  }

  async transaction<T>(work: (tx: Knex.Transaction) => Promise<T>): Promise<T> {
    return this.#database.transaction(async tx => {
      const result = await work(tx);
      const onHeld = this.#onHeld;
      this.#onHeld = undefined;
      if (onHeld) {
        const released = new Promise<void>(resolve => {
          this.#release = resolve;
        });
        onHeld();
        await released;
      }
      return result;
    });
  }
}

describe.each(databases.ids())('judging in two replicas on %s', id => {
  let database: GovernanceDatabase;
  let here: Estate;
  let there: Estate;

  beforeEach(async () => {
    database = await databases.init(id);
    here = new Estate(database);
    there = new Estate(database);
    for (const { registry } of [here, there]) {
      registry.push('golden/python', '3.12-golden-v2.1.0', imageIndex(base));
      registry.add(app);
    }
    here.cluster.pages = [
      [usage('app', `${HOST}/shop/app:1`, { runningDigest: app.digest })],
    ];
  });

  async function judged() {
    return {
      workloads: await database.knex('workloads').pluck('verdict'),
      usages: await database.knex('verdicts').pluck('verdict'),
    };
  }

  it('keeps no judgment for current by an image that the other replica has read since', async () => {
    await here.scan('registry');
    here.registry.refusal = 'unauthorised';
    const { images } = here.scans.library;
    const load = images.load.bind(images);
    jest.spyOn(images, 'load').mockImplementationOnce(async digests => {
      const before = await load(digests);
      const { signal } = new AbortController();
      await there.scans.library.session(signal).read([place]);
      return before;
    });

    await here.scan('c1');

    expect(await judged()).toEqual({
      workloads: ['golden-based'],
      usages: ['golden-based'],
    });
  });

  it('gives a workload what the other replica judges while it becomes visible', async () => {
    here.cluster.pages.push([]);
    here.cluster.breaksAfter = 1;
    await expect(here.scan('c1')).rejects.toThrow('broke off');
    expect(await judged()).toEqual({
      workloads: [null],
      usages: ['custom-build'],
    });

    const runner = ScanRunner.create({ ...here, now: () => new Date() });
    const [usageId] = await database.knex('usages').pluck('id');
    let other: Promise<void> | undefined;
    await runner.run(ClusterScan.identify(here.cluster), async scan => {
      const generation = new Generation({ scan });
      generation.see(usageId, 1);
      await database.transaction(async tx => {
        await scan.claim(tx);
        await generation.commit(tx);
        other = there.scan('registry');
        await endedOrWaits(other);
        await scan.complete(tx);
      });
    });
    await other;

    expect(await judged()).toEqual({
      workloads: ['golden-based'],
      usages: ['golden-based'],
    });
  });

  it('gives a workload the worst of what both replicas judge of it at once', async () => {
    const slow = new Held(database);
    const slowly = new Estate(slow);
    here.cluster.pages = [
      [
        usage('app', `${HOST}/shop/app:1`, { runningDigest: app.digest }),
        usage('app', `${HOST}/shop/app:1`, {
          runningDigest: app.digest,
          container: 'second',
        }),
      ],
    ];
    await here.scan('registry');
    await here.scan('c1');
    await database.knex('verdicts').update({ verdict: 'unknown' });
    await database.knex('workloads').update({ verdict: 'unknown' });
    const [first, second] = await database.knex('usages').pluck('id');

    const held = slow.holdNext();
    const one = slowly.scans.judgment.judge([first]);
    await held;
    const two = there.scans.judgment.judge([second]);
    await endedOrWaits(two);
    slow.release();
    await Promise.all([one, two]);

    expect(await judged()).toEqual({
      workloads: ['golden-based'],
      usages: ['golden-based', 'golden-based'],
    });
  });

  /** Until `work` ended, or waits for what the caller's transaction holds. */
  async function endedOrWaits(work: Promise<void>): Promise<void> {
    let ended = false;
    work.finally(() => {
      ended = true;
    });
    const { client } = database.knex.client.config;
    // SQLite has one writer at a time, here by its only connection.
    while (client === 'pg' && !ended) {
      const { rows } = await database.knex.raw(
        `select 1 from pg_stat_activity
         where wait_event_type = 'Lock' and datname = current_database()`,
      );
      if (rows.length > 0) {
        return;
      }
    }
  }
});
