import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  goldenImagesAuditReadPermission,
  goldenImagesInventoryReadPermission,
  type AuditEntry,
  type Decision,
} from '@image-governance/plugin-golden-images-common';
import { PortalUnderTest } from '../__testUtils__/PortalUnderTest';
import type { GovernanceDatabase } from '../database';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { AuditLog } from './AuditLog';

const databases = GovernanceTestDatabases.create();

const SCRIPT = resolvePackagePath(
  '@image-governance/plugin-golden-images-backend',
  'scripts/verifyAudit.mjs',
);

const DECISIONS: readonly Decision[] = [
  {
    actor: 'user:default/ines',
    action: 'release.sign-off',
    object: 'release:python/3.12/2.1.0',
    after: { role: 'platform', 10: 'a', 9: 'é' },
  },
  {
    actor: 'user:default/jonas',
    action: 'release.veto',
    object: 'release:python/3.12/2.1.0',
    reason: '=HYPERLINK("http://evil.test","see")',
  },
  {
    actor: 'user:default/ines',
    action: 'release.deprecate',
    object: 'release:node/22/1.0.0',
    before: { removalAt: null },
    after: { removalAt: '2027-06-01' },
    reason: 'superseded,\n"as planned"',
  },
];

const READS = [
  '/audit/entries',
  '/audit/verification',
  '/audit/head',
  '/audit/export',
  '/audit/export?format=csv',
];

describe.each(databases.ids())('the audit API on %s', id => {
  let database: GovernanceDatabase;
  let portal: PortalUnderTest;
  let denied: string[] = [];

  const resultOf = (name: string) =>
    denied.includes(name) ? AuthorizeResult.DENY : AuthorizeResult.ALLOW;

  beforeAll(async () => {
    database = await databases.init(id);
    const permissions = mockServices.permissions.mock({
      authorizeConditional: async () => [
        { result: resultOf(goldenImagesInventoryReadPermission.name) },
      ],
      authorize: async requests =>
        requests.map(({ permission }) => ({
          result: resultOf(permission.name),
        })),
    });
    portal = await PortalUnderTest.start({
      knex: database.knex,
      features: [permissions.factory],
    });
    await record();
  });

  afterEach(() => {
    denied = [];
  });

  afterAll(async () => {
    await portal.stop();
  });

  /** One decision a day, from 1 January 2027. */
  async function record() {
    for (const [index, decision] of DECISIONS.entries()) {
      const at = new Date(Date.UTC(2027, 0, index + 1));
      const log = AuditLog.create({ now: () => at });
      await database.transaction(tx => log.record(tx, decision));
    }
  }

  const sequences = (items: readonly AuditEntry[]) =>
    items.map(({ sequence }) => sequence);

  describe('GET /audit/entries', () => {
    it('lists decisions newest first, page by page', async () => {
      const first = await portal.get('/audit/entries?limit=2');
      expect(sequences(first.body.items)).toEqual([3, 2]);
      expect(first.body.totalItems).toBe(3);
      const second = await portal.get(
        `/audit/entries?limit=2&cursor=${first.body.nextCursor}`,
      );
      expect(sequences(second.body.items)).toEqual([1]);
      expect(second.body.nextCursor).toBeUndefined();
      expect(second.body.items[0]).toMatchObject(DECISIONS[0]);
    });

    it.each([
      ['actor=user:default/ines', [3, 1]],
      ['action=release.veto&action=release.deprecate', [3, 2]],
      ['object=release:python/3.12/2.1.0', [2, 1]],
      ['from=2027-01-02T00:00:00Z', [3, 2]],
      ['to=2027-01-02T00:00:00Z', [1]],
      ['from=2027-01-02T01:00:00%2B01:00&to=2027-01-03T00:00:00Z', [2]],
      ['actor=user:default/ines&object=release:node/22/1.0.0', [3]],
      ['actor=user:default/nobody', []],
    ])('filters by %s', async (query, expected) => {
      const { body } = await portal.get(`/audit/entries?${query}`);
      expect(sequences(body.items)).toEqual(expected);
      expect(body.totalItems).toBe(expected.length);
    });

    it.each(['from=yesterday', 'limit=0', 'cursor=x', 'who=me'])(
      'answers 400 to %s',
      async query => {
        expect((await portal.get(`/audit/entries?${query}`)).status).toBe(400);
      },
    );
  });

  describe('GET /audit/verification', () => {
    it('says that the chain is unbroken, how long it is and when it was checked', async () => {
      const { body } = await portal.get('/audit/verification');
      const { body: head } = await portal.get('/audit/head');
      expect(body).toMatchObject({ entries: 3, head: head.head });
      expect(body.broken).toBeUndefined();
    });

    it('checks against a head that was kept elsewhere', async () => {
      const { body } = await portal.get('/audit/head');
      const { sequence, hash } = body.head;
      const ask = (query: string) => portal.get(`/audit/verification?${query}`);
      expect(
        (await ask(`sequence=${sequence}&hash=${hash}`)).body.broken,
      ).toBeUndefined();
      expect((await ask(`sequence=2&hash=${hash}`)).body.broken).toMatchObject({
        sequence: 2,
        fault: 'rewritten',
      });
      expect((await ask(`sequence=9&hash=${hash}`)).body.broken).toMatchObject({
        sequence: 4,
        fault: 'cut-off',
      });
      expect((await ask('sequence=2')).status).toBe(400);
    });
  });

  describe('GET /audit/export', () => {
    it('has an entry a line, and last what it is', async () => {
      const { text, headers } = await portal.get('/audit/export');
      const lines = text
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line));
      expect(sequences(lines.slice(0, 3))).toEqual([1, 2, 3]);
      expect(lines[3].export).toMatchObject({
        complete: true,
        entries: 3,
        head: { sequence: 3, hash: lines[2].hash },
      });
      expect(headers['content-type']).toMatch('application/x-ndjson');
      expect(headers['content-disposition']).toMatch('attachment');
    });

    it('says of itself that it is not complete when it has a filter', async () => {
      const { text } = await portal.get('/audit/export?action=release.veto');
      const lines = text
        .trimEnd()
        .split('\n')
        .map(line => JSON.parse(line));
      expect(lines).toHaveLength(2);
      expect(lines[1].export).toMatchObject({ complete: false, entries: 1 });
    });

    it('lets no cell of a CSV be a formula', async () => {
      const { text } = await portal.get('/audit/export?format=csv');
      const [header, , veto, deprecation] = text.split('\r\n');
      expect(header).toBe(
        'sequence,at,actor,action,object,before,after,reason,previousHash,hash',
      );
      expect(veto).toContain(`"'=HYPERLINK(""http://evil.test"",""see"")"`);
      expect(deprecation).toContain('"superseded,\n""as planned"""');
    });
  });

  describe('GET /releases/…/decisions', () => {
    it('tells of one release, without what only the chain needs', async () => {
      const { body } = await portal.get(
        '/releases/python/3.12/2.1.0/decisions',
      );
      expect(sequences(body.items)).toEqual([2, 1]);
      expect(body.items[1]).toEqual({
        ...DECISIONS[0],
        sequence: 1,
        at: '2027-01-01T00:00:00.000Z',
      });
    });

    it('is for who may read the inventory, also without the audit log', async () => {
      denied = [goldenImagesAuditReadPermission.name];
      const path = '/releases/python/3.12/2.1.0/decisions';
      expect((await portal.get(path)).status).toBe(200);
      denied = [goldenImagesInventoryReadPermission.name];
      expect((await portal.get(path)).status).toBe(403);
    });
  });

  it.each(READS)('denies GET %s without its permission', async path => {
    denied = [goldenImagesAuditReadPermission.name];
    const { status, text } = await portal.get(path);
    expect(status).toBe(403);
    expect(text).not.toContain('release.veto');
  });

  it.each(READS)('denies GET %s to who did not sign in', async path => {
    expect((await portal.getAnonymously(path)).status).toBe(401);
  });

  describe('the command that verifies an export', () => {
    let folder: string;

    beforeEach(() => {
      folder = mkdtempSync(join(tmpdir(), 'audit-'));
    });

    afterEach(() => {
      rmSync(folder, { recursive: true });
    });

    function run(text: string, ...options: string[]) {
      const file = join(folder, 'export.ndjson');
      writeFileSync(file, text);
      return new Promise<{ code: unknown; said: string }>(resolve => {
        execFile(
          process.execPath,
          [SCRIPT, file, ...options],
          (error, stdout, stderr) =>
            resolve({ code: error?.code ?? 0, said: stdout + stderr }),
        );
      });
    }

    it('agrees with the portal', async () => {
      const { text } = await portal.get('/audit/export');
      const { body } = await portal.get('/audit/head');
      expect(await run(text)).toEqual({
        code: 0,
        said: `unbroken: 3 entries, the last of 2027-01-03T00:00:00.000Z\nhead 3:${body.head.hash}\n`,
      });
    });

    it('names what is broken', async () => {
      const { text } = await portal.get('/audit/export');
      const lines = text.trimEnd().split('\n');
      const of = (...kept: number[]) =>
        `${kept.map(n => lines[n]).join('\n')}\n`;
      expect(await run(text.replace('jonas', 'ines'))).toMatchObject({
        code: 1,
        said: expect.stringContaining('entry 2 was changed'),
      });
      expect(await run(of(0, 2, 3))).toMatchObject({
        code: 1,
        said: expect.stringContaining('entry 2 is missing'),
      });
      expect(await run(of(0, 1, 0, 2, 3))).toMatchObject({
        code: 1,
        said: expect.stringContaining('entry 1 is out of order'),
      });
      expect(await run(of(0, 1, 2))).toMatchObject({
        code: 2,
        said: expect.stringContaining('no last line'),
      });
      expect(await run(of(0, 1, 3))).toMatchObject({
        code: 2,
        said: expect.stringContaining('its last entry is 2'),
      });
      expect(await run(text, '--known', `4:${'a'.repeat(64)}`)).toMatchObject({
        code: 1,
        said: expect.stringContaining('entry 4 was in it once'),
      });
    });
  });
});
