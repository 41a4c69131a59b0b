import { mockServices } from '@backstage/backend-test-utils';
import {
  AuthorizeResult,
  type PolicyDecision,
} from '@backstage/plugin-permission-common';
import { goldenImagesInventoryReadPermission } from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import {
  createGoldenImagesWorkloadConditionalDecision,
  goldenImagesWorkloadConditions,
} from '../../inventory/read';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { ago, digestOf, Seed } from '../../__testUtils__/Seed';
import { bumpReleasesRevision } from '../releasesRevision';

const databases = GovernanceTestDatabases.create();

const A = 'group:default/a';
const B = 'group:default/b';
const ME = 'user:default/me';
const PLATFORM = 'user:default/platform';
const REMOVAL = ago({ days: -60 }).slice(0, 10);

const { isEntityOwner, isInEnvironment } = goldenImagesWorkloadConditions;
const conditional = (
  conditions: Parameters<
    typeof createGoldenImagesWorkloadConditionalDecision
  >[1],
) =>
  createGoldenImagesWorkloadConditionalDecision(
    goldenImagesInventoryReadPermission,
    conditions,
  );
const ALL: PolicyDecision = { result: AuthorizeResult.ALLOW };
const OWN = conditional(isEntityOwner({ claims: [ME, A] }));

/** Events of a calendar by UID, each with its properties; read by the rules of RFC 5545 and by nothing of ours. */
function readEvents(body: string): Record<string, string>[] {
  expect(body).toMatch(/^BEGIN:VCALENDAR\r\n/);
  expect(body).toMatch(/\r\nEND:VCALENDAR\r\n$/);
  expect(body.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  const lines = body.replace(/\r\n[ \t]/g, '').split('\r\n');
  const events: Record<string, string>[] = [];
  const open: string[] = [];
  for (const line of lines.filter(each => each !== '')) {
    const [, name, value] = /^([^:;]+)[^:]*:(.*)$/.exec(line) ?? [];
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') {
        events.push({});
      }
    } else if (name === 'END') {
      expect(open.pop()).toBe(value);
    } else if (open.length > 1) {
      const prefix = open.slice(2).map(each => `${each}.`);
      events[events.length - 1][`${prefix.join('')}${name}`] = value;
    }
  }
  expect(open).toEqual([]);
  return events;
}

describe.each(databases.ids())('calendars on %s', id => {
  let portal: PortalUnderTest;
  let decisions: Record<string, PolicyDecision>;

  async function start(options: { readonly enabled?: boolean } = {}) {
    const { knex } = await databases.init(id);
    decisions = { [PLATFORM]: ALL, [ME]: OWN };
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async (_requests, { credentials }) => {
        const user = JSON.stringify(credentials.principal);
        const [, decision] = Object.entries(decisions).find(([ref]) =>
          user.includes(ref),
        ) ?? ['', ALL];
        return [decision];
      },
      authorize: async requests =>
        requests.map(() => ({ result: AuthorizeResult.DENY })),
    });
    const auditor = mockServices.auditor.mock();
    const event = { success: jest.fn(), fail: jest.fn() };
    auditor.createEvent.mockResolvedValue(event);
    portal = await PortalUnderTest.start({
      knex,
      config: {
        app: { baseUrl: 'https://portal.test' },
        ...(options.enabled === false
          ? {}
          : { goldenImages: { calendars: { enabled: true } } }),
      },
      features: [permissions.factory, auditor.factory],
    });
    const seed = new Seed(knex);
    const source = { id: await seed.cluster('prod'), cluster: 'prod' };
    const release = await seed.release(
      { family: 'python', track: '3.10', version: '0.8.0' },
      {
        promotedAt: ago({ days: 200 }),
        announcedAt: ago({ days: 150 }),
        removalAt: REMOVAL,
      },
      digestOf('a'),
    );
    const runs: [string, string | undefined][] = [
      ['secret-name', A],
      ['two', A],
      ['other', B],
      ['orphan', undefined],
    ];
    for (const [name, ownerRef] of runs) {
      await seed.usage(
        {
          id: await seed.workload(source, { name, ownerRef, pods: 3 }),
          sourceId: source.id,
        },
        { verdict: 'golden', release },
      );
    }
    return { knex, auditor, event };
  }

  afterEach(async () => {
    await portal?.stop();
  });

  const feedOf = async (query: string, user = PLATFORM) =>
    portal.post(`/releases/calendars${query}`, { user });
  const pathOf = (url: string) => url.replace(/^.*\/api\/golden-images/, '');
  const read = async (url: string, headers = {}) =>
    portal.getAnonymously(pathOf(url), headers);

  it('gives the deadlines as a file, with counts and a reminder a month before, and nothing of the workloads', async () => {
    await start();
    const { status, text, headers } = await portal.get(
      `/releases/calendar.ics?owner=${A}`,
      ME,
    );
    expect(status).toBe(200);
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8');
    const events = readEvents(text);
    expect(events).toHaveLength(2);
    const [calls, removal] = events;
    expect(calls.SUMMARY).toBe('python 3.10 golden-v0.8.0: final calls start');
    expect(calls).not.toHaveProperty('VALARM.TRIGGER');
    expect(removal).toMatchObject({
      DTSTART: REMOVAL.replaceAll('-', ''),
      SUMMARY: 'python 3.10 golden-v0.8.0: removed',
      SEQUENCE: '0',
      'VALARM.ACTION': 'DISPLAY',
      'VALARM.TRIGGER': expect.stringMatching(/^-P(28|29|30|31)D$/),
    });
    expect(removal.DESCRIPTION).toContain(
      'Workloads still on it in production: 2 (pods: 6\\, teams: 1).',
    );
    expect(removal.UID).toMatch(/^[0-9a-f]{40}@portal\.test$/);
    expect(text).not.toContain('secret-name');
  });

  it('limits a file to what its reader may see', async () => {
    await start();
    const { text } = await portal.get('/releases/calendar.ics', ME);
    expect(readEvents(text)[0].DESCRIPTION).toContain('production: 2 (');
    const { text: all } = await portal.get('/releases/calendar.ics', PLATFORM);
    expect(readEvents(all)[0].DESCRIPTION).toContain('production: 4 (');
    const { text: others } = await portal.get(
      `/releases/calendar.ics?owner=${B}`,
      ME,
    );
    expect(readEvents(others)).toEqual([]);
  });

  it('serves a feed to whoever has its address, and to no other address', async () => {
    await start();
    const { status, body, headers } = await feedOf(`?owner=${A}`, ME);
    expect(status).toBe(201);
    expect(headers['cache-control']).toBe('no-store');
    expect(body).toMatchObject({ ownerRef: A, createdBy: ME });
    expect(body.url).toMatch(
      /\/api\/golden-images\/releases\/calendars\/[A-Za-z0-9_-]{43}\.ics$/,
    );
    const answer = await read(body.url);
    expect(answer.status).toBe(200);
    expect(answer.headers).toMatchObject({
      'cache-control': 'private, max-age=300',
      'x-robots-tag': 'noindex',
      'referrer-policy': 'no-referrer',
    });
    expect(readEvents(answer.text)).toHaveLength(2);
    expect((await read(body.url.replace(/.\.ics$/, '!.ics'))).status).toBe(404);
    expect((await read('/releases/calendars/x.ics')).status).toBe(404);
    expect((await portal.getAnonymously('/releases/calendars')).status).toBe(
      401,
    );
    expect((await portal.getAnonymously('/releases/calendar.ics')).status).toBe(
      401,
    );
  });

  it('keeps no token, only its hash', async () => {
    const { knex } = await start();
    const { body } = await feedOf('');
    const token = /([^/]+)\.ics$/.exec(body.url)?.[1];
    const [row] = await knex('calendar_feeds');
    expect(token).toHaveLength(43);
    expect(JSON.stringify(row)).not.toContain(token);
    const { body: list } = await portal.get('/releases/calendars', PLATFORM);
    expect(JSON.stringify(list)).not.toContain(token);
  });

  it('makes a feed of all for those who see all, and of an owner for those who see all of it', async () => {
    const { event } = await start();
    expect((await feedOf('', PLATFORM)).status).toBe(201);
    expect((await feedOf(`?owner=${B}`, PLATFORM)).status).toBe(201);
    expect((await feedOf('', ME)).status).toBe(403);
    expect((await feedOf(`?owner=${B}`, ME)).status).toBe(403);
    expect(event.fail).toHaveBeenCalledTimes(2);
    decisions[ME] = { result: AuthorizeResult.DENY };
    expect((await feedOf(`?owner=${A}`, ME)).status).toBe(403);
    const ownsA = isEntityOwner({ claims: [A] });
    const inStaging = isInEnvironment({ environments: ['staging'] });
    decisions[ME] = conditional({ allOf: [ownsA, inStaging] });
    expect((await feedOf(`?owner=${A}`, ME)).status).toBe(403);
    decisions[ME] = conditional({ not: inStaging });
    expect((await feedOf(`?owner=${A}`, ME)).status).toBe(403);
    decisions[ME] = conditional({ anyOf: [inStaging, ownsA] });
    expect((await feedOf(`?owner=${A}`, ME)).status).toBe(201);
    decisions[ME] = conditional({ not: isEntityOwner({ claims: [B] }) });
    expect((await feedOf(`?owner=${A}`, ME)).status).toBe(201);
    expect((await feedOf(`?owner=${B}`, ME)).status).toBe(403);
  });

  it('says what is no owner, and keeps the number of feeds of one user small', async () => {
    await start();
    expect((await feedOf('?owner=no-kind')).status).toBe(400);
    for (let i = 0; i < 20; i++) {
      expect((await feedOf(`?owner=${A}`, ME)).status).toBe(201);
    }
    expect((await feedOf(`?owner=${A}`, ME)).status).toBe(409);
  });

  it('revokes a feed for its maker and for those who see all; each attempt is audited', async () => {
    const { auditor, knex } = await start();
    const { body: mine } = await feedOf(`?owner=${A}`, ME);
    const { body: theirs } = await feedOf('', PLATFORM);
    const { body: list } = await portal.get('/releases/calendars', ME);
    expect(list).toEqual({
      enabled: true,
      feeds: [
        expect.objectContaining({ id: mine.id, ownerRef: A, createdBy: ME }),
      ],
    });
    const { body: all } = await portal.get('/releases/calendars', PLATFORM);
    expect(all.feeds).toHaveLength(2);
    const revoke = async (feed: string, user: string) =>
      (await portal.delete(`/releases/calendars/${feed}`, user)).status;
    expect(await revoke(theirs.id, ME)).toBe(404);
    expect((await read(theirs.url)).status).toBe(200);
    expect(await revoke(mine.id, PLATFORM)).toBe(204);
    expect((await read(mine.url)).status).toBe(404);
    expect(await revoke(mine.id, ME)).toBe(404);
    expect(await revoke(theirs.id, PLATFORM)).toBe(204);
    expect((await read(theirs.url)).status).toBe(404);
    expect(await knex('calendar_feeds')).toHaveLength(2);
    expect(
      auditor.createEvent.mock.calls.map(([{ eventId }]) => eventId),
    ).toEqual([
      'calendar-feed-create',
      'calendar-feed-create',
      'calendar-feed-revoke',
      'calendar-feed-revoke',
      'calendar-feed-revoke',
      'calendar-feed-revoke',
    ]);
  });

  it('answers 304 while nothing changed', async () => {
    await start();
    const { body } = await feedOf('');
    const { headers } = await read(body.url);
    const again = await read(body.url, { 'If-None-Match': headers.etag });
    expect(again.status).toBe(304);
    expect(again.text).toBe('');
    const other = await read(body.url, { 'If-None-Match': 'W/"other"' });
    expect(other.status).toBe(200);
  });

  it('moves the event of a deadline that moved: same UID, next SEQUENCE', async () => {
    const { knex } = await start();
    const removal = async () => {
      const { text } = await portal.get('/releases/calendar.ics', PLATFORM);
      const [, event] = readEvents(text);
      return event;
    };
    const before = await removal();
    expect(await removal()).toMatchObject({ UID: before.UID, SEQUENCE: '0' });
    const moved = ago({ days: -80 }).slice(0, 10);
    await knex('releases').update({ removal_at: moved });
    await knex.transaction(bumpReleasesRevision);
    const after = await removal();
    expect(after).toMatchObject({
      UID: before.UID,
      SEQUENCE: '1',
      DTSTART: moved.replaceAll('-', ''),
    });
    expect(after['LAST-MODIFIED'] >= before['LAST-MODIFIED']).toBe(true);
    expect(await removal()).toMatchObject({ SEQUENCE: '1' });
    const { text } = await portal.get(
      `/releases/calendar.ics?owner=${A}`,
      PLATFORM,
    );
    expect(readEvents(text)[1].UID).not.toBe(before.UID);
    expect(readEvents(text)[1].SEQUENCE).toBe('1');
  });

  it('serves and makes no feed unless app-config asks for them; the file is there all the same', async () => {
    await start({ enabled: false });
    expect((await feedOf('')).status).toBe(501);
    const { body } = await portal.get('/releases/calendars', PLATFORM);
    expect(body).toEqual({ enabled: false, feeds: [] });
    expect((await read('/releases/calendars/x.ics')).status).toBe(401);
    expect((await portal.get('/releases/calendar.ics', ME)).status).toBe(200);
  });
});
