import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';
import { bumpReleasesRevision } from '../releasesRevision';

const databases = GovernanceTestDatabases.create();

const PLAT = 'user:default/plat';
const DEV = 'user:default/dev';
const PATH = '/releases/python/3.10/1.0.0';
const OLD = 'python/3.10/1.0.0';

/** ISO date some days from today. */
function inDays(days: number): string {
  return ago({ days: -days }).slice(0, 10);
}

describe.each(databases.ids())('the end of a release on %s', id => {
  let portal: PortalUnderTest;
  let denied: string[];
  let knex: Awaited<ReturnType<typeof databases.init>>['knex'];
  let seed: Seed;
  let source: { id: number; cluster: string };

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    denied = [];
    portal = await PortalUnderTest.start({
      knex,
      config: { goldenImages: { roles: { platform: [PLAT] } } },
      features: [
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorizeConditional: async requests =>
                requests.map(({ permission }) => ({
                  result: denied.includes(permission.name)
                    ? AuthorizeResult.DENY
                    : AuthorizeResult.ALLOW,
                })),
              authorize: async requests =>
                requests.map(({ permission }) => ({
                  result: denied.includes(permission.name)
                    ? AuthorizeResult.DENY
                    : AuthorizeResult.ALLOW,
                })),
            }),
        }),
      ],
    });
    seed = new Seed(knex);
    source = { id: await seed.cluster('prod'), cluster: 'prod' };
  });

  afterEach(async () => {
    await portal.stop();
  });

  /** A release of track 3.10; its dates are those that the portal decided. */
  async function release(
    dates: { announcedAt?: string; removalAt?: string } = {},
    name = { family: 'python', track: '3.10', version: '1.0.0' },
  ) {
    const promotedAt = ago({ days: 300 });
    const digest = digestOf(name.version[0]);
    const release_id = await seed.release(
      name,
      { promotedAt, ...dates },
      digest,
    );
    await knex('releases')
      .where({ id: release_id })
      .update({
        decided: JSON.stringify({
          ...name,
          digest,
          promotedAt: promotedAt.slice(0, 10),
          ...dates,
        }),
      });
  }

  /** A workload in production that runs it; the tests' own user is its owner unless given. */
  async function runs(name: string, ownerRef: string | undefined = DEV) {
    const workload = await seed.workload(source, { name, ownerRef });
    await seed.usage(
      { id: workload, sourceId: source.id },
      { verdict: 'golden', release: OLD, digest: digestOf('1') },
    );
  }

  const record = async (user = PLAT) =>
    (await portal.get(`${PATH}/deprecation`, user)).body;
  const post = (path: string, body: object, user = PLAT) =>
    portal.post(`${PATH}/${path}`, { user, body });
  const audit = () =>
    knex('audit_entries').orderBy('sequence').select('action', 'actor');
  const notices = () => knex('notices').orderBy('id').select();
  const emergency = (more: object = {}) => ({
    ownerRef: DEV,
    reason: 'The successor of our driver comes next week.',
    contact: 'dev@example.com',
    expiresAt: inDays(20),
    ...more,
  });

  describe('the announcement', () => {
    it('is refused with the earliest date when the notice is short (R-LIFE-07, GT-DEP-06)', async () => {
      await release();
      const { earliestRemoval } = await record();
      const { status, body } = await post('deprecation', {
        removalAt: inDays(150),
      });
      expect(status).toBe(400);
      expect(body.error.message).toContain(
        `gives less than 6 months' notice: announced on ${inDays(
          0,
        )} the earliest is ${earliestRemoval}`,
      );
      expect(await audit()).toEqual([]);
    });

    it('is not taken for a day that is past, which would take notice away (GT-DEP-07)', async () => {
      await release();
      const { status, body } = await post('deprecation', {
        announcedAt: inDays(-30),
        removalAt: inDays(160),
      });
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringContaining('is past; nobody was told of it then'),
      ]);
    });

    it('is on record once, with its notice to who runs the release', async () => {
      await release();
      await runs('a');
      const removalAt = inDays(200);
      const first = await post('deprecation', { removalAt, reason: 'Old.' });
      const second = await post('deprecation', { removalAt });
      expect([first.status, second.status]).toEqual([200, 200]);
      expect(second.body).toMatchObject({
        phase: 'legacy',
        announcedAt: inDays(0),
        removalAt,
      });
      expect(await audit()).toEqual([
        { action: 'release.deprecate', actor: PLAT },
      ]);
      expect(await notices()).toMatchObject([
        { key: `deprecation:${OLD}`, refs: JSON.stringify([DEV]) },
      ]);
    });

    it('keeps its day when the removal date is changed, and tells of that', async () => {
      await release({ announcedAt: inDays(-100), removalAt: inDays(100) });
      expect(
        (await post('deprecation', { removalAt: inDays(60) })).status,
      ).toBe(400);
      const { body } = await post('deprecation', { removalAt: inDays(150) });
      expect(body).toMatchObject({
        announcedAt: inDays(-100),
        removalAt: inDays(150),
      });
      expect((await notices()).map(({ key }) => key)).toEqual([
        `deprecation:${OLD}:${inDays(150)}`,
      ]);
    });

    it('AMB-03: warns before it when nothing would be left to move to', async () => {
      await release();
      expect((await record()).warnings).toEqual([
        'Without python 3.10 golden-v1.0.0 nothing of python is supported: its users have nothing to move to.',
      ]);
    });

    it('cannot be moved once the day of removal has come', async () => {
      await release({ announcedAt: inDays(-250), removalAt: inDays(-1) });
      const { status, body } = await post('deprecation', {
        removalAt: inDays(30),
      });
      expect([status, body.error.message]).toEqual([
        409,
        expect.stringContaining('needs an emergency migration'),
      ]);
    });
  });

  describe('the removal', () => {
    it.each([
      ['not announced', {}, /is not announced/],
      [
        'to come',
        { announcedAt: inDays(-100), removalAt: inDays(100) },
        /is not to be removed before/,
      ],
    ])('is refused while it is %s', async (_, dates, message) => {
      await release(dates);
      const { status, body } = await post('removal', {});
      expect([status, body.error.message]).toEqual([
        409,
        expect.stringMatching(message),
      ]);
    });

    it('names who still runs it until each has an emergency migration, then closes with figures that stay', async () => {
      await release({ announcedAt: inDays(-250), removalAt: inDays(-1) });
      await runs('a');
      await runs('b', 'group:default/b');
      const refused = await post('removal', { confirmed: true });
      expect([refused.status, refused.body.error.message]).toEqual([
        409,
        '2 production workloads still run python 3.10 golden-v1.0.0: group:default/b, user:default/dev. Without an emergency migration: group:default/b, user:default/dev.',
      ]);
      await post('emergencies', emergency());
      await post('emergencies', emergency({ ownerRef: 'group:default/b' }));
      expect((await post('removal', {})).body.error.message).toContain(
        'Confirm that it goes all the same.',
      );
      const removed = await post('removal', { confirmed: true });
      expect(removed.body).toMatchObject({
        phase: 'removed',
        removedAt: inDays(0),
      });
      const again = await post('removal', { confirmed: true });
      expect(again.status).toBe(200);
      const closing = await portal.get(`${PATH}/closing`);
      expect(closing.body.figures).toMatchObject({
        migrated: 0,
        emergency: 2,
        remaining: 0,
      });
      expect((await audit()).map(({ action }) => action)).toEqual([
        'release.emergency.open',
        'release.emergency.open',
        'release.remove',
      ]);
    });
  });

  describe('an emergency migration', () => {
    it('is asked for by its team, opened by the platform team, shown as status, and closed (R-DEP-05, R-AUD-04)', async () => {
      await release({ announcedAt: inDays(-250), removalAt: inDays(-1) });
      await runs('a');
      expect((await record(DEV)).may).toEqual([{ action: 'ask-emergency' }]);
      const asked = await post('emergencies', emergency(), DEV);
      expect(asked.body).toMatchObject({ state: 'asked', askedBy: DEV });
      const opened = await post(
        'emergencies',
        emergency({ expiresAt: inDays(10) }),
      );
      expect(opened.body).toMatchObject({
        id: asked.body.id,
        state: 'open',
        openedBy: PLAT,
        expiresAt: inDays(10),
      });
      const { body: detail } = await portal.get(
        `/releases/deprecations/${OLD}`,
      );
      expect(detail.progress.teams).toMatchObject([
        { ownerRef: DEV, status: 'emergency', emergencyUntil: inDays(10) },
      ]);
      const closed = await post(`emergencies/${asked.body.id}/closure`, {
        reason: 'Moved.',
      });
      expect(closed.body).toMatchObject({
        state: 'closed',
        closedBecause: 'Moved.',
      });
      const { body: list } = await portal.get(`${PATH}/emergencies`);
      expect(list).toHaveLength(1);
    });

    it.each([
      ['for longer than policy lets it', inDays(91), 400],
      ['for the past', inDays(-1), 400],
    ])('is not opened %s', async (_, expiresAt, status) => {
      await release({ announcedAt: inDays(-250), removalAt: inDays(-1) });
      expect((await post('emergencies', emergency({ expiresAt }))).status).toBe(
        status,
      );
    });

    it('is opened once, however many ask at once', async () => {
      await release({ announcedAt: inDays(-250), removalAt: inDays(-1) });
      const answers = await Promise.all(
        [1, 2, 3].map(() => post('emergencies', emergency())),
      );
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await knex('emergency_migrations')).toHaveLength(1);
      expect(await audit()).toHaveLength(1);
    });
  });

  it('takes post-mortems once a release is removed, and keeps each (R-DEP-06)', async () => {
    await release({ announcedAt: inDays(-250), removalAt: inDays(5) });
    expect((await post('post-mortems', { text: 'Early.' })).status).toBe(409);
    await knex('releases')
      .where({ id: OLD })
      .update({ removal_at: inDays(-1) });
    await knex.transaction(bumpReleasesRevision);
    const { status } = await post('post-mortems', {
      ownerRef: 'group:default/b',
      text: 'Nobody owned the driver.',
    });
    expect(status).toBe(200);
    const { body } = await portal.get(`${PATH}/post-mortems`);
    expect(body).toMatchObject([
      { author: PLAT, text: 'Nobody owned the driver.' },
    ]);
  });

  describe('denial', () => {
    const calls: [string, string, object][] = [
      ['announce', 'deprecation', { removalAt: inDays(200) }],
      ['remove', 'removal', {}],
      [
        'open an emergency of another team',
        'emergencies',
        emergency({ ownerRef: 'group:default/b' }),
      ],
      ['close an emergency', 'emergencies/1/closure', { reason: 'No.' }],
      ['write a post-mortem', 'post-mortems', { text: 'No.' }],
    ];

    // One portal for all of them: each asks only to be refused.
    it('nobody without the role may decide', async () => {
      await release();
      for (const [what, path, body] of calls) {
        const { status } = await post(path, body, DEV);
        expect([what, status]).toEqual([what, 403]);
      }
      expect(await audit()).toEqual([]);
    });

    it('nobody without the permission may decide', async () => {
      await release();
      denied = ['golden-images.release.deprecate'];
      for (const [what, path, body] of calls) {
        const { status } = await post(path, body);
        expect([what, status]).toEqual([what, 403]);
      }
      expect((await record()).may).toEqual([]);
      expect(await audit()).toEqual([]);
    });

    it('nobody without the permission to report may ask for an emergency', async () => {
      await release({ announcedAt: inDays(-250), removalAt: inDays(-1) });
      denied = ['golden-images.release.report'];
      expect((await post('emergencies', emergency(), DEV)).status).toBe(403);
    });

    it('nobody who may not read gets an answer', async () => {
      await release();
      denied = ['golden-images.inventory.read'];
      for (const path of [
        `${PATH}/deprecation`,
        `${PATH}/emergencies`,
        `${PATH}/post-mortems`,
        `${PATH}/closing`,
        '/compliance/retention',
        '/compliance/lead-time',
      ]) {
        const { status } = await portal.get(path);
        expect([path, status]).toEqual([path, 403]);
      }
    });
  });

  it('lists what may leave the registry, page by page', async () => {
    await release({ announcedAt: inDays(-250), removalAt: inDays(-1) });
    await release({}, { family: 'python', track: '3.12', version: '2.0.0' });
    const { body: first } = await portal.get('/compliance/retention?limit=1');
    expect(first).toMatchObject({
      totalItems: 2,
      totals: { releases: 2, removable: 1, unmeasured: 1 },
      items: [{ id: OLD, removable: [{ what: 'layers', due: true }, {}, {}] }],
    });
    const { body: second } = await portal.get(
      `/compliance/retention?limit=1&cursor=${first.nextCursor}`,
    );
    expect(second.items.map((row: { id: string }) => row.id)).toEqual([
      'python/3.12/2.0.0',
    ]);
    expect(second.nextCursor).toBeUndefined();
  });

  it('tells the mean time to promotion', async () => {
    await release();
    await knex('releases')
      .where({ id: OLD })
      .update({
        promoted_at: inDays(-10),
        upstream_released_at: inDays(-16),
      });
    await knex.transaction(bumpReleasesRevision);
    const { body } = await portal.get('/compliance/lead-time');
    expect(body).toMatchObject({
      display: '6.0 days',
      status: 'on-target',
      ratio: { numerator: 6, denominator: 1 },
      rows: [{ id: OLD, days: 6 }],
    });
  });
});
