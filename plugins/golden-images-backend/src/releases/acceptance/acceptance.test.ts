import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  goldenImagesInventoryReadPermission,
  goldenImagesReleaseReportPermission,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { lockReleases } from '../ReleaseRecords';
import { TestRunStore } from './TestRunStore';

jest.setTimeout(60_000);
const databases = GovernanceTestDatabases.create();

const PLATFORM = 'user:default/plat';
const SECURITY = 'user:default/sec';
const DEVELOPER = 'user:default/dev';
const ID = 'python/3.12/2.1.0';
const PATH = `/releases/${ID}`;
const DIGEST = `sha256:${'a'.repeat(64)}`;
const OTHER = `sha256:${'b'.repeat(64)}`;

const RUN = {
  key: 'ci:1',
  stack: 'django',
  result: 'passed',
  startedAt: '2026-01-05T08:00:00Z',
  endedAt: '2026-01-05T09:00:00Z',
  logUrl: 'https://ci.example.com/1',
  notes: 'Edge case: locale\nis C',
};

const RUN_ON_RECORD = {
  key: 'ci:1',
  result: 'passed',
  startedAt: '2026-01-05T08:00:00.000Z',
  endedAt: '2026-01-05T09:00:00.000Z',
  logUrl: RUN.logUrl,
  notes: RUN.notes,
  reporter: PLATFORM,
};

const REPORT = {
  key: 'form-1',
  kind: 'incompatibility',
  title: 'libpq is gone',
  stack: 'django',
  steps: '1. psql\n2. see',
  severity: 'high',
};

describe.each(databases.ids())('acceptance on %s', id => {
  let knex: Knex;
  let portal: PortalUnderTest;
  let denied: string[];

  const open = (digest: string) =>
    portal.post('/releases/candidates', {
      user: PLATFORM,
      body: {
        family: 'python',
        track: '3.12',
        version: '2.1.0',
        reference: `nobody.reads.example/staging/python:3.12-2.1.0@${digest}`,
        mode: 'build',
      },
    });
  const report = (facts: object = {}, user: string = PLATFORM) =>
    portal.post(`${PATH}/test-runs`, { user, body: { ...RUN, ...facts } });
  const end = (key: string, body: object, user: string = PLATFORM) =>
    portal.put(`${PATH}/test-runs/${key}`, { user, body });
  const complain = (facts: object = {}, user: string = DEVELOPER) =>
    portal.post(`${PATH}/incompatibilities`, {
      user,
      body: { ...REPORT, ...facts },
    });
  const entries = (action: string) => knex('audit_entries').where({ action });

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    denied = [];
    const decide = (name: string) => ({
      result: denied.includes(name)
        ? AuthorizeResult.DENY
        : AuthorizeResult.ALLOW,
    });
    portal = await PortalUnderTest.start({
      knex,
      config: {
        goldenImages: {
          roles: { platform: [PLATFORM], security: [SECURITY] },
          acceptance: { stacks: { python: ['django', 'fastapi'] } },
        },
      },
      features: [
        createServiceFactory({
          service: coreServices.permissions,
          deps: {},
          factory: () =>
            mockServices.permissions.mock({
              authorizeConditional: async asked =>
                asked.map(({ permission }) => decide(permission.name)),
              authorize: async asked =>
                asked.map(({ permission }) => decide(permission.name)),
            }),
        }),
      ],
    });
    await open(DIGEST);
  });

  afterEach(async () => {
    await portal.stop();
  });

  describe('test runs', () => {
    it('R-ACC-01 decide the gate by the newest of each required stack, and move the candidate on', async () => {
      const before = await portal.get(`${PATH}/acceptance`);
      expect(before.body).toMatchObject({
        sentence:
          '0 of 2 stacks passed; django was not tested; fastapi was not tested.',
        gate: { state: 'missing' },
        may: { report: false },
      });
      await report();
      await report({ key: 'ci:2', stack: 'fastapi', result: 'failed' });
      await report({
        key: 'ci:3',
        stack: 'fastapi',
        result: 'error',
        startedAt: '2026-01-06T08:00:00Z',
        endedAt: '2026-01-06T08:30:00Z',
      });
      const failing = await portal.get(`${PATH}/acceptance`, PLATFORM);
      expect(failing.body).toMatchObject({
        digest: DIGEST,
        sentence:
          '1 of 2 stacks passed; fastapi has not come to a result since 5 Jan 2026.',
        stacks: [
          { stack: 'django', required: true, newest: RUN_ON_RECORD },
          { stack: 'fastapi', failingSince: '2026-01-05T08:00:00.000Z' },
        ],
        gate: { gate: 'acceptance-tests', state: 'failed' },
        timing: { longest: 3600, testing: 5400 },
        totalRuns: 3,
        may: { report: true },
      });
      await report({
        key: 'ci:4',
        stack: 'fastapi',
        startedAt: '2026-01-07T08:00:00Z',
        endedAt: '2026-01-07T08:30:00Z',
      });
      const promotion = await portal.get(`${PATH}/promotion`);
      expect(promotion.body.candidate.stage).toBe('testing');
      expect(promotion.body.candidate.gate.gates).toContainEqual({
        gate: 'acceptance-tests',
        state: 'passed',
        because: 'django and fastapi passed.',
        at: '2026-01-07T08:30:00.000Z',
      });
      expect(await entries('release.test.report')).toHaveLength(4);
    });

    it('that are sent again change nothing, and another under their key is a conflict', async () => {
      const first = await report();
      const [again, more] = await Promise.all([report(), report()]);
      expect([again.status, more.status]).toEqual([200, 200]);
      expect(again.body).toEqual(first.body);
      const other = await report({ result: 'failed' });
      expect(other.status).toBe(409);
      expect(other.body.error.message).toContain('give a new run a new key');
      expect(await knex('test_runs').select('result')).toEqual([
        { result: 'passed' },
      ]);
      expect(await entries('release.test.report')).toHaveLength(1);
    });

    // A promotion that holds the release waits for nothing that a report holds; SQLite has one writer in any case.
    if (id !== 'SQLITE_3') {
      it('wait for who decides on the release without holding their run', async () => {
        const { key, stack, startedAt } = RUN;
        await portal.post(`${PATH}/test-runs`, {
          user: PLATFORM,
          body: { key, stack, startedAt, result: 'running' },
        });
        const waiting = await knex.transaction(async tx => {
          await lockReleases(tx);
          const ended = end(key, { result: 'passed', endedAt: RUN.endedAt });
          let blocked = 0;
          while (blocked === 0) {
            const { rows } = await tx.raw(
              `select count(*)::int as count from pg_stat_activity
               where datname = current_database() and wait_event_type = 'Lock'`,
            );
            blocked = rows[0].count;
          }
          await tx.raw(`set local lock_timeout = '500ms'`);
          await tx('test_runs').where({ key }).update({ key });
          return { ended };
        });
        expect((await waiting.ended).status).toBe(200);
      });
    }

    it('that come at once under one key are one run', async () => {
      const answers = await Promise.all([
        report({ key: 'ci:9' }),
        report({ key: 'ci:9' }),
        report({ key: 'ci:9' }),
      ]);
      expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
      expect(await entries('release.test.report')).toHaveLength(1);
    });

    it('are reported running and ended once; late repetitions of either call change nothing', async () => {
      const { key, stack, startedAt } = RUN;
      const running = { key, stack, startedAt, result: 'running' };
      const start = () =>
        portal.post(`${PATH}/test-runs`, { user: PLATFORM, body: running });
      expect((await start()).body).toMatchObject({ result: 'running' });
      const gate = async () =>
        (await portal.get(`${PATH}/acceptance`)).body.gate.because;
      expect(await gate()).toContain('django is running since 5 Jan 2026');

      const ending = { result: 'passed', endedAt: RUN.endedAt };
      expect(
        (await end(key, { ...ending, endedAt: '2026-01-04T00:00:00Z' })).status,
      ).toBe(400);
      expect((await end(key, ending)).body).toMatchObject({
        result: 'passed',
        endedAt: '2026-01-05T09:00:00.000Z',
      });
      expect((await end(key, ending)).status).toBe(200);
      expect((await start()).body).toMatchObject({ result: 'passed' });
      expect((await end(key, { ...ending, result: 'failed' })).status).toBe(
        409,
      );
      expect((await end('ci:none', ending)).status).toBe(404);
      expect(await entries('release.test.report')).toHaveLength(2);
    });

    it('of other content decide nothing, and stay on record', async () => {
      await report({ digest: OTHER });
      expect((await portal.get(`${PATH}/acceptance`)).body).toMatchObject({
        gate: { state: 'missing' },
        totalRuns: 1,
      });
      expect((await open(OTHER)).status).toBe(200);
      expect((await portal.get(`${PATH}/acceptance`)).body).toMatchObject({
        sentence: '1 of 2 stacks passed; fastapi was not tested.',
      });
    });

    it('are for CI and the platform role', async () => {
      for (const user of [DEVELOPER, SECURITY]) {
        expect((await report({}, user)).status).toBe(403);
        expect(
          (await end('ci:1', { result: 'passed', endedAt: RUN.endedAt }, user))
            .status,
        ).toBe(403);
      }
      denied = [goldenImagesReleaseReportPermission.name];
      expect((await report()).status).toBe(403);
      expect(await knex('test_runs').select()).toEqual([]);
    });

    it('are read by those who may read', async () => {
      denied = [goldenImagesInventoryReadPermission.name];
      expect((await portal.get(`${PATH}/acceptance`)).status).toBe(403);
      expect((await portal.get(`${PATH}/test-runs`)).status).toBe(403);
      expect((await portal.get(`${PATH}/incompatibilities`)).status).toBe(403);
      expect((await portal.get(`${PATH}/notes`)).status).toBe(403);
      expect((await portal.get(`${PATH}/notes/revisions`)).status).toBe(403);
    });

    it('refuse what could harm a reader, and name the field', async () => {
      for (const [facts, problem] of [
        // eslint-disable-next-line no-script-url
        [{ logUrl: 'javascript:alert(1)' }, 'logUrl'],
        [{ logUrl: 'https://a:secret@ci.example.com' }, 'logUrl'],
        [{ notes: 'a\u0000b' }, 'notes'],
        [{ stack: 'evil\u202Eognajd' }, 'stack'],
        [{ notes: 'a'.repeat(10_001) }, 'notes'],
        [{ startedAt: '2026-01-05' }, 'startedAt'],
        [{ digest: 'latest' }, 'digest'],
        [{ key: '../x' }, 'key'],
        [{ more: 1 }, 'more'],
      ] as const) {
        const { status, body } = await report(facts);
        expect([status, body.error.message]).toEqual([
          400,
          expect.stringContaining(problem),
        ]);
        expect(body.error.message).not.toContain('secret');
      }
      expect(await knex('test_runs').select()).toEqual([]);
    });

    it('are tested on a limited number of stacks', async () => {
      const { knex: connection } = { knex };
      await connection.transaction(async tx => {
        const store = new TestRunStore();
        for (let i = 0; i < 50; i += 1) {
          await store.add(tx, ID, aRun(i, `stack-${i}`), {});
        }
      });
      expect((await report({ stack: 'one-more' })).status).toBe(409);
      expect((await report({ stack: 'stack-7' })).status).toBe(200);
    });

    it('are paged: ten thousand of them, each once, last started first', async () => {
      const rows = Array.from({ length: 10_000 }, (_, i) => ({
        release_id: ID,
        key: `many:${i}`,
        digest: DIGEST,
        stack: i % 2 ? 'django' : 'fastapi',
        result: 'passed',
        // Many start at the same time.
        started_at: new Date(
          Date.UTC(2026, 0, 1) + Math.floor(i / 7) * 60_000,
        ).toISOString(),
        ended_at: '2026-03-01T00:00:00.000Z',
        reporter: 'external:ci',
        reported_at: '2026-03-01T00:00:00.000Z',
        reported: '{}',
      }));
      await knex.batchInsert('test_runs', rows, 50);
      const seen: string[] = [];
      const starts: string[] = [];
      let query = '';
      do {
        const { body } = await portal.get(
          `${PATH}/test-runs?limit=200&stack=django${query}`,
        );
        expect(body.totalItems).toBe(5000);
        for (const { key, startedAt } of body.items) {
          seen.push(key);
          starts.push(startedAt);
        }
        query = body.nextCursor ? `&cursor=${body.nextCursor}` : '';
      } while (query);
      expect(new Set(seen).size).toBe(5000);
      expect(seen).toHaveLength(5000);
      expect(starts).toEqual([...starts].sort().reverse());
      const { body } = await portal.get(`${PATH}/acceptance`);
      expect(body.stacks).toHaveLength(2);
      const strange = await portal.get(
        `${PATH}/test-runs?stack=django&cursor=abc`,
      );
      expect(strange.status).toBe(400);
    });

    it('are of something that exists', async () => {
      const unknown = '/releases/python/3.12/9.9.9';
      for (const part of [
        'acceptance',
        'test-runs',
        'incompatibilities',
        'notes',
        'notes/revisions',
      ]) {
        expect((await portal.get(`${unknown}/${part}`)).status).toBe(404);
      }
      const posted = await portal.post(`${unknown}/test-runs`, {
        user: PLATFORM,
        body: RUN,
      });
      expect(posted.status).toBe(404);
    });
  });

  describe('incompatibilities', () => {
    it('R-ACC-03 are reported by app teams once, shown, and platform is told', async () => {
      const first = await complain();
      expect(first.status).toBe(200);
      expect((await complain()).body).toEqual(first.body);
      expect((await complain({ title: 'Other' })).status).toBe(409);
      expect((await complain({}, SECURITY)).status).toBe(409);

      const { body } = await portal.get(`${PATH}/incompatibilities`);
      expect(body).toMatchObject({
        totalItems: 1,
        unresolved: 1,
        may: { report: true },
        items: [
          {
            ...REPORT,
            digest: DIGEST,
            reporter: DEVELOPER,
            status: 'open',
            may: { statuses: [] },
          },
        ],
      });
      expect(
        await knex('notices').where('key', 'like', 'incompatibility:%'),
      ).toMatchObject([
        {
          title: 'An incompatibility of python 3.12 golden-v2.1.0 was reported',
          roles: '["platform"]',
        },
      ]);
      expect(await entries('release.incompatibility.report')).toHaveLength(1);
    });

    it('R-APP-10 tell security of a finding, whose steps are for those who close it', async () => {
      const { body } = await complain({ kind: 'security' });
      const steps = async (user: string) =>
        (await portal.get(`${PATH}/incompatibilities`, user)).body.items[0]
          .steps;
      expect(await steps('user:default/anyone')).toBeUndefined();
      expect(await steps(DEVELOPER)).toBe(REPORT.steps);
      expect(await steps(PLATFORM)).toBe(REPORT.steps);
      expect(await steps(SECURITY)).toBe(REPORT.steps);
      expect(
        await knex('notices').where('key', 'like', 'incompatibility:%'),
      ).toMatchObject([{ roles: '["platform","security"]', severity: 'high' }]);
      await portal.post(`${PATH}/incompatibilities/${body.id}/status`, {
        user: SECURITY,
        body: { status: 'resolved', reason: 'Patched in 2.1.1' },
      });
      expect(await steps('user:default/anyone')).toBe(REPORT.steps);
    });

    it('are acknowledged and resolved by platform or security, on record with the reason', async () => {
      const { body } = await complain();
      const path = `${PATH}/incompatibilities/${body.id}/status`;
      const set = (status: string, reason?: string, user = PLATFORM) =>
        portal.post(path, {
          user,
          body: { status, ...(reason && { reason }) },
        });
      expect((await set('acknowledged', undefined, DEVELOPER)).status).toBe(
        403,
      );
      expect((await set('acknowledged')).body).toMatchObject({
        status: 'acknowledged',
        decided: { by: PLATFORM },
        may: { statuses: ['resolved', 'open'] },
      });
      expect((await set('acknowledged')).status).toBe(200);
      const unreasoned = await set('resolved');
      expect([unreasoned.status, unreasoned.body.error.message]).toEqual([
        409,
        'Say how it was resolved.',
      ]);
      expect((await set('resolved', 'Fixed', SECURITY)).status).toBe(200);
      const resolved = await portal.get(
        `${PATH}/incompatibilities?status=resolved`,
      );
      expect(resolved.body).toMatchObject({ totalItems: 1, unresolved: 0 });
      denied = [goldenImagesReleaseReportPermission.name];
      expect((await set('open', 'Again')).status).toBe(403);
      expect(
        (await entries('release.incompatibility.report')).map(e => e.reason),
      ).toEqual([null, null, 'Fixed']);
      expect(
        (
          await portal.post(`${PATH}/incompatibilities/99999/status`, {
            user: PLATFORM,
            body: { status: 'open', reason: 'x' },
          })
        ).status,
      ).toBe(403);
    });

    it('are about their own release', async () => {
      const { body } = await complain();
      const { status } = await portal.post(
        `/releases/python/3.12/2.2.0/incompatibilities/${body.id}/status`,
        { user: PLATFORM, body: { status: 'acknowledged' } },
      );
      expect(status).toBe(404);
    });

    it('need their steps and the permission', async () => {
      const empty = await complain({ steps: ' ' });
      expect([empty.status, empty.body.error.message]).toEqual([
        400,
        'steps: is empty',
      ]);
      denied = [goldenImagesReleaseReportPermission.name];
      expect((await complain()).status).toBe(403);
      expect(
        (await portal.get(`${PATH}/incompatibilities`)).body.may.report,
      ).toBe(false);
      expect(await knex('incompatibility_reports').select()).toEqual([]);
    });
  });
});

function aRun(i: number, stack: string) {
  return {
    key: `seed:${i}`,
    digest: DIGEST,
    stack,
    result: 'passed' as const,
    startedAt: '2026-01-01T00:00:00.000Z',
    endedAt: '2026-01-01T01:00:00.000Z',
    reporter: 'external:ci',
    reportedAt: '2026-01-01T01:00:00.000Z',
  };
}
