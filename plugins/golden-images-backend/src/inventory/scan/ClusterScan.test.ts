import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { digestOf, Estate, manifest, usage } from '../__testUtils__';

const databases = GovernanceTestDatabases.create();
const [D1, D2] = ['one', 'two'].map(digestOf);

async function usages(estate: Estate) {
  const rows = await estate.database
    .knex('usages')
    .join('workloads', 'workloads.id', 'usages.workload_id')
    .select('workloads.name', 'usages.image', 'usages.state', 'usages.pods')
    .select('usages.first_seen_at', 'usages.last_seen_at', 'usages.ended_at')
    .orderBy('usages.id');
  return rows;
}

async function workloads(estate: Estate) {
  return estate.database
    .knex('workloads')
    .select('name', 'pods', 'pending', 'ended_at', 'first_seen_at')
    .orderBy('id')
    .then(rows => rows.map(row => ({ ...row, pending: !!row.pending })));
}

async function scans(estate: Estate) {
  return estate.database.knex('scans').orderBy('id');
}

describe.each(databases.ids())('ClusterScan on %s', id => {
  let estate: Estate;

  beforeEach(async () => {
    estate = new Estate(await databases.init(id));
  });

  it('opens what it finds at the start of the scan, pods added up over pages', async () => {
    estate.cluster.pages = [
      [usage('cart', 'nginx:1', { runningDigest: D1, pods: 2 })],
      [
        usage('cart', 'nginx:1', { runningDigest: D1, pods: 3 }),
        usage('cart', 'nginx:1', {
          container: 'init',
          containerType: 'init',
          runningDigest: D1,
          pods: 9,
        }),
      ],
    ];
    await estate.scan('c1');
    expect(await usages(estate)).toMatchObject([
      {
        name: 'cart',
        state: 'open',
        pods: 5,
        first_seen_at: '2026-03-01T00:00:00.000Z',
        ended_at: null,
      },
      { state: 'open', pods: 9 },
    ]);
    expect(await workloads(estate)).toMatchObject([
      { name: 'cart', pods: 5, pending: false, ended_at: null },
    ]);
    expect(await scans(estate)).toMatchObject([
      { status: 'completed', pages: 2, observed: 3, opened: 2, kept: 0 },
    ]);
    expect(await estate.database.knex('sources').first()).toMatchObject({
      last_completed_at: '2026-03-01T00:00:00.000Z',
      last_completed_scan_id: 1,
    });
  });

  it('writes nothing about usages when nothing changed', async () => {
    estate.cluster.pages = [
      [usage('cart', 'nginx:1', { runningDigest: D1 })],
      [usage('shop', 'docker.io/library/redis:7', { pods: 0 })],
      [usage('own', 'internal-registry.company.com/payments/adhoc:1')],
    ];
    await estate.scan('c1');
    const writes = await estate.writesDuring(() =>
      estate.at('2026-03-02T00:00:00Z').scan('c1'),
    );
    expect(writes).toEqual([]);
    expect((await scans(estate))[1]).toMatchObject({ opened: 0, kept: 3 });
  });

  it('closes what it no longer finds, seen last by the scan before', async () => {
    estate.cluster.pages = [
      [
        usage('cart', 'nginx:1', { runningDigest: D1 }),
        usage('shop', 'nginx:1', { runningDigest: D1 }),
      ],
    ];
    await estate.scan('c1');
    estate.cluster.pages = [[usage('cart', 'nginx:1', { runningDigest: D1 })]];
    await estate.at('2026-03-02T00:00:00Z').scan('c1');
    expect((await usages(estate))[1]).toMatchObject({
      name: 'shop',
      state: 'ended',
      last_seen_at: '2026-03-01T00:00:00.000Z',
      ended_at: '2026-03-02T00:00:00.000Z',
    });
    expect((await workloads(estate))[1]).toMatchObject({
      name: 'shop',
      pods: 0,
      ended_at: '2026-03-02T00:00:00.000Z',
    });
    expect((await scans(estate))[1]).toMatchObject({ closed: 1, kept: 1 });
  });

  it('keeps a roll-out as two usages, and their pods move', async () => {
    estate.cluster.pages = [
      [usage('cart', 'nginx:1', { runningDigest: D1, pods: 4 })],
    ];
    await estate.scan('c1');
    estate.cluster.pages = [
      [
        usage('cart', 'nginx:1', { runningDigest: D1, pods: 3 }),
        usage('cart', 'nginx:1', { runningDigest: D2, pods: 1 }),
      ],
    ];
    await estate.at('2026-03-02T00:00:00Z').scan('c1');
    expect(await usages(estate)).toMatchObject([
      { pods: 3, state: 'open' },
      { pods: 1, state: 'open' },
    ]);
    expect(await workloads(estate)).toMatchObject([{ pods: 4 }]);
    estate.cluster.pages = [
      [usage('cart', 'nginx:1', { runningDigest: D2, pods: 4 })],
    ];
    await estate.at('2026-03-03T00:00:00Z').scan('c1');
    expect(await usages(estate)).toMatchObject([
      { state: 'ended', ended_at: '2026-03-03T00:00:00.000Z' },
      { pods: 4, state: 'open', first_seen_at: '2026-03-02T00:00:00.000Z' },
    ]);
  });

  it('ends a usage that is known by its tag when the tag moves, so that the past keeps its digest', async () => {
    const { registry, cluster } = estate;
    const image = `${registry.host}/shop/cart:latest`;
    const before = registry.push('shop/cart', 'latest', manifest(['a']));
    cluster.pages = [[usage('cart', image)]];
    await estate.scan('c1');
    const after = registry.push('shop/cart', 'latest', manifest(['b']));
    await estate.at('2026-03-02T00:00:00Z').scan('c1');
    const intervals = async () =>
      estate.database
        .knex('usages')
        .orderBy('id')
        .select('resolved_digest', 'state', 'first_seen_at', 'ended_at');
    const moved = [
      { resolved_digest: before, ended_at: '2026-03-02T00:00:00.000Z' },
      {
        resolved_digest: after,
        state: 'open',
        first_seen_at: '2026-03-02T00:00:00.000Z',
      },
    ];
    expect(await intervals()).toMatchObject(moved);
    registry.refusal = 'unreachable';
    await estate.at('2026-03-03T00:00:00Z').scan('c1');
    expect(await intervals()).toMatchObject(moved);
    registry.refusal = undefined;
    registry.untag('shop/cart', 'latest');
    await estate.at('2026-03-04T00:00:00Z').scan('c1');
    expect(await intervals()).toMatchObject([
      moved[0],
      { resolved_digest: after, state: 'ended' },
      { resolved_digest: null, state: 'open' },
    ]);
    registry.push('shop/cart', 'latest', manifest(['b']));
    await estate.at('2026-03-05T00:00:00Z').scan('c1');
    expect((await intervals())[2]).toMatchObject({
      resolved_digest: after,
      state: 'open',
      first_seen_at: '2026-03-04T00:00:00.000Z',
    });
  });

  it('keeps what it saw in a part that it can no longer read, and closes the rest', async () => {
    const { cluster } = estate;
    cluster.pages = [
      [
        usage('cart', 'nginx:1', { origin: 'a.yaml' }),
        usage('shop', 'nginx:1', { origin: 'a.yaml' }),
        usage('till', 'nginx:1', { origin: 'b.yaml' }),
      ],
    ];
    await estate.scan('c1');
    cluster.pages = [[usage('shop', 'nginx:1', { origin: 'a.yaml' })]];
    cluster.unreadable = ['a.yaml'];
    await estate.at('2026-03-02T00:00:00Z').scan('c1');
    const states = async () =>
      (await usages(estate)).map(({ name, state }) => `${name} ${state}`);
    expect(await states()).toEqual(['cart open', 'shop open', 'till ended']);
    cluster.unreadable = [];
    await estate.at('2026-03-03T00:00:00Z').scan('c1');
    expect(await states()).toEqual(['cart ended', 'shop open', 'till ended']);
  });

  it('opens a new interval when a workload comes back', async () => {
    const pages = [[usage('cart', 'nginx:1', { runningDigest: D1 })]];
    estate.cluster.pages = pages;
    await estate.scan('c1');
    estate.cluster.pages = [];
    await estate.at('2026-03-02T00:00:00Z').scan('c1');
    estate.cluster.pages = pages;
    await estate.at('2026-03-03T00:00:00Z').scan('c1');
    expect(await usages(estate)).toMatchObject([
      { state: 'ended', ended_at: '2026-03-02T00:00:00.000Z' },
      { state: 'open', first_seen_at: '2026-03-03T00:00:00.000Z' },
    ]);
    expect(await workloads(estate)).toMatchObject([
      { ended_at: null, pods: 1, first_seen_at: '2026-03-01T00:00:00.000Z' },
    ]);
  });

  it('leaves everything as it was when the listing breaks off, and says why', async () => {
    estate.cluster.pages = [[usage('cart', 'nginx:1', { runningDigest: D1 })]];
    await estate.scan('c1');
    const before = await usages(estate);
    estate.cluster.pages = [
      [usage('shop', 'nginx:1', { runningDigest: D1 })],
      [usage('cart', 'nginx:1', { runningDigest: D1 })],
    ];
    estate.cluster.breaksAfter = 1;
    await expect(estate.at('2026-03-02T00:00:00Z').scan('c1')).rejects.toThrow(
      'broke off',
    );
    const visible = (await usages(estate)).filter(
      row => row.state !== 'pending',
    );
    expect(visible).toEqual(before);
    expect(await workloads(estate)).toMatchObject([
      { name: 'cart', pending: false, ended_at: null },
      { name: 'shop', pending: true },
    ]);
    const [, failed] = await scans(estate);
    expect(failed).toMatchObject({ status: 'failed', pages: 1 });
    expect(failed.error).toContain('listing broke off at https://c1/page1');
    expect(await estate.database.knex('sources').first()).toMatchObject({
      last_completed_at: '2026-03-01T00:00:00.000Z',
    });
  });

  it('takes over, or drops, what a failed scan had found', async () => {
    estate.cluster.pages = [
      [
        usage('cart', 'nginx:1', { runningDigest: D1 }),
        usage('shop', 'nginx:1', { runningDigest: D1 }),
      ],
      [],
    ];
    estate.cluster.breaksAfter = 1;
    await expect(estate.scan('c1')).rejects.toThrow('broke off');
    estate.cluster.pages = [[usage('cart', 'nginx:1', { runningDigest: D1 })]];
    await estate.at('2026-03-02T00:00:00Z').scan('c1');
    expect(await usages(estate)).toMatchObject([
      {
        name: 'cart',
        state: 'open',
        first_seen_at: '2026-03-02T00:00:00.000Z',
      },
    ]);
    expect(await workloads(estate)).toMatchObject([
      { name: 'cart', first_seen_at: '2026-03-02T00:00:00.000Z' },
    ]);
  });

  it('leaves out the namespaces that policy leaves out', async () => {
    estate.cluster.pages = [
      [
        usage('proxy', 'nginx:1', { workload: { namespace: 'kube-system' } }),
        usage('cart', 'nginx:1'),
      ],
    ];
    await estate.scan('c1');
    expect(await workloads(estate)).toMatchObject([{ name: 'cart' }]);
  });

  it('keeps a reference that cannot be parsed', async () => {
    estate.cluster.pages = [[usage('cart', 'Not A Reference')]];
    await estate.scan('c1');
    expect(await estate.database.knex('usages').first()).toMatchObject({
      image: 'Not A Reference',
      registry: null,
      repository: null,
      state: 'open',
    });
  });

  it('follows changed labels', async () => {
    estate.cluster.pages = [[usage('cart', 'nginx:1')]];
    await estate.scan('c1');
    estate.cluster.pages = [
      [usage('cart', 'nginx:1', { workload: { labels: { b: '2', a: '1' } } })],
    ];
    await estate.scan('c1');
    expect(await estate.database.knex('workloads').first()).toMatchObject({
      labels: '{"a":"1","b":"2"}',
      environment: 'production',
    });
  });

  it('records many usages of one page', async () => {
    estate.cluster.pages = [
      Array.from({ length: 1201 }, (_, n) =>
        usage(`w${n}`, 'nginx:1', { runningDigest: D1 }),
      ),
    ];
    await estate.scan('c1');
    expect((await scans(estate))[0]).toMatchObject({ opened: 1201 });
    estate.cluster.pages = [];
    await estate.scan('c1');
    expect((await scans(estate))[1]).toMatchObject({ closed: 1201 });
  });
});
