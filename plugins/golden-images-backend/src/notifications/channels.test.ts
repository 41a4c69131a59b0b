import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname } from 'node:path';
import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import notificationsPlugin from '@backstage/plugin-notifications-backend';
import emailModule from '@backstage/plugin-notifications-backend-module-email';
import { notificationService } from '@backstage/plugin-notifications-node';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import request from 'supertest';
import { GovernanceDatabase } from '../database';
import { NoticeDelivery } from './NoticeDelivery';
import { NoticeOutbox, type Notice } from './NoticeOutbox';
import { NoticeQueue } from './NoticeQueue';
import { NoticeSubscriptions } from './NoticeSubscriptions';

const SLACK_MODULE = '@backstage/plugin-notifications-backend-module-slack';

/** The module of Slack, whose SDK sends to another address: the module has no setting for it. */
async function slackModuleAt(slackApiUrl: string) {
  const sdk = require.resolve('@slack/web-api', {
    paths: [dirname(require.resolve(SLACK_MODULE))],
  });
  const actual = jest.requireActual(sdk);
  jest.doMock(sdk, () => ({
    ...actual,
    WebClient: class extends actual.WebClient {
      constructor(token: string) {
        super(token, { slackApiUrl, retryConfig: { retries: 0 } });
      }
    },
  }));
  const { default: module } = await import(
    '@backstage/plugin-notifications-backend-module-slack'
  );
  return module;
}

const TEAM: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Group',
  metadata: {
    name: 'payments',
    annotations: { 'slack.com/bot-notify': 'C0PAYMENTS' },
  },
  spec: { type: 'team', children: [] },
  relations: ['dana', 'max'].map(name => ({
    type: 'hasMember',
    targetRef: `user:default/${name}`,
  })),
};

const PEOPLE: Entity[] = ['dana', 'max'].map(name => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'User',
  metadata: { name },
  spec: { profile: { email: `${name}@company.test` } },
}));

const NOTICE: Notice = {
  key: 'deprecation:python/3.12/2.0.0',
  kind: 'deprecation',
  family: 'python',
  title: 'python 3.12 2.0.0 is deprecated; removal on 1 July 2027',
  description:
    'It patches <img src=x onerror=alert(1)> and <!channel>: plan the migration.',
  link: '/golden-images/releases?release=python%2F3.12%2F2.0.0',
  severity: 'high',
  to: { refs: ['group:default/payments', 'user:default/dana'] },
};

/** A mail server that keeps what it gets. */
class MailBox {
  readonly mails: ParsedMail[] = [];
  #onMail: () => void = () => {};
  readonly #server = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then(mail => {
        this.mails.push(mail);
        this.#onMail();
        done();
      }, done);
    },
  });

  async open(): Promise<number> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return portOf(this.#server.server.address());
  }

  async close(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#server.close(resolve);
    });
  }

  /** Resolves when so many have arrived: they are sent after the portal has answered. */
  async received(count: number): Promise<void> {
    await new Promise<void>(resolve => {
      this.#onMail = () => {
        if (this.mails.length >= count) {
          resolve();
        }
      };
      this.#onMail();
    });
  }

  addresses(): string[] {
    return this.mails
      .flatMap(({ to }) => [to ?? []].flat())
      .map(({ text }) => text)
      .sort();
  }
}

/** Slack's API, as far as posting goes. */
class SlackApi {
  #onRequest: () => void = () => {};
  readonly posted: { path: string; body: URLSearchParams }[] = [];
  readonly #server: Server = createServer((req, res) => {
    let text = '';
    req.on('data', chunk => {
      text += chunk;
    });
    req.on('end', () => {
      this.posted.push({
        path: req.url ?? '',
        body: new URLSearchParams(text),
      });
      res.writeHead(200, { 'content-type': 'application/json' });
      res.end(JSON.stringify({ ok: true, ts: '1.1', user: { id: 'U1' } }), () =>
        this.#onRequest(),
      );
    });
  });

  async open(): Promise<string> {
    await new Promise<void>(resolve => {
      this.#server.listen(0, '127.0.0.1', resolve);
    });
    return `http://127.0.0.1:${portOf(this.#server.address())}/api/`;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => {
      this.#server.close(resolve);
    });
  }

  /** Resolves when so many messages were posted or changed. */
  async received(count: number): Promise<void> {
    await new Promise<void>(resolve => {
      this.#onRequest = () => {
        const chats = this.posted.filter(({ path }) => path.includes('/chat.'));
        if (chats.length >= count) {
          resolve();
        }
      };
      this.#onRequest();
    });
  }

  messages(): URLSearchParams[] {
    return this.posted
      .filter(({ path }) => path.endsWith('/chat.postMessage'))
      .map(({ body }) => body);
  }
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') {
    throw new Error('The server does not listen');
  }
  return address.port;
}

describe('notices through the real notifications backend', () => {
  const mailBox = new MailBox();
  const slack = new SlackApi();
  let backend: Awaited<ReturnType<typeof startTestBackend>>;
  let database: GovernanceDatabase;
  let deliver: () => Promise<void>;

  beforeAll(async () => {
    const port = await mailBox.open();
    const slackModule = await slackModuleAt(await slack.open());
    const config = {
      app: { baseUrl: 'https://portal.test' },
      notifications: {
        processors: {
          email: {
            transportConfig: { transport: 'smtp', hostname: '127.0.0.1', port },
            sender: 'golden-images@company.test',
          },
          slack: [{ token: 'xoxb-test' }],
        },
      },
    };
    const sender = createBackendPlugin({
      pluginId: 'golden-images',
      register(env) {
        env.registerInit({
          deps: {
            database: coreServices.database,
            logger: coreServices.logger,
            notifications: notificationService,
          },
          async init({ database: service, logger, notifications }) {
            database = await GovernanceDatabase.create({ database: service });
            const { knex } = database;
            const delivery = NoticeDelivery.create({
              queue: NoticeQueue.create({ knex, now: () => new Date() }),
              subscriptions: NoticeSubscriptions.create({ knex }),
              actors: { members: () => [] },
              notifications,
              logger,
            });
            deliver = () => delivery.run();
          },
        });
      },
    });
    backend = await startTestBackend({
      features: [
        sender,
        notificationsPlugin,
        emailModule,
        slackModule,
        mockServices.rootConfig.factory({ data: config }),
        catalogServiceMock.factory({ entities: [TEAM, ...PEOPLE] }),
      ],
    });
    const outbox = NoticeOutbox.create({ now: () => new Date() });
    await database.transaction(tx => outbox.add(tx, NOTICE));
    await deliver();
    await mailBox.received(2);
    // The channel of the group, and the user that is named beside it.
    await slack.received(2);
  });

  afterAll(async () => {
    await backend.stop();
    await mailBox.close();
    await slack.close();
  });

  async function inPortal(user: string) {
    const { body } = await request(backend.server)
      .get('/api/notifications')
      .set('Authorization', mockCredentials.user.header(user));
    return body.notifications;
  }

  it('are in the portal, once for each member of the group', async () => {
    for (const user of ['user:default/dana', 'user:default/max']) {
      expect(await inPortal(user)).toMatchObject([
        {
          origin: 'plugin:golden-images',
          payload: {
            title: NOTICE.title,
            link: NOTICE.link,
            severity: 'high',
            topic: 'golden-images.deprecation',
          },
        },
      ]);
    }
    expect(await inPortal('user:default/other')).toEqual([]);
  });

  it('arrive as e-mail, once for each of them', async () => {
    expect(mailBox.addresses()).toEqual([
      'dana@company.test',
      'max@company.test',
    ]);
    expect(mailBox.mails[0]).toMatchObject({
      subject: NOTICE.title,
      from: { text: 'golden-images@company.test' },
    });
    expect(mailBox.mails[0].text).toContain(
      'https://portal.test/golden-images/releases?release=python%2F3.12%2F2.0.0',
    );
  });

  it('carry nobody’s markup into an e-mail', async () => {
    expect(mailBox.mails[0].html).toContain('‹img src=x onerror=alert(1)›');
    expect(mailBox.mails[0].html).not.toContain('<img');
  });

  it('are posted in the channel of the group', async () => {
    const [message] = slack
      .messages()
      .filter(body => body.get('channel') === 'C0PAYMENTS');
    expect(message.get('text')).toBe(NOTICE.title);
    expect(message.toString()).not.toContain(encodeURIComponent('<!channel>'));
  });

  it('take the place of the first when they are delivered again', async () => {
    await database.knex('notice_recipients').delete();
    await database.knex('notices').update({ delivered_at: null });
    await deliver();
    // The channels hear of it again; so it is only done where a process died in between.
    await mailBox.received(4);
    await slack.received(4);
    expect(await inPortal('user:default/dana')).toHaveLength(1);
  });
});
