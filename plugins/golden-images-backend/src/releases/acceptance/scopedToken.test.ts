import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { GovernanceTestDatabases } from '../../database/__testUtils__';

jest.setTimeout(60_000);
const databases = GovernanceTestDatabases.create();

const PATH = '/releases/python/3.12/2.1.0';
const DIGEST = `sha256:${'a'.repeat(64)}`;
/** May report, as docs/releases/acceptance.md has it. */
const REPORTER = 'a-token-that-may-report';
/** May open candidates, and read what came of it. */
const EVALUATOR = 'a-token-that-may-evaluate-and-read';
const OPENER = 'a-token-that-may-evaluate';

const RUN = {
  key: 'ci:1',
  stack: 'django',
  result: 'running',
  startedAt: '2026-01-05T08:00:00Z',
};

const CANDIDATE = {
  family: 'python',
  track: '3.12',
  version: '2.1.0',
  reference: `nobody.reads.example/staging/python:3.12-2.1.0@${DIGEST}`,
  mode: 'build',
};

const externalAccess = (
  subject: string,
  token: string,
  permission: string[],
) => ({
  type: 'static',
  options: { subject, token },
  accessRestrictions: [{ plugin: 'golden-images', permission }],
});

describe('a token of app-config that may only report (R-ACC-01)', () => {
  let portal: PortalUnderTest;

  beforeAll(async () => {
    const { knex } = await databases.init('SQLITE_3');
    portal = await PortalUnderTest.start({
      knex,
      config: {
        backend: {
          auth: {
            externalAccess: [
              externalAccess('ci', REPORTER, ['golden-images.release.report']),
              externalAccess('pipeline', EVALUATOR, [
                'golden-images.release.evaluate',
                'golden-images.inventory.read',
              ]),
              externalAccess('staging', OPENER, [
                'golden-images.release.evaluate',
              ]),
            ],
          },
        },
      },
      features: [
        authServiceFactory,
        httpAuthServiceFactory,
        permissionsServiceFactory,
      ],
    });
    // What is reported on; without it the reports below are refused with 404.
    await portal.asService('post', '/releases/candidates', {
      token: EVALUATOR,
      body: CANDIDATE,
    });
  });

  afterAll(async () => {
    await portal.stop();
  });

  it('is answered by what it decided, where it may read nothing', async () => {
    const opened = await portal.asService('post', '/releases/candidates', {
      token: OPENER,
      body: CANDIDATE,
    });
    expect([opened.status, opened.body.error]).toEqual([200, undefined]);
    expect(opened.body).toMatchObject({ stage: 'candidate' });
    const read = await portal.asService('get', `${PATH}/promotion`, {
      token: OPENER,
    });
    expect(read.status).toBe(403);
  });

  it('reports a run, ends it, and reports what does not work, under its own name', async () => {
    const begun = await portal.asService('post', `${PATH}/test-runs`, {
      token: REPORTER,
      body: RUN,
    });
    expect([begun.status, begun.body]).toEqual([
      200,
      expect.objectContaining({ digest: DIGEST, reporter: 'external:ci' }),
    ]);
    const ended = await portal.asService('put', `${PATH}/test-runs/ci:1`, {
      token: REPORTER,
      body: { result: 'passed', endedAt: '2026-01-05T09:00:00Z' },
    });
    expect([ended.status, ended.body.result]).toEqual([200, 'passed']);
    const reported = await portal.asService(
      'post',
      `${PATH}/incompatibilities`,
      {
        token: REPORTER,
        body: {
          key: 'ci:1',
          kind: 'incompatibility',
          title: 'libpq is gone',
          steps: 'import psycopg',
          severity: 'high',
        },
      },
    );
    expect([reported.status, reported.body.may]).toEqual([
      200,
      { statuses: [] },
    ]);
    const decided = await portal.asService(
      'post',
      `${PATH}/incompatibilities/${reported.body.id}/status`,
      { token: REPORTER, body: { status: 'acknowledged' } },
    );
    expect(decided.status).toBe(403);
  });

  it.each([
    ['post', `${PATH}/promotion`, { digest: DIGEST }],
    ['post', `${PATH}/mirror`, { digest: DIGEST }],
    ['post', `${PATH}/fast-track`, { reason: 'Now' }],
    ['post', `${PATH}/rejection`, { reason: 'No' }],
    [
      'post',
      `${PATH}/sign-offs`,
      { role: 'security', decision: 'approved', digest: DIGEST },
    ],
    ['post', `${PATH}/verification`, undefined],
    ['post', `${PATH}/documents`, { spdxVersion: 'SPDX-2.3' }],
    [
      'put',
      `${PATH}/notes`,
      { changes: 'a', breaking: 'b', migration: 'c', after: 0 },
    ],
    ['post', '/releases/candidates', { ...CANDIDATE, version: '2.2.0' }],
    ['get', `${PATH}/acceptance`, undefined],
    ['get', `${PATH}/test-runs`, undefined],
    ['get', `${PATH}/incompatibilities`, undefined],
    ['get', `${PATH}/notes`, undefined],
    ['get', `${PATH}/promotion`, undefined],
    ['get', '/releases', undefined],
    ['get', '/inventory/workloads', undefined],
    ['get', '/audit/entries', undefined],
  ] as const)('is refused: %s %s', async (method, path, body) => {
    const { status } = await portal.asService(method, path, {
      token: REPORTER,
      body,
    });
    expect(status).toBe(403);
  });

  it('is needed: another token may not report, and an unknown one is nobody', async () => {
    const report = (token: string) =>
      portal.asService('post', `${PATH}/test-runs`, {
        token,
        body: { ...RUN, key: 'ci:2' },
      });
    expect((await report(EVALUATOR)).status).toBe(403);
    expect((await report(`${REPORTER}-not`)).status).toBe(401);
    const read = await portal.asService('get', `${PATH}/acceptance`, {
      token: EVALUATOR,
    });
    expect([read.status, read.body.totalRuns]).toEqual([200, 1]);
  });
});
