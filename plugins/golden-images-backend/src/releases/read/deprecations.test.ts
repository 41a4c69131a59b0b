import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';
import { bumpReleasesRevision } from '../releasesRevision';

const databases = GovernanceTestDatabases.create();

const OLD = 'python/3.10/0.8.0';
const NEW = 'python/3.12/2.1.0';
const A = 'group:default/a';
const B = 'group:default/b';

/** ISO date some days from today. */
function inDays(days: number): string {
  return ago({ days: -days }).slice(0, 10);
}

describe.each(databases.ids())('/releases/deprecations on %s', id => {
  let portal: PortalUnderTest;

  /** An old release to be removed in `daysLeft` days, a new one, and a cluster that runs both. */
  async function start(daysLeft = 60) {
    const { knex } = await databases.init(id);
    portal = await PortalUnderTest.start({ knex });
    const seed = new Seed(knex);
    const source = { id: await seed.cluster('prod'), cluster: 'prod' };
    const promotedAt = ago({ days: 200 });
    await seed.release(
      { family: 'python', track: '3.10', version: '0.8.0' },
      {
        promotedAt,
        announcedAt: ago({ days: 150 }),
        removalAt: inDays(daysLeft),
      },
      digestOf('a'),
    );
    await seed.release(
      { family: 'python', track: '3.12', version: '2.1.0' },
      { promotedAt },
      digestOf('b'),
    );
    const usage = async (
      workload: number,
      release: string | null,
      endedDaysAgo?: number,
    ) =>
      seed.usage(
        { id: workload, sourceId: source.id },
        {
          verdict: release ? 'golden-based' : 'custom-build',
          release: release ?? undefined,
          image: `registry.test/app:${release}-${endedDaysAgo}`,
          firstSeenAt: ago({ days: 100 }),
          endedAt: endedDaysAgo ? ago({ days: endedDaysAgo }) : undefined,
        },
      );
    const workload = async (
      name: string,
      options: Partial<Parameters<Seed['workload']>[1]> = {},
    ) =>
      seed.workload(source, {
        name,
        firstSeenAt: ago({ days: 100 }),
        ...options,
      });
    /** A workload that runs the old release. */
    const stays = async (name: string, options = {}) =>
      usage(await workload(name, options), OLD);
    /** A workload that ran the old release until some days ago, and now `to`. */
    const goes = async (
      name: string,
      daysAgo: number,
      options = {},
      to: string | null = NEW,
    ) => {
      const one = await workload(name, options);
      await usage(one, OLD, daysAgo);
      await usage(one, to);
      return one;
    };
    return { knex, seed, usage, workload, stays, goes };
  }

  afterEach(async () => {
    await portal?.stop();
  });

  async function list(query = '') {
    const { status, body } = await portal.get(`/releases/deprecations${query}`);
    expect(status).toBe(200);
    return body;
  }

  async function detail(query = '') {
    const { body } = await portal.get(`/releases/deprecations/${OLD}${query}`);
    return body;
  }

  it('says who is left and who moved, in workloads, pods and teams', async () => {
    const { stays, goes } = await start();
    await stays('a1', { ownerRef: A, pods: 3 });
    await goes('a2', 20, { ownerRef: A, pods: 4 });
    await goes('b1', 30, { ownerRef: B, pods: 5 });
    await goes('b2', 10, { ownerRef: B, pods: 6 });
    await stays('orphan', { pods: 1 });
    const [one, ...rest] = await list();
    expect(rest).toEqual([]);
    expect(one).toMatchObject({
      release: { id: OLD, timeline: { phase: 'final-calls', daysLeft: 60 } },
      successor: { id: NEW },
      progress: {
        left: { teams: 1, workloads: 2, pods: 4 },
        moved: { teams: 1, workloads: 3, pods: 15 },
        pods: { numerator: 15, denominator: 19 },
        display: '78.9 %',
        tracks: { old: { teams: 1, pods: 4 }, new: { teams: 1, pods: 15 } },
        holdOuts: 0,
      },
    });
    expect(one.progress).not.toHaveProperty('teams');
    const { progress } = await detail();
    expect(progress.teams).toMatchObject([
      { status: 'not-started', left: { workloads: 1, pods: 1 } },
      { ownerRef: A, status: 'in-progress', moved: { workloads: 1, pods: 4 } },
      { ownerRef: B, status: 'migrated', moved: { workloads: 2, pods: 11 } },
    ]);
    expect(progress.teams[2].since.slice(0, 10)).toBe(
      ago({ days: 10 }).slice(0, 10),
    );
  });

  it('takes for moved only what still runs, without the old, on something newer of the family', async () => {
    const { stays, goes, usage, workload } = await start();
    await stays('a', { ownerRef: A });
    const half = await goes('runs both', 5, { ownerRef: B });
    await usage(half, OLD);
    await goes('left golden images', 5, { ownerRef: B }, null);
    await goes('ended', 5, { ownerRef: B, endedAt: ago({ days: 1 }) });
    await goes('staging', 5, { ownerRef: B, environment: 'staging' });
    await usage(await workload('always new', { ownerRef: B }), NEW);
    const [{ progress }] = await list();
    expect(progress.moved).toEqual({ teams: 0, workloads: 0, pods: 0 });
    expect(progress.left).toMatchObject({ teams: 2, workloads: 2 });
  });

  it('counts a workload once, however often it was rolled out on the old release', async () => {
    const { goes, usage, stays } = await start();
    await stays('a', { ownerRef: A });
    const one = await goes('b', 5, { ownerRef: B });
    await usage(one, OLD, 6);
    await usage(one, OLD, 50);
    const [{ progress }] = await list();
    expect(progress.moved).toEqual({ teams: 1, workloads: 1, pods: 2 });
  });

  it('opens the rows behind each figure', async () => {
    const { stays, goes } = await start();
    await stays('a1', { ownerRef: A });
    await goes('a2', 5, { ownerRef: A });
    await goes('b1', 5, { ownerRef: B });
    const names = async (query: string) => {
      const { body } = await portal.get(`/inventory/workloads?${query}`);
      return body.items.map((each: { name: string }) => each.name);
    };
    const release = encodeURIComponent(OLD);
    expect(
      await names(`release=${release}&production=true&owner=${A}`),
    ).toEqual(['a1']);
    expect(await names(`movedFrom=${release}&production=true`)).toEqual([
      'a2',
      'b1',
    ]);
    expect(await names(`movedFrom=${release}&owner=${B}`)).toEqual(['b1']);
    expect(await names('movedFrom=nothing%2F1%2F1.0.0')).toEqual([]);
  });

  it('answers for a past moment', async () => {
    const { goes } = await start();
    await goes('a', 5, { ownerRef: A });
    await goes('b', 15, { ownerRef: B });
    const at = ago({ days: 10 });
    const [{ progress }] = await list(`?at=${at}`);
    expect(progress.left.workloads).toBe(1);
    expect(progress.moved.workloads).toBe(1);
    const [now] = await list();
    expect(now.progress.left.workloads).toBe(0);
    expect(now.progress.moved.workloads).toBe(2);
  });

  it('names hold-outs in the last month, and after it', async () => {
    const { stays, goes } = await start(20);
    await stays('a', { ownerRef: A });
    await goes('b', 5, { ownerRef: B });
    const [{ release, progress }] = await list();
    expect(release.timeline.lastMonth).toBe(true);
    expect(progress.holdOuts).toBe(1);
    const { progress: all } = await detail();
    expect(
      all.teams.map((team: { ownerRef: string; holdOut: boolean }) => [
        team.ownerRef,
        team.holdOut,
      ]),
    ).toEqual([
      [A, true],
      [B, false],
    ]);
  });

  it('goes on naming a removed release while somebody runs it, and no longer', async () => {
    const { stays, goes, knex } = await start(-3);
    const usage = await stays('a', { ownerRef: A });
    await goes('b', 5, { ownerRef: B });
    expect(await list()).toMatchObject([
      {
        release: { timeline: { phase: 'removed', daysLeft: -3 } },
        progress: { holdOuts: 1 },
      },
    ]);
    await knex('usages')
      .where({ id: usage })
      .update({ state: 'ended', ended_at: ago({ days: 1 }) });
    await knex('sources').update({ figures_current: false });
    expect(await list()).toEqual([]);
  });

  it('filters by family and owner; `none` is who owns nothing', async () => {
    const { stays, goes } = await start();
    await stays('a', { ownerRef: A });
    await goes('b', 5, { ownerRef: B });
    await stays('orphan');
    expect(await list('?family=node')).toEqual([]);
    const [ofA] = await list(`?family=python&owner=${A}`);
    expect(ofA.progress).toMatchObject({
      left: { teams: 1, workloads: 1 },
      moved: { workloads: 0 },
    });
    expect(await list('?owner=group:default/nobody')).toEqual([]);
    const { progress } = await detail(`?owner=none`);
    expect(progress.teams).toMatchObject([
      { status: 'not-started', left: { workloads: 1 } },
    ]);
  });

  it('is empty while every release is active', async () => {
    const { usage, workload, knex } = await start();
    await usage(await workload('a', { ownerRef: A }), NEW);
    await knex('releases')
      .where({ id: OLD })
      .update({ announced_at: null, removal_at: null });
    await knex.transaction(bumpReleasesRevision);
    expect(await list()).toEqual([]);
  });

  it('answers 404 for what nobody need leave', async () => {
    await start();
    const status = async (release: string) =>
      (await portal.get(`/releases/deprecations/${release}`)).status;
    expect(await status(NEW)).toBe(404);
    expect(await status('python/9.9/1.0.0')).toBe(404);
  });
});
