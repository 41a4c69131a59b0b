import { createHash } from 'node:crypto';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { NotAllowedError } from '@backstage/errors';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  goldenImagesReleasePromotePermission,
  hashedText,
  type AuditEntry,
  type Decision,
} from '@image-governance/plugin-golden-images-common';
import type { GovernanceDatabase } from '../database';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { Actors } from './Actors';
import { AuditLog } from './AuditLog';
import { AuditReader } from './AuditReader';
import { AuditVerifier } from './AuditVerifier';
import { Decisions, type WantedDecision } from './Decisions';

const databases = GovernanceTestDatabases.create();

const DECISION: Decision = {
  actor: 'user:default/ines',
  action: 'release.promote',
  object: 'release:python/3.12/2.1.0',
  after: { promoted: true },
  reason: 'all gates passed',
};

const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

describe.each(databases.ids())('audit on %s', id => {
  let database: GovernanceDatabase;
  let log: AuditLog;
  let reader: AuditReader;
  let now: Date;

  beforeEach(async () => {
    database = await databases.init(id);
    now = new Date('2027-01-01T00:00:00.000Z');
    log = AuditLog.create({ now: () => now });
    reader = AuditReader.create({ knex: database.knex });
  });

  const record = (decision: Partial<Decision> = {}) =>
    database.transaction(tx => log.record(tx, { ...DECISION, ...decision }));

  async function entries(): Promise<AuditEntry[]> {
    const all: AuditEntry[] = [];
    for await (const entry of reader.all({}, await reader.head())) {
      all.push(entry);
    }
    return all;
  }

  const verifier = () =>
    AuditVerifier.create({ knex: database.knex, reader, now: () => now });

  /** What somebody with the rights of the database's owner can do. */
  async function tamper(work: () => Promise<unknown>) {
    const { knex } = database;
    const sqlite = id === 'SQLITE_3';
    await knex.raw(
      sqlite
        ? 'drop trigger audit_entries_keep_update'
        : 'alter table audit_entries disable trigger all',
    );
    if (sqlite) {
      await knex.raw('drop trigger audit_entries_keep_delete');
    }
    await work();
  }

  describe('AuditLog (R-AUD-01)', () => {
    it('continues the chain', async () => {
      await record();
      await record({ object: 'release:node/22/1.0.0' });
      const [first, second] = await entries();
      expect(first).toMatchObject({ ...DECISION, sequence: 1 });
      expect(second).toMatchObject({
        sequence: 2,
        previousHash: first.hash,
        at: '2027-01-01T00:00:00.000Z',
      });
    });

    it('has no fork and no gap when many write at once', async () => {
      await Promise.all(
        Array.from({ length: 12 }, (_, n) => record({ reason: `${n}` })),
      );
      expect((await entries()).map(({ sequence }) => sequence)).toEqual(
        Array.from({ length: 12 }, (_, n) => n + 1),
      );
      expect(await verifier().verify()).toMatchObject({
        entries: 12,
        head: { sequence: 12 },
      });
    });

    it('keeps nothing of a transaction that failed', async () => {
      await record();
      await expect(
        database.transaction(async tx => {
          await log.record(tx, DECISION);
          throw new Error('no');
        }),
      ).rejects.toThrow('no');
      await record();
      expect((await entries()).map(({ sequence }) => sequence)).toEqual([1, 2]);
    });

    it.each<[string, Partial<Decision>]>([
      ['unicode', { reason: 'Grüße 👋 ﬁ e\u0301', after: { ключ: '値' } }],
      ['numbers', { after: [0.1, 1e21, -0, 2 ** 53, 1e-7] }],
      ['dates', { before: { at: new Date(0) } }],
      ['what has no value', { after: { a: undefined, b: null }, reason: '' }],
      ['nothing at all', { before: undefined, after: null, reason: undefined }],
      ['half a character', { reason: 'a\ud800b', after: { x: '\ud800' } }],
      ['NUL', { reason: 'a\0b', after: 'a\0b' }],
      ['keys that are numbers', { after: { 10: 'a', 9: 'b' } }],
      ['what JSON has no word for', { after: () => 1 }],
    ])('hashes %s as it is read back', async (_what, decision) => {
      await record(decision);
      const [{ hash, ...entry }] = await entries();
      expect(sha256(hashedText(entry))).toBe(hash);
    });

    it.each([
      ['changed', () => database.knex('audit_entries').update({ reason: 'x' })],
      ['removed', () => database.knex('audit_entries').delete()],
      [
        'replaced',
        async () => {
          const row = await database.knex('audit_entries').first();
          await database
            .knex('audit_entries')
            .insert({ ...row, reason: 'x' })
            .onConflict('sequence')
            .merge();
        },
      ],
    ])('cannot be %s in the database', async (_how, work) => {
      await record();
      // By its message: the driver's error may come from the realm of another test file.
      await expect(work()).rejects.toMatchObject({
        message: expect.stringContaining('append-only'),
      });
      expect(await entries()).toMatchObject([{ reason: DECISION.reason }]);
    });
  });

  describe('AuditVerifier', () => {
    it('finds an empty log unbroken', async () => {
      const found = await verifier().verify();
      expect(found).toEqual({ at: now.toISOString(), entries: 0 });
    });

    it('names the entry that was changed', async () => {
      await record();
      await record();
      await tamper(() =>
        database
          .knex('audit_entries')
          .where({ sequence: 1 })
          .update({ actor: 'user:default/mallory' }),
      );
      expect((await verifier().verify()).broken).toMatchObject({
        sequence: 1,
        fault: 'changed',
      });
    });

    it('names the entry whose value was made unreadable', async () => {
      await record();
      await tamper(() => database.knex('audit_entries').update({ after: '{' }));
      expect((await verifier().verify()).broken).toMatchObject({
        sequence: 1,
        fault: 'changed',
      });
    });

    it('misses what was taken from the end since it last looked, for as long as it is gone', async () => {
      await record();
      await record();
      await verifier().verify();
      await tamper(() =>
        database.knex('audit_entries').where({ sequence: 2 }).delete(),
      );
      for (const _time of [1, 2]) {
        expect((await verifier().verify()).broken).toMatchObject({
          sequence: 2,
          fault: 'cut-off',
        });
      }
    });

    it('misses it also against a head that was kept elsewhere', async () => {
      await record();
      const found = await verifier().verifyAgainst({
        sequence: 3,
        hash: 'a'.repeat(64),
      });
      expect(found.broken).toMatchObject({ sequence: 2, fault: 'cut-off' });
    });

    it('reads a log of several pages to its end', async () => {
      await database.transaction(async tx => {
        for (let n = 0; n < 1001; n += 1) {
          await log.record(tx, DECISION);
        }
      });
      expect(await verifier().verify()).toMatchObject({
        entries: 1001,
        head: { sequence: 1001 },
      });
    });

    it('answers with its last check for five minutes', async () => {
      await verifier().recent();
      await record();
      now = new Date('2027-01-01T00:04:00.000Z');
      expect(await verifier().recent()).toMatchObject({
        at: '2027-01-01T00:00:00.000Z',
        entries: 0,
      });
      now = new Date('2027-01-01T00:05:00.000Z');
      expect(await verifier().recent()).toMatchObject({
        at: '2027-01-01T00:05:00.000Z',
        entries: 1,
      });
    });
  });

  describe('Decisions', () => {
    const WANTED: WantedDecision = {
      action: 'release.promote',
      object: DECISION.object,
      what: 'promote a release',
      permission: goldenImagesReleasePromotePermission,
      role: 'platform',
    };
    const user = mockCredentials.user('user:default/ines');

    function setUp(
      options: { denied?: boolean; platform?: readonly string[] } = {},
    ) {
      const event = { success: jest.fn(), fail: jest.fn() };
      const auditor = mockServices.auditor.mock();
      auditor.createEvent.mockResolvedValue(event);
      const onDecided = jest.fn();
      const decisions = Decisions.create({
        auditor,
        database,
        log,
        onDecided,
        actors: Actors.create({
          auth: mockServices.auth(),
          userInfo: mockServices.userInfo({
            userEntityRef: 'user:default/ines',
            ownershipEntityRefs: ['user:default/ines', 'group:default/plat'],
          }),
          members: { platform: options.platform ?? ['group:default/plat'] },
        }),
        permissions: mockServices.permissions.mock({
          authorize: async () => [
            {
              result: options.denied
                ? AuthorizeResult.DENY
                : AuthorizeResult.ALLOW,
            },
          ],
        }),
      });
      return { decisions, event, auditor, onDecided };
    }

    it('makes the change and its entry, and says so to the auditor', async () => {
      const { decisions, event, auditor, onDecided } = setUp();
      const made = await decisions.make(WANTED, user, async tx => {
        await tx('revisions').insert({ name: 'made', value: '1' });
        return { before: 1, after: 2, reason: 'why', result: 'done' };
      });
      expect(made).toBe('done');
      expect(await entries()).toMatchObject([
        {
          actor: 'user:default/ines',
          action: WANTED.action,
          object: WANTED.object,
          before: 1,
          after: 2,
          reason: 'why',
        },
      ]);
      expect(auditor.createEvent).toHaveBeenCalledWith(
        expect.objectContaining({
          eventId: 'release-promote',
          meta: { object: WANTED.object },
        }),
      );
      expect(event.success).toHaveBeenCalledTimes(1);
      expect(event.fail).not.toHaveBeenCalled();
      expect(onDecided).toHaveBeenCalledTimes(1);
    });

    it('keeps no entry where nothing changed', async () => {
      const { decisions, event } = setUp();
      await decisions.make(WANTED, user, async () => ({
        unchanged: true,
        result: undefined,
      }));
      expect(await entries()).toEqual([]);
      expect(event.success).toHaveBeenCalledTimes(1);
    });

    it.each([
      ['the permission', { denied: true }, 'You may not promote a release'],
      ['the role', { platform: ['group:default/other'] }, 'platform role'],
    ])('is denied without %s', async (_what, options, message) => {
      const { decisions, event, onDecided } = setUp(options);
      const work = jest.fn();
      const denied = decisions.make(WANTED, user, work);
      await expect(denied).rejects.toThrow(NotAllowedError);
      await expect(denied).rejects.toThrow(message);
      expect(work).not.toHaveBeenCalled();
      expect(await entries()).toEqual([]);
      expect(event.fail).toHaveBeenCalledTimes(1);
      expect(event.success).not.toHaveBeenCalled();
      expect(onDecided).not.toHaveBeenCalled();
    });

    it('denies a service what takes a role', async () => {
      const { decisions } = setUp();
      await expect(
        decisions.make(WANTED, mockCredentials.service('ci'), jest.fn()),
      ).rejects.toThrow('platform role');
    });

    it('names a service that may in the record', async () => {
      const { decisions } = setUp();
      await decisions.make(
        { ...WANTED, role: undefined },
        mockCredentials.service('external:ci'),
        async () => ({ result: undefined }),
      );
      expect(await entries()).toMatchObject([{ actor: 'external:ci' }]);
    });

    it('denies who did not sign in', async () => {
      const { decisions, event } = setUp();
      await expect(
        decisions.make(
          { ...WANTED, role: undefined },
          mockCredentials.none(),
          jest.fn(),
        ),
      ).rejects.toThrow(NotAllowedError);
      expect(event.fail).toHaveBeenCalledTimes(1);
    });

    it('leaves nothing behind when the work fails half way', async () => {
      const { decisions, event } = setUp();
      await expect(
        decisions.make(WANTED, user, async tx => {
          await tx('revisions').insert({ name: 'half', value: '1' });
          throw new Error('half way');
        }),
      ).rejects.toThrow('half way');
      expect(await entries()).toEqual([]);
      expect(await database.knex('revisions').where({ name: 'half' })).toEqual(
        [],
      );
      expect(event.fail).toHaveBeenCalledWith({
        error: expect.objectContaining({ message: 'half way' }),
      });
    });

    it('records once a decision that the database made start again', async () => {
      const { decisions } = setUp();
      let runs = 0;
      await decisions.make(WANTED, user, async () => {
        runs += 1;
        if (runs === 1) {
          throw Object.assign(new Error('deadlock'), { code: '40P01' });
        }
        return { result: undefined };
      });
      expect(await entries()).toHaveLength(1);
    });

    it('never calls a decision failed that stands', async () => {
      const { decisions, event } = setUp();
      event.success.mockRejectedValue(new Error('log is full'));
      await expect(
        decisions.make(WANTED, user, async () => ({ result: undefined })),
      ).rejects.toThrow('log is full');
      expect(event.fail).not.toHaveBeenCalled();
      expect(await entries()).toHaveLength(1);
    });
  });
});
