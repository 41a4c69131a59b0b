import { mockServices } from '@backstage/backend-test-utils';
import type {
  NotificationSendOptions,
  NotificationService,
} from '@backstage/plugin-notifications-node';
import type { Role } from '@image-governance/plugin-golden-images-common';
import type { GovernanceDatabase } from '../database';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { NoticeDelivery } from './NoticeDelivery';
import { NoticeOutbox, type Notice } from './NoticeOutbox';
import { NoticeQueue } from './NoticeQueue';
import { NoticeSubscriptions } from './NoticeSubscriptions';

const databases = GovernanceTestDatabases.create();

const NOTICE: Notice = {
  key: 'promotion:python/3.12/2.1.0',
  kind: 'promotion',
  family: 'python',
  title: 'python 3.12 2.1.0 is golden',
  description: 'New work uses it.',
  link: '/golden-images/releases',
  severity: 'normal',
  to: { refs: ['group:default/a', 'user:default/u'] },
};

/** The port that takes notifications, and remembers them. */
class FakeNotifications implements NotificationService {
  readonly sent: NotificationSendOptions[] = [];
  failing: (options: NotificationSendOptions) => boolean = () => false;
  onSent: () => void = () => {};

  async send(options: NotificationSendOptions): Promise<void> {
    if (this.failing(options)) {
      throw new Error('Request failed with status 503');
    }
    this.sent.push(options);
    this.onSent();
  }

  /** Who was told, with what. */
  told(): [string, unknown][] {
    return this.sent.map(({ recipients, payload }) => [
      payload.title,
      'entityRef' in recipients ? recipients.entityRef : 'everybody',
    ]);
  }
}

describe.each(databases.ids())('delivery of notices on %s', id => {
  let database: GovernanceDatabase;
  let notifications: FakeNotifications;
  let now: Date;
  let members: Partial<Record<Role, readonly string[]>>;

  beforeEach(async () => {
    database = await databases.init(id);
    notifications = new FakeNotifications();
    now = new Date('2027-01-01T00:00:00.000Z');
    members = {};
  });

  async function add(notice: Partial<Notice> = {}) {
    const outbox = NoticeOutbox.create({ now: () => now });
    await database.transaction(tx => outbox.add(tx, { ...NOTICE, ...notice }));
  }

  /** One of the portal's replicas. */
  function replica(service: NotificationService = notifications) {
    const { knex } = database;
    return NoticeDelivery.create({
      queue: NoticeQueue.create({ knex, now: () => now }),
      subscriptions: NoticeSubscriptions.create({ knex }),
      actors: { members: role => members[role] ?? [] },
      notifications: service,
      logger: mockServices.logger.mock(),
    });
  }

  const later = (minutes: number) => {
    now = new Date(now.getTime() + minutes * 60_000);
  };

  const unsubscribe = (ref: string, family: string = 'python') =>
    database.transaction(tx =>
      NoticeSubscriptions.create({ knex: database.knex }).set(tx, {
        ref,
        family,
        subscribed: false,
        at: now.toISOString(),
      }),
    );

  const row = (key: string = NOTICE.key) =>
    database.knex('notices').where({ key }).first();

  it('tells owners and users once (R-NOTIF-03)', async () => {
    await add();
    await add();
    await replica().run();
    await replica().run();
    expect(notifications.sent).toEqual([
      {
        recipients: {
          type: 'entity',
          entityRef: ['group:default/a', 'user:default/u'],
          excludeEntityRef: [],
        },
        payload: {
          title: NOTICE.title,
          description: NOTICE.description,
          link: NOTICE.link,
          severity: 'normal',
          topic: 'golden-images.promotion',
          scope: NOTICE.key,
        },
      },
    ]);
    expect(await row()).toMatchObject({
      delivered_at: now.toISOString(),
      attempts: 1,
      error: null,
    });
  });

  it('tells who plays the roles it names and those of the matrix, each once (R-RACI-01)', async () => {
    members = {
      platform: ['group:default/plat', 'group:default/a'],
      cto: ['user:default/cto'],
      finance: ['group:default/money'],
    };
    await add({ to: { refs: ['group:default/a'], roles: ['platform'] } });
    await replica().run();
    expect(notifications.told()).toEqual([
      [
        NOTICE.title,
        ['group:default/a', 'group:default/plat', 'user:default/cto'],
      ],
    ]);
  });

  it('reminds the owners and nobody else (R-LIFE-04)', async () => {
    members = { platform: ['group:default/plat'], cto: ['user:default/cto'] };
    await add({ kind: 'reminder', to: { refs: ['group:default/a'] } });
    await replica().run();
    expect(notifications.told()).toEqual([[NOTICE.title, ['group:default/a']]]);
  });

  it('leaves out who unsubscribed from the family, also as a member of a group (R-NOTIF-04)', async () => {
    await unsubscribe('group:default/a');
    await unsubscribe('user:default/member');
    await unsubscribe('user:default/u', 'node');
    await add({
      to: { refs: ['group:default/a', 'group:default/b', 'user:default/u'] },
    });
    await replica().run();
    expect(notifications.sent[0].recipients).toEqual({
      type: 'entity',
      entityRef: ['group:default/b', 'user:default/u'],
      excludeEntityRef: ['user:default/member'],
    });
  });

  it.each(['deprecation', 'reminder', 'removal', 'still-running'] as const)(
    'tells of a %s also who unsubscribed',
    async kind => {
      await unsubscribe('group:default/a');
      await add({ kind, to: { refs: ['group:default/a'] } });
      await replica().run();
      expect(notifications.told()).toEqual([
        [NOTICE.title, ['group:default/a']],
      ]);
    },
  );

  it('is done where nobody is to be told', async () => {
    await add({ to: {} });
    await replica().run();
    expect(notifications.sent).toEqual([]);
    expect(await row()).toMatchObject({ delivered_at: now.toISOString() });
  });

  it('keeps why one failed, tries it later and later, and lets others pass', async () => {
    notifications.failing = ({ payload }) => payload.title === 'poisoned';
    await add({ key: 'first', title: 'poisoned' });
    await add({ key: 'second', title: 'good' });
    await replica().run();
    expect(notifications.told().map(([title]) => title)).toEqual(['good']);
    expect(await row('first')).toMatchObject({
      delivered_at: null,
      attempts: 1,
      error: 'Request failed with status 503',
      next_attempt_at: '2027-01-01T00:01:00.000Z',
    });
    await replica().run();
    expect(await row('first')).toMatchObject({ attempts: 1 });
    later(1);
    await replica().run();
    expect(await row('first')).toMatchObject({
      attempts: 2,
      next_attempt_at: '2027-01-01T00:03:00.000Z',
    });
    notifications.failing = () => false;
    later(2);
    await replica().run();
    expect(notifications.told().map(([title]) => title)).toEqual([
      'good',
      'poisoned',
    ]);
    expect(await row('first')).toMatchObject({
      delivered_at: now.toISOString(),
      error: null,
    });
  });

  it('waits no longer than six hours, and gives up after two weeks', async () => {
    notifications.failing = () => true;
    await add();
    await database.knex('notices').update({ attempts: 30 });
    await replica().run();
    expect((await row()).next_attempt_at).toBe('2027-01-01T06:00:00.000Z');
    notifications.failing = () => false;
    later(15 * 24 * 60);
    await replica().run();
    expect(notifications.sent).toEqual([]);
    expect((await row()).error).toBe('Request failed with status 503');
  });

  it('lets one that cannot be read hold up no other', async () => {
    await add({ key: 'unreadable' });
    await add({ key: 'good' });
    await database
      .knex('notices')
      .where({ key: 'unreadable' })
      .update({ refs: '{' });
    await replica().run();
    expect(notifications.sent).toHaveLength(1);
    expect((await row('unreadable')).error).toMatch(/JSON/);
  });

  it('lets a recipient that is none hold up no other', async () => {
    await add({ to: { refs: ['::', 'group:default/a'] } });
    await replica().run();
    expect(notifications.told()).toEqual([[NOTICE.title, ['group:default/a']]]);
  });

  it('goes on where a failed delivery broke off', async () => {
    const refs = Array.from({ length: 201 }, (_, n) => `group:default/g${n}`);
    await add({ to: { refs } });
    notifications.failing = () => notifications.sent.length === 1;
    await replica().run();
    later(1);
    notifications.failing = () => false;
    await replica().run();
    expect(
      notifications
        .told()
        .map(([, told]) => (Array.isArray(told) ? told.length : 0)),
    ).toEqual([200, 1]);
  });

  it('is delivered once by two replicas at a time', async () => {
    for (let n = 0; n < 10; n += 1) {
      await add({ key: `n${n}`, title: `n${n}` });
    }
    await Promise.all([replica().run(), replica().run()]);
    expect(
      notifications
        .told()
        .map(([title]) => title)
        .sort(),
    ).toEqual(Array.from({ length: 10 }, (_, n) => `n${n}`));
  });

  it('is left to the replica that is at it, and taken over when that one died', async () => {
    await add();
    // Dies in the middle of sending: it never comes back.
    const dead = new FakeNotifications();
    const sending = new Promise<void>(resolve => {
      dead.onSent = resolve;
    });
    dead.send = async () => {
      dead.onSent();
      await new Promise(() => {});
    };
    replica(dead).run();
    await sending;
    await replica().run();
    expect(notifications.sent).toEqual([]);
    later(5);
    await replica().run();
    expect(notifications.sent).toHaveLength(1);
  });

  it('takes the place of what a process told that died before it wrote that down', async () => {
    await add();
    await replica().run();
    await database.knex('notice_recipients').delete();
    await database
      .knex('notices')
      .update({ delivered_at: null, claimed_until: now.toISOString() });
    await replica().run();
    const scopes = notifications.sent.map(({ payload }) => payload.scope);
    expect(scopes).toEqual([NOTICE.key, NOTICE.key]);
  });

  it('fits what Backstage keeps', async () => {
    await add({ key: 'k'.repeat(400), title: 't'.repeat(400) });
    await replica().run();
    const [{ payload }] = notifications.sent;
    expect(payload.title).toBe(`${'t'.repeat(254)}…`);
    expect(payload.scope).toMatch(/^[0-9a-f]{64}$/);
  });

  it('stops when the scheduler wants it to', async () => {
    await add();
    await replica().run(AbortSignal.abort());
    expect(notifications.sent).toEqual([]);
    expect(await row()).toMatchObject({ attempts: 0 });
  });
});
