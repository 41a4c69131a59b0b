import { mockServices } from '@backstage/backend-test-utils';
import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import type { Verdict } from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';
import { OwnerSnapshots } from './OwnerSnapshots';

const databases = GovernanceTestDatabases.create();

function group(name: string, displayName: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', profile: { displayName }, children: [] },
  };
}

describe.each(databases.ids())('/compliance/teams on %s', id => {
  async function start() {
    const database = await databases.init(id);
    const { knex } = database;
    const tasks = new Map<string, () => Promise<void>>();
    const scheduler = mockServices.scheduler.mock({
      scheduleTask: async (
        task: SchedulerServiceTaskScheduleDefinition & {
          id: string;
          fn: (signal: AbortSignal) => void | Promise<void>;
        },
      ) => {
        tasks.set(task.id, async () => task.fn(new AbortController().signal));
      },
    });
    const portal = await PortalUnderTest.start({
      knex,
      entities: [group('data', 'Numbers & Reports'), group('shop', 'Shop')],
      features: [scheduler.factory],
    });
    const seed = new Seed(knex);
    const cluster = { id: await seed.cluster('prod'), cluster: 'prod' };
    let count = 0;
    /** So many workloads of an owner (in the default namespace; none for nobody). */
    const run = async (
      owner: string | undefined,
      verdict: Verdict,
      options: {
        readonly times?: number;
        readonly environment?: string;
        readonly release?: string;
      } = {},
    ) => {
      for (let i = 0; i < (options.times ?? 1); i += 1) {
        count += 1;
        const workload = await seed.workload(cluster, {
          name: `workload-${count}`,
          ownerRef: owner && `group:default/${owner}`,
          environment: options.environment,
          verdict,
        });
        await seed.usage(
          { id: workload, sourceId: cluster.id },
          { verdict, release: options.release, image: `r.test/${count}:1` },
        );
      }
    };
    return {
      portal,
      knex,
      seed,
      run,
      snapshots: OwnerSnapshots.create({ database }),
      keepToday: async () => tasks.get('golden-images-kpi-snapshots')?.(),
    };
  }

  const names = (items: readonly { readonly ownerRef: string }[]) =>
    items.map(({ ownerRef }) => ownerRef.split('/')[1]);

  it('answers when nothing runs', async () => {
    const { portal } = await start();
    const { body: page } = await portal.get('/compliance/teams');
    expect(page).toEqual({ items: [], totalItems: 0 });
    const { body: summary } = await portal.get('/compliance/teams/summary');
    expect(summary).toMatchObject({
      teams: 0,
      onTarget: 0,
      withoutProduction: 0,
      improved: [],
      fellBack: [],
    });
    expect(summary.unowned).toBeUndefined();
    await portal.stop();
  });

  it('lists every owner worst first, with figures of production and what it runs', async () => {
    const { portal, run, seed } = await start();
    const current = await seed.release(
      { family: 'python', track: '3.12', version: '2.1.0' },
      { promotedAt: ago({ days: 10 }) },
      digestOf('a'),
    );
    const old = await seed.release(
      { family: 'python', track: '3.12', version: '2.0.0' },
      { promotedAt: ago({ days: 200 }), removalAt: ago({ days: -20 }) },
      digestOf('b'),
    );
    await run('shop', 'golden', { times: 2, release: current });
    await run('data', 'golden-based', { release: old });
    await run('data', 'direct-upstream');
    await run('data', 'unknown');
    await run('data', 'third-party', { environment: 'staging' });
    await run('idle', 'golden', { environment: 'staging' });
    await run(undefined, 'custom-build', { times: 3 });

    const { body } = await portal.get('/compliance/teams');
    expect(names(body.items)).toEqual(['data', 'shop', 'idle']);
    expect(body.totalItems).toBe(3);
    const [data, shop, idle] = body.items;
    expect(data).toMatchObject({
      adoption: {
        ratio: { numerator: 1, denominator: 3 },
        status: 'off-target',
      },
      toTarget: 2,
      nonGolden: [{ verdict: 'direct-upstream', workloads: 1 }],
      unknown: 1,
      sprawl: { inUse: [old], excess: [old] },
      overdue: [],
      upcoming: [
        { release: old, daysLeft: 20, lastMonth: true, workloads: 1, pods: 2 },
      ],
    });
    expect(shop.adoption.status).toBe('on-target');
    expect(shop.upcoming).toEqual([]);
    expect(idle.adoption.status).toBe('no-data');

    const { body: summary } = await portal.get('/compliance/teams/summary');
    expect(summary).toMatchObject({
      adoption: { ratio: { numerator: 3, denominator: 8 } },
      teams: 2,
      onTarget: 1,
      withoutProduction: 1,
      unowned: {
        adoption: { ratio: { numerator: 0, denominator: 3 } },
        nonGolden: [{ verdict: 'custom-build', workloads: 3 }],
      },
    });
    await portal.stop();
  });

  it('walks the list page by page, in the order that is asked for', async () => {
    const { portal, run } = await start();
    for (const [owner, bad] of [
      ['a', 1],
      ['b', 3],
      ['c', 2],
      ['d', 0],
      ['e', 4],
    ] as const) {
      await run(owner, 'golden');
      await run(owner, 'third-party', { times: bad });
    }
    const walk = async (query: string) => {
      const seen: string[] = [];
      let cursor = '';
      do {
        const { body } = await portal.get(
          `/compliance/teams?limit=2${query}${cursor}`,
        );
        expect(body.totalItems).toBe(5);
        seen.push(...names(body.items));
        cursor = body.nextCursor && `&cursor=${body.nextCursor}`;
      } while (cursor);
      return seen;
    };
    expect(await walk('')).toEqual(['e', 'b', 'c', 'a', 'd']);
    expect(await walk('&order=desc')).toEqual(['d', 'a', 'c', 'b', 'e']);
    expect(await walk('&sort=team')).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(await walk('&sort=not-golden&order=desc')).toEqual([
      'e',
      'b',
      'c',
      'a',
      'd',
    ]);
    await portal.stop();
  });

  it('goes on with a page though its teams changed meanwhile', async () => {
    const { portal, run, knex } = await start();
    for (const owner of ['a', 'b', 'c', 'd']) {
      await run(owner, 'golden');
    }
    const query = '/compliance/teams?sort=team&limit=2';
    const { body: first } = await portal.get(query);
    await knex('workloads')
      .where({ owner_ref: 'group:default/a' })
      .update({ owner_ref: 'group:default/zz' });
    const { body: second } = await portal.get(
      `${query}&cursor=${first.nextCursor}`,
    );
    expect(names(second.items)).toEqual(['c', 'd']);
    const other = await portal.get(
      `/compliance/teams?limit=2&cursor=${first.nextCursor}`,
    );
    expect(other.status).toBe(400);
    await portal.stop();
  });

  it('finds teams by reference, by part of reference or title, and by title in order', async () => {
    const { portal, run } = await start();
    await run('shop', 'golden');
    await run('data', 'golden');
    const found = async (query: string) =>
      names((await portal.get(`/compliance/teams?${query}`)).body.items);
    expect(await found('text=REPORTS')).toEqual(['data']);
    expect(await found('text=group:default/sh')).toEqual(['shop']);
    expect(await found('text=nothing')).toEqual([]);
    expect(
      await found('owner=group:default/shop&owner=group:default/unseen'),
    ).toEqual(['shop']);
    expect(await found('owner=group:default/shop&text=data')).toEqual([]);
    expect(await found('sort=team')).toEqual(['data', 'shop']);
    await portal.stop();
  });

  it('keeps the figures of every day, and names the movers of the month', async () => {
    const { portal, run, knex, snapshots, keepToday } = await start();
    await run('shop', 'golden', { times: 3 });
    await run('shop', 'third-party');
    await run('data', 'golden');
    await run('data', 'third-party');
    await run('new', 'golden');
    await run('idle', 'golden', { environment: 'staging' });
    await run(undefined, 'unknown');

    await keepToday();
    const kept = await knex('owner_snapshots')
      .orderBy('owner_ref')
      .select('owner_ref', 'workloads', 'adopted', 'unknown');
    expect(kept).toEqual([
      { owner_ref: '', workloads: 1, adopted: 0, unknown: 1 },
      { owner_ref: 'group:default/data', workloads: 2, adopted: 1, unknown: 0 },
      { owner_ref: 'group:default/new', workloads: 1, adopted: 1, unknown: 0 },
      { owner_ref: 'group:default/shop', workloads: 4, adopted: 3, unknown: 0 },
    ]);

    const then = ago({ days: 33 });
    const figure = (numerator: number, denominator: number) => ({
      ratio: { numerator, denominator },
      unknown: 0,
    });
    await snapshots.keep(
      then,
      new Map([
        ['group:default/shop', figure(1, 4)],
        ['group:default/data', figure(2, 2)],
        ['group:default/deleted', figure(2, 2)],
      ]),
    );
    const { body } = await portal.get('/compliance/teams/summary');
    expect(body.comparedWith).toBe(then.slice(0, 10));
    expect(body.improved).toEqual([
      {
        ownerRef: 'group:default/shop',
        adoption: expect.objectContaining({ display: '75.0 %' }),
        change: {
          since: then.slice(0, 10),
          before: { numerator: 1, denominator: 4 },
          points: 50,
          workloads: 2,
          trend: 'improved',
        },
      },
    ]);
    expect(names(body.fellBack)).toEqual(['data']);
    const { body: page } = await portal.get(
      '/compliance/teams?sort=change&order=desc',
    );
    expect(names(page.items)).toEqual(['shop', 'data', 'new', 'idle']);
    expect(page.items[2].change).toBeUndefined();
    await portal.stop();
  });

  it('counts what a stale source shows as undetermined, then as now', async () => {
    const { portal, run, knex, snapshots } = await start();
    await run('shop', 'golden', { times: 2 });
    await snapshots.keep(
      ago({ days: 33 }),
      new Map([
        [
          'group:default/shop',
          { ratio: { numerator: 2, denominator: 2 }, unknown: 0 },
        ],
      ]),
    );
    await knex('sources').update({ last_completed_at: ago({ days: 30 }) });
    const { body } = await portal.get('/compliance/teams/summary');
    expect(body).toMatchObject({ onTarget: 0, fellBack: [], uncertain: 1 });
    expect(body.sources[0].age.stale).toBe(true);
    await portal.stop();
  });
});
