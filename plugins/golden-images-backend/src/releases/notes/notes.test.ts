import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { goldenImagesReleaseNotesPermission } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { GovernanceTestDatabases } from '../../database/__testUtils__';

jest.setTimeout(60_000);
const databases = GovernanceTestDatabases.create();

const PLATFORM = 'user:default/plat';
const DEVELOPER = 'user:default/dev';
const ID = 'python/3.12/2.1.0';
const PATH = `/releases/${ID}/notes`;
const NOTES = {
  changes: '- OpenSSL 3.5',
  breaking: 'None.',
  migration: 'Change the tag.',
};

describe.each(databases.ids())('release notes on %s', id => {
  let knex: Knex;
  let portal: PortalUnderTest;
  let denied: string[];

  const write = (body: object, user: string = PLATFORM) =>
    portal.put(PATH, { user, body: { ...NOTES, after: 0, ...body } });

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    denied = [];
    portal = await PortalUnderTest.start({
      knex,
      config: { goldenImages: { roles: { platform: [PLATFORM] } } },
      features: [
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorizeConditional: async asked =>
                asked.map(() => ({ result: AuthorizeResult.ALLOW })),
              authorize: async asked =>
                asked.map(({ permission }) => ({
                  result: denied.includes(permission.name)
                    ? AuthorizeResult.DENY
                    : AuthorizeResult.ALLOW,
                })),
            }),
        }),
      ],
    });
    await portal.post('/releases/candidates', {
      user: PLATFORM,
      body: {
        family: 'python',
        track: '3.12',
        version: '2.1.0',
        reference: `nobody.reads.example/python:3.12-2.1.0@sha256:${'a'.repeat(
          64,
        )}`,
        mode: 'build',
      },
    });
  });

  afterEach(async () => {
    await portal.stop();
  });

  it('R-RN-01 are written in three parts, and let the promotion go on once each says something', async () => {
    const blockedBy = async () =>
      (
        await portal.get(`/releases/${ID}/promotion`)
      ).body.candidate.gate.blockedBy.filter((each: string) =>
        /notes/i.test(each),
      );
    expect((await portal.get(PATH)).body).toEqual({
      missing: ['changes', 'breaking', 'migration'],
      may: { write: false },
    });
    expect(await blockedBy()).toHaveLength(1);

    await write({ migration: '' });
    expect(await blockedBy()).toHaveLength(1);

    const { body } = await write({ after: 1 });
    expect(body).toMatchObject({
      notes: { ...NOTES, revision: 2, author: PLATFORM },
      missing: [],
      may: { write: true },
    });
    expect(await blockedBy()).toEqual([]);
  });

  it('R-RET-03 keep every revision, newest first, each with its author and reason', async () => {
    for (let i = 0; i < 7; i += 1) {
      await write({ after: i, changes: `Change ${i}`, reason: `Reason ${i}` });
    }
    const first = await portal.get(`${PATH}/revisions`);
    expect(first.body.totalItems).toBe(7);
    const second = await portal.get(
      `${PATH}/revisions?cursor=${first.body.nextCursor}`,
    );
    expect(
      [...first.body.items, ...second.body.items].map(
        ({ revision, changes, reason }) => [revision, changes, reason],
      ),
    ).toEqual(
      [6, 5, 4, 3, 2, 1, 0].map(i => [i + 1, `Change ${i}`, `Reason ${i}`]),
    );
    expect(second.body.nextCursor).toBeUndefined();
  });

  it('stay when nothing names the release any more', async () => {
    await write({});
    await knex('candidates').del();
    await knex('releases').del();
    expect((await portal.get(PATH)).body.notes).toMatchObject(NOTES);
    expect((await portal.get(`${PATH}/revisions`)).body.totalItems).toBe(1);
  });

  it('R-RN-02 of a deprecated release get their migration guidance, audited with before and after', async () => {
    await write({});
    await knex('releases')
      .where({ id: ID })
      .update({ announced_at: '2026-01-01', removal_at: '2026-07-01' });
    const { status } = await write({
      after: 1,
      migration: 'Move to 2.2.0.',
      reason: 'Deprecated',
    });
    expect(status).toBe(200);
    const [entry] = await knex('audit_entries')
      .where({ action: 'release.notes.write' })
      .orderBy('sequence', 'desc')
      .limit(1);
    expect(entry).toMatchObject({
      actor: PLATFORM,
      object: `release:${ID}`,
      reason: 'Deprecated',
    });
    expect(JSON.parse(entry.before)).toMatchObject({
      revision: 1,
      migration: 'Change the tag.',
    });
    expect(JSON.parse(entry.after)).toMatchObject({
      revision: 2,
      migration: 'Move to 2.2.0.',
    });
  });

  it('that are sent again change nothing; a change in between is a conflict', async () => {
    await write({});
    expect((await write({})).body.notes.revision).toBe(1);
    const stale = await write({ changes: 'Mine' });
    expect(stale.status).toBe(409);
    expect(stale.body.error.message).toContain('Somebody else changed');
    expect((await write({ changes: 'Mine', after: 7 })).status).toBe(409);
    expect(await knex('release_notes').select('revision')).toEqual([
      { revision: 1 },
    ]);
  });

  it('of two people at once are those of one, and the other is told', async () => {
    const answers = await Promise.all([
      write({ changes: 'Mine' }),
      write({ changes: 'Yours' }),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect(await knex('release_notes').select('revision')).toHaveLength(1);
  });

  it('are kept as they are written, and refused when they are too long or hide something', async () => {
    const text = `<script>alert(1)</script> [x](javascript:alert(1)) ${'語'.repeat(
      9000,
    )}`;
    const { body } = await write({
      changes: text,
      breaking: text,
      migration: text,
    });
    expect(body.notes.changes).toBe(text);
    for (const changes of ['a'.repeat(10_001), 'a\u0000', '\u202Ea']) {
      const refused = await write({ after: 1, changes });
      expect([refused.status, refused.body.error.message]).toEqual([
        400,
        expect.stringContaining('changes'),
      ]);
    }
    const empty = { changes: '', breaking: '', migration: '' };
    expect((await write({ after: 1, ...empty })).status).toBe(400);
  });

  it('are for the platform role, with the permission', async () => {
    expect((await write({}, DEVELOPER)).status).toBe(403);
    denied = [goldenImagesReleaseNotesPermission.name];
    expect((await write({})).status).toBe(403);
    expect((await portal.get(PATH, PLATFORM)).body.may.write).toBe(false);
    expect(await knex('release_notes').select()).toEqual([]);
  });
});
