import type { ObservedUsage } from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { Estate, manifest, usage } from '../__testUtils__';
import { FigureQueries, type Figures } from '../read/FigureQueries';
import { KeptFigures } from '../read/KeptFigures';
import { WorkloadScope } from '../read/WorkloadScope';

const databases = GovernanceTestDatabases.create();
const HOST = 'internal-registry.company.com';
const TAG = '3.12-golden-v2.1.0';
const OLD = 'python/3.12/2.0.0';
/** Newest first. */
const RANKED = ['python/3.12/2.1.0', OLD].map(release => ({
  id: release,
  family: 'python',
}));
const older = manifest(['os', 'python-before']);
const base = manifest(['os', 'python']);
const golden = manifest(['os', 'python']);

describe.each(databases.ids())('kept figures on %s', id => {
  let estate: Estate;

  beforeEach(async () => {
    estate = new Estate(await databases.init(id), {
      entities: [component('shop', 'team-a')],
    });
    estate.registry.push('golden/python', TAG, golden);
    estate.registry.push('golden/python', '3.12-golden-v2.0.0', older);
  });

  /** What is kept, and what a count of the rows gives; a stale source reads as unknown in both. */
  async function figures(staleSources: readonly number[] = []) {
    const scope = new WorkloadScope({
      knex: estate.database.knex,
      asOf: { at: '2026-03-01T00:00:00.000Z', now: true },
      visible: 'all',
      staleSources,
    });
    return {
      kept: await answers(new KeptFigures(scope, estate.scans.figures)),
      counted: await answers(new FigureQueries(scope)),
    };
  }

  async function expectRight() {
    const { kept, counted } = await figures();
    expect(kept).toEqual(counted);
    return kept;
  }

  it('are those of the rows after whatever happened', async () => {
    const random = randomNumbers(7);
    for (let round = 0; round < 12; round++) {
      estate.cluster.pages = [someUsages(random), someUsages(random)];
      estate.cluster.breaksAfter = random() < 0.2 ? 1 : undefined;
      await estate.scan('c1').catch(() => undefined);
      if (random() < 0.3) {
        await estate.scan('registry');
      }
      if (random() < 0.3) {
        await estate.scans.attacher.attachAll(new AbortController().signal);
      }
      await expectRight();
    }
    expect((await expectRight()).workloads).not.toEqual([]);
  });

  it('follow a workload to its new owner', async () => {
    estate.cluster.pages = [[owned('web', 'nginx:1')]];
    await estate.scan('c1');
    expect((await expectRight()).workloads).toMatchObject([
      { ownerRef: 'group:default/team-a', workloads: 1 },
    ]);
    const moved = new Estate(estate.database, {
      entities: [component('shop', 'team-b')],
    });
    await moved.scans.attacher.attachAll(new AbortController().signal);
    expect((await expectRight()).workloads).toMatchObject([
      { ownerRef: 'group:default/team-b', workloads: 1 },
    ]);
  });

  it('follow a judgment that is made anew', async () => {
    estate.cluster.pages = [
      [
        usage('app', `${HOST}/shop/app:1`, {
          runningDigest: estate.registry.add(manifest(['os', 'python', 'x'])),
        }),
      ],
    ];
    await estate.scan('c1');
    expect((await expectRight()).workloads).toMatchObject([
      { verdict: 'custom-build' },
    ]);
    await estate.scan('registry');
    const after = await expectRight();
    expect(after.workloads).toMatchObject([{ verdict: 'golden-based' }]);
    expect(after.releases).toMatchObject([
      { release: 'python/3.12/2.1.0', workloads: 1 },
    ]);
  });

  it('know who moved to a newer release, once that is all it runs', async () => {
    const runs = (container: string, digest: string) =>
      owned('web', `${HOST}/golden/python@${digest}`, container);
    estate.cluster.pages = [
      [runs('main', older.digest), runs('sidecar', older.digest)],
    ];
    await estate.scan('registry');
    await estate.scan('c1');
    await estate.scans.attacher.attachAll(new AbortController().signal);
    expect((await expectRight()).moves).toEqual([]);

    estate.cluster.pages = [
      [runs('main', golden.digest), runs('sidecar', older.digest)],
    ];
    await estate.scan('c1');
    expect((await expectRight()).moves).toEqual([]);

    estate.cluster.pages = [
      [runs('main', golden.digest), runs('sidecar', golden.digest)],
    ];
    await estate.scan('c1');
    expect((await expectRight()).moves).toMatchObject([
      { release: OLD, ownerRef: 'group:default/team-a', workloads: 1 },
    ]);
  });

  it('read as unknown when their source is stale, while its releases stay in use', async () => {
    estate.cluster.pages = [
      [usage('app', `${HOST}/golden/python:${TAG}`, { pods: 3 })],
    ];
    await estate.scan('registry');
    await estate.scan('c1');
    const { id: source } = await estate.database
      .knex('sources')
      .where({ name: 'c1' })
      .first();
    const { kept, counted } = await figures([source]);
    expect(kept).toEqual(counted);
    expect(kept.workloads).toMatchObject([{ verdict: 'unknown', pods: 3 }]);
    expect(kept.releases).toHaveLength(1);
  });

  it('are not written again while nothing changes', async () => {
    estate.cluster.pages = [[usage('app', 'nginx:1')]];
    await estate.scan('c1');
    await estate.scans.figures.refresh();
    const statements: string[] = [];
    const listen = ({ sql }: { sql: string }) => statements.push(sql);
    estate.database.knex.on('query', listen);
    await estate.scans.figures.refresh();
    estate.database.knex.off('query', listen);
    expect(statements.filter(sql => !/^select/i.test(sql))).toEqual([]);
  });
});

async function answers(from: Figures) {
  const key = (row: object) => JSON.stringify(Object.entries(row).sort());
  const sorted = <T extends object>(rows: readonly T[]) =>
    [...rows].sort((a, b) => key(a).localeCompare(key(b)));
  return {
    workloads: sorted(await from.workloads()),
    releases: sorted(await from.releases()),
    bases: await from.uniqueBases(),
    use: [...(await from.use(RANKED.map(({ id }) => id)))]
      .map(([release, { production, total }]) => ({
        release,
        production,
        total,
      }))
      .sort((a, b) => a.release.localeCompare(b.release)),
    moves: sorted(await from.moves([OLD], RANKED)),
  };
}

function component(name: string, owner: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { 'backstage.io/kubernetes-id': name },
    },
    relations: [{ type: 'ownedBy', targetRef: `group:default/${owner}` }],
  };
}

function owned(
  name: string,
  image: string,
  container: string = 'app',
): ObservedUsage {
  return usage(name, image, {
    container,
    workload: { labels: { 'backstage.io/kubernetes-id': 'shop' } },
  });
}

function someUsages(random: () => number): ObservedUsage[] {
  const images = [
    `${HOST}/golden/python:${TAG}`,
    `${HOST}/golden/python:${TAG}@${base.digest}`,
    `${HOST}/golden/python@${older.digest}`,
    'nginx:1',
    'docker.io/library/redis:7',
    `${HOST}/payments/adhoc:1`,
    'Not A Reference',
  ];
  return Array.from({ length: 8 }, () => {
    const name = `w${Math.floor(random() * 12)}`;
    const image = images[Math.floor(random() * images.length)];
    return random() < 0.5
      ? owned(name, image)
      : usage(name, image, { pods: Math.floor(random() * 4) });
  });
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
