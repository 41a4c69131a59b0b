import { DEFAULT_POLICY } from '@image-governance/plugin-golden-images-common';
import { AuditLog } from '../../audit';
import type { GovernanceDatabase } from '../../database';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { FigureStore } from '../../inventory/figures';
import { ImageStore } from '../../inventory/images';
import { InventoryReader } from '../../inventory/read';
import { SourceQueries } from '../../inventory/read/SourceQueries';
import { NoticeOutbox } from '../../notifications';
import { digestOf, Seed } from '../../__testUtils__/Seed';
import { DeprecationReader } from '../read';
import { ReleaseCatalogue } from '../ReleaseCatalogue';
import { EmergencyStore } from './EmergencyStore';
import { ReleaseClock } from './ReleaseClock';
import { ReleaseDates } from './ReleaseDates';
import { RemainingUsers } from './RemainingUsers';
import { RemovalRecord } from './RemovalRecord';

const databases = GovernanceTestDatabases.create();

const ID = 'python/3.10/1.0.0';
const NAME = { family: 'python', track: '3.10', version: '1.0.0' };
const A = 'group:default/a';
const B = 'group:default/b';

describe.each(databases.ids())('ReleaseClock on %s', id => {
  let database: GovernanceDatabase;
  let source: { id: number; cluster: string };
  let seed: Seed;

  beforeEach(async () => {
    database = await databases.init(id);
    seed = new Seed(database.knex);
    source = { id: await seed.cluster('prod'), cluster: 'prod' };
  });

  /** A replica of the portal at a moment. */
  function replica(day: string, failing?: Partial<NoticeOutbox>) {
    const now = () => new Date(`${day}T08:00:00Z`);
    const policy = DEFAULT_POLICY;
    const { knex } = database;
    const releases = ReleaseCatalogue.create({
      database,
      images: ImageStore.create({ database }),
      policy,
      governed: false,
    });
    const figures = FigureStore.create({ database, releases });
    const inventory = InventoryReader.create({
      knex,
      policy,
      releases,
      figures,
      sources: new SourceQueries({ knex, policy, now, figures }),
      now,
    });
    const emergencies = EmergencyStore.create({ database });
    const outbox = NoticeOutbox.create({ now });
    const clock = new ReleaseClock({
      database,
      releases,
      dates: new ReleaseDates({
        releases,
        decide: (tx, releaseId, facts) => releases.decide(tx, releaseId, facts),
        outdate: async () => {},
      }),
      users: new RemainingUsers({
        inventory,
        deprecations: DeprecationReader.create({
          inventory,
          emergencies: (ids, at) => emergencies.openAt(ids, at),
        }),
      }),
      emergencies,
      record: RemovalRecord.create({ database }),
      log: AuditLog.create({ now }),
      notices: Object.assign(outbox, failing),
      policy,
      onDecided: () => {},
    });
    return { run: () => clock.run(now().toISOString()), emergencies };
  }

  async function release(
    dates: { announcedAt?: string; removalAt?: string } = {},
  ) {
    const promotedAt = '2024-01-01';
    await seed.release(NAME, { promotedAt, ...dates }, digestOf('1'));
    await database
      .knex('releases')
      .where({ id: ID })
      .update({
        decided: JSON.stringify({
          ...NAME,
          digest: digestOf('1'),
          promotedAt,
          ...dates,
        }),
      });
  }

  async function runs(name: string, ownerRef: string, environment?: string) {
    const workload = await seed.workload(source, {
      name,
      ownerRef,
      environment,
    });
    await seed.usage(
      { id: workload, sourceId: source.id },
      { verdict: 'golden', release: ID, digest: digestOf('1') },
    );
  }

  const notices = async () =>
    (await database.knex('notices').orderBy('id')).map(
      ({ key, refs, roles }) => [key, JSON.parse(refs), JSON.parse(roles)],
    );
  const audit = () =>
    database.knex('audit_entries').select('action', 'actor', 'object');
  const dates = () =>
    database
      .knex('releases')
      .where({ id: ID })
      .first('announced_at', 'removal_at');

  it('GT-DEP-09: announces a release of 2024-01-01 on 2025-01-01 with removal on 2025-10-01; run again: no second announcement', async () => {
    await release();
    await runs('a', A);
    await replica('2024-12-31').run();
    expect(await audit()).toEqual([]);
    await replica('2025-01-01').run();
    await replica('2025-01-01').run();
    await replica('2025-01-02').run();
    expect(await dates()).toEqual({
      announced_at: '2025-01-01',
      removal_at: '2025-10-01',
    });
    expect(await audit()).toEqual([
      { action: 'release.deprecate', actor: 'system', object: `release:${ID}` },
    ]);
    expect(await notices()).toEqual([[`deprecation:${ID}`, [A], ['platform']]]);
  });

  it('announces nothing twice when two replicas run at once', async () => {
    await release();
    await Promise.all([
      replica('2025-01-01').run(),
      replica('2025-01-01').run(),
    ]);
    expect(await audit()).toHaveLength(1);
    expect(await notices()).toHaveLength(1);
  });

  it('announces all or nothing when it crashes in the middle, and the next run makes good', async () => {
    await release();
    const crashing = replica('2025-01-01', {
      add: async () => {
        throw new Error('The power went out');
      },
    });
    await expect(crashing.run()).rejects.toThrow('The power went out');
    expect(await dates()).toEqual({ announced_at: null, removal_at: null });
    expect(await audit()).toEqual([]);
    await replica('2025-01-01').run();
    expect(await audit()).toHaveLength(1);
  });

  it('R-DEP-10: reminds who still runs it, in whatever environment, and nobody else', async () => {
    await release({ announcedAt: '2024-04-01', removalAt: '2024-10-01' });
    await runs('a', A);
    await runs('a2', A);
    await runs('b', B, 'staging');
    await replica('2024-07-16').run();
    await replica('2024-07-17').run();
    expect(await notices()).toEqual([
      [`reminder:${ID}:final-calls-2024-07-15`, [A, B], []],
    ]);
    await database
      .knex('usages')
      .update({ state: 'ended', ended_at: '2024-07-20T00:00:00Z' });
    await database
      .knex('workloads')
      .update({ ended_at: '2024-07-20T00:00:00Z' });
    await database.knex('sources').update({ figures_current: false });
    await replica('2024-07-30').run();
    expect(await notices()).toHaveLength(1);
  });

  it('R-DEP-09, R-DEP-11: flags the last month to the platform team with who is left', async () => {
    await release({ announcedAt: '2024-04-01', removalAt: '2024-10-01' });
    await runs('a', A);
    await replica('2024-08-31').run();
    await replica('2024-09-01').run();
    expect(await notices()).toEqual([
      [`reminder:${ID}:final-calls-2024-08-26`, [A], []],
      [`reminder:${ID}:last-month-2024-09-01`, [A], []],
      [`month-left:${ID}:2024-10-01`, [], ['platform']],
    ]);
  });

  it('R-LIFE-05, R-DEP-12: closes the books on the day of removal and tells each week of what still runs', async () => {
    await release({ announcedAt: '2024-04-01', removalAt: '2024-10-01' });
    await runs('a', A);
    await runs('b', B);
    const { emergencies } = replica('2024-09-30');
    await database.transaction(tx =>
      emergencies.add(tx, {
        release: ID,
        ownerRef: B,
        reason: 'Late.',
        contact: 'b',
        expiresAt: '2024-10-20',
        by: 'user:default/plat',
        at: '2024-09-30T08:00:00.000Z',
        opened: true,
      }),
    );
    for (const day of [
      '2024-10-01',
      '2024-10-01',
      '2024-10-05',
      '2024-10-08',
    ]) {
      await replica(day).run();
    }
    const { recorded_at, figures } = await database
      .knex('closing_figures')
      .first();
    expect(recorded_at).toBe('2024-10-01T08:00:00.000Z');
    expect(JSON.parse(figures)).toMatchObject({
      migrated: 0,
      emergency: 1,
      remaining: 1,
    });
    expect(await notices()).toEqual([
      [`still-running:${ID}:2024-10-01:0`, [A], ['platform']],
      [`still-running:${ID}:2024-10-01:1`, [A], ['platform']],
    ]);
  });

  it('R-AUD-04: ends an emergency migration after its last day, once', async () => {
    await release({ announcedAt: '2024-04-01', removalAt: '2024-10-01' });
    const { emergencies } = replica('2024-10-01');
    await database.transaction(tx =>
      emergencies.add(tx, {
        release: ID,
        ownerRef: A,
        reason: 'Late.',
        contact: 'a',
        expiresAt: '2024-10-20',
        by: 'user:default/plat',
        at: '2024-10-01T08:00:00.000Z',
        opened: true,
      }),
    );
    await replica('2024-10-20').run();
    expect(await emergencies.list(ID)).toMatchObject([{ state: 'open' }]);
    await Promise.all([
      replica('2024-10-21').run(),
      replica('2024-10-21').run(),
    ]);
    expect(await emergencies.list(ID)).toMatchObject([
      { state: 'expired', closedBy: 'system' },
    ]);
    expect(await audit()).toEqual([
      {
        action: 'release.emergency.close',
        actor: 'system',
        object: `release:${ID}`,
      },
    ]);
    expect(await notices()).toEqual([
      ['emergency:1:expired', [A], ['platform']],
    ]);
  });

  it('R-RET-08: keeps what is on record of a removal when the release is gone', async () => {
    await release({ announcedAt: '2024-04-01', removalAt: '2024-10-01' });
    await runs('a', A);
    await replica('2024-10-01').run();
    await database.knex('releases').where({ id: ID }).delete();
    const { figures } = await RemovalRecord.create({ database }).closing(ID);
    expect(figures).toMatchObject({ remaining: 1 });
  });
});
