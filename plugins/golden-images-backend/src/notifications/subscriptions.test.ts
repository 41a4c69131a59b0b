import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { PortalUnderTest } from '../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../__testUtils__/Seed';
import type { GovernanceDatabase } from '../database';
import { GovernanceTestDatabases } from '../database/__testUtils__';

const databases = GovernanceTestDatabases.create();

const ME = 'user:default/me';
const TEAM = 'group:default/team';
const PATH = '/releases/subscriptions';

describe.each(databases.ids())('subscriptions on %s (R-NOTIF-04)', id => {
  let database: GovernanceDatabase;
  let portal: PortalUnderTest;
  let result: AuthorizeResult.ALLOW | AuthorizeResult.DENY;

  beforeAll(async () => {
    result = AuthorizeResult.ALLOW;
    database = await databases.init(id);
    const seed = new Seed(database.knex);
    for (const family of ['python', 'node']) {
      await seed.release(
        { family, track: '1', version: '1.0.0' },
        { promotedAt: ago({ days: 9 }) },
        digestOf('a'),
      );
    }
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async () => [{ result }],
      authorize: async requests => requests.map(() => ({ result })),
    });
    portal = await PortalUnderTest.start({
      knex: database.knex,
      features: [
        permissions.factory,
        mockServices.userInfo.mock({
          getUserInfo: async () => ({
            userEntityRef: ME,
            ownershipEntityRefs: [ME, TEAM],
          }),
        }).factory,
      ],
    });
  });

  beforeEach(async () => {
    result = AuthorizeResult.ALLOW;
    await database.knex('notice_unsubscriptions').delete();
  });

  afterAll(async () => {
    await portal.stop();
  });

  const put = (body: object) => portal.put(PATH, { body, user: ME });
  const record = () =>
    database
      .knex('audit_entries')
      .where('action', 'like', 'announcements.%')
      .orderBy('sequence');

  it('tells everybody of everything at first', async () => {
    expect((await portal.get(PATH, ME)).body).toEqual({
      families: ['node', 'python'],
      subscribers: [
        { ref: ME, self: true, unsubscribed: [] },
        { ref: TEAM, self: false, unsubscribed: [] },
      ],
    });
  });

  it('turns a family off and on again for a group, each once on record', async () => {
    const before = await record();
    const off = { ref: TEAM, family: 'python', subscribed: false };
    await put(off);
    const { body } = await put(off);
    expect(body.subscribers[1].unsubscribed).toEqual(['python']);
    const on = await put({ ...off, subscribed: true });
    expect(on.body.subscribers[1].unsubscribed).toEqual([]);
    const actions = (await record())
      .slice(before.length)
      .map(({ actor, action, object }) => [actor, action, object]);
    expect(actions).toEqual([
      [ME, 'announcements.unsubscribe', 'family:python'],
      [ME, 'announcements.subscribe', 'family:python'],
    ]);
  });

  it('denies a group that one does not belong to', async () => {
    const { status } = await put({
      ref: 'group:default/other',
      family: 'python',
      subscribed: false,
    });
    expect(status).toBe(403);
    expect(await database.knex('notice_unsubscriptions')).toEqual([]);
  });

  it('denies both without the permission to read', async () => {
    result = AuthorizeResult.DENY;
    expect((await portal.get(PATH, ME)).status).toBe(403);
    const { status } = await put({
      ref: ME,
      family: 'python',
      subscribed: false,
    });
    expect(status).toBe(403);
    expect(await database.knex('notice_unsubscriptions')).toEqual([]);
  });

  it.each([
    { ref: ME, family: 'cobol', subscribed: false },
    { ref: ME, family: 'python' },
    { ref: ME, family: 'python', subscribed: 'no' },
    { ref: ME, family: 'python', subscribed: false, more: 1 },
  ])('answers 400 to %j', async body => {
    expect((await put(body)).status).toBe(400);
  });
});
