import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import type { Knex } from 'knex';
import { PortalUnderTest } from '../../__testUtils__/PortalUnderTest';
import { GovernanceTestDatabases } from '../../database/__testUtils__';

jest.setTimeout(60_000);
const databases = GovernanceTestDatabases.create();

const PATH = '/customizations/requests';
const FOUND = '/customizations/requested-image?path=images/data/x/Dockerfile';
/** May report on requests, as docs/customizations/requests.md has it. */
const REPORTER = 'a-token-that-may-report-on-requests';
const OTHER = 'a-token-that-may-report-on-releases';
const DIGEST = `sha256:${'a'.repeat(64)}`;

const externalAccess = (
  subject: string,
  token: string,
  permission: string,
) => ({
  type: 'static',
  options: { subject, token },
  accessRestrictions: [{ plugin: 'golden-images', permission: [permission] }],
});

const REPORT = { key: 'ci:1', revision: 1, build: { result: 'failed' } };

describe('a token of app-config that may only report on requests', () => {
  let portal: PortalUnderTest;

  beforeAll(async () => {
    const { knex } = await databases.init('SQLITE_3');
    portal = await PortalUnderTest.start({
      knex,
      config: {
        backend: {
          auth: {
            externalAccess: [
              externalAccess(
                'images-ci',
                REPORTER,
                'golden-images.customization.report',
              ),
              externalAccess('ci', OTHER, 'golden-images.release.report'),
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
    await addRequest(knex);
  });

  afterAll(async () => {
    await portal.stop();
  });

  it('reports under its own name, and is answered by how the request stands', async () => {
    const { status, body } = await portal.asService(
      'post',
      `${PATH}/1/checks`,
      {
        token: REPORTER,
        body: REPORT,
      },
    );
    expect([status, body.error]).toEqual([200, undefined]);
    expect(body).toMatchObject({
      state: 'checks-failed',
      comment: expect.stringContaining(
        '**Build**: The Dockerfile does not build.',
      ),
    });
    const early = await portal.asService('post', `${PATH}/1/progress`, {
      token: REPORTER,
      body: { key: 'ci:2', revision: 1, step: 'merged' },
    });
    expect(early.status).toBe(409);
  });

  it('finds the request of a Dockerfile', async () => {
    const { status, body } = await portal.asService('get', FOUND, {
      token: REPORTER,
    });
    expect([status, body.id, body.base]).toEqual([200, '1', wanted().base]);
    const other = await portal.asService('get', FOUND, { token: OTHER });
    expect(other.status).toBe(403);
  });

  it.each([
    ['post', PATH, undefined],
    [
      'post',
      `${PATH}/1/reviews`,
      { role: 'security', decision: 'rejected', revision: 1, reason: 'x' },
    ],
    ['post', `${PATH}/1/withdrawal`, { reason: 'x' }],
    ['post', `${PATH}/1/submission`, { revision: 1 }],
    ['post', `${PATH}/1/recheck`, {}],
    ['put', `${PATH}/1/pull-request`, { url: 'https://git.example/1' }],
    ['get', PATH, undefined],
    ['get', `${PATH}/1`, undefined],
    ['get', '/customizations/packages', undefined],
    ['get', '/customizations/variants', undefined],
    ['get', '/compliance/approval-time', undefined],
    ['get', '/releases', undefined],
  ] as const)('is refused: %s %s', async (method, path, body) => {
    const { status } = await portal.asService(method, path, {
      token: REPORTER,
      body: path === PATH && method === 'post' ? wanted() : body,
    });
    expect(status).toBe(403);
  });

  it('is needed: a token for releases may not', async () => {
    for (const [name, body] of [
      ['checks', { ...REPORT, key: 'ci:3' }],
      ['progress', { key: 'ci:4', revision: 1, step: 'merged' }],
    ] as const) {
      const { status } = await portal.asService('post', `${PATH}/1/${name}`, {
        token: OTHER,
        body,
      });
      expect(status).toBe(403);
    }
  });
});

function wanted() {
  return {
    key: 'ci:5',
    title: 'x',
    team: 'group:default/data',
    base: `internal-registry.company.com/golden/python@${DIGEST}`,
    image: 'x',
    dockerfile: 'FROM x',
    why: 'x',
    testing: 'x',
    purpose: 'other',
    securityImpact: 'x',
    compliance: 'x',
    alternatives: 'x',
    category: 'other',
  };
}

/** A request that was submitted. */
async function addRequest(knex: Knex): Promise<void> {
  const { key, ...facts } = wanted();
  await knex('customization_requests').insert({
    key,
    asked: '{}',
    title: facts.title,
    team: facts.team,
    base: facts.base,
    image: facts.image,
    category: facts.category,
    urgency: 'normal',
    tier: 2,
    packages: '[]',
    revision: 1,
    state: 'submitted',
    since: '2026-01-05T08:00:00.000Z',
    created_at: '2026-01-05T08:00:00.000Z',
    submitted_at: '2026-01-05T08:00:00.000Z',
    requested_by: 'user:default/ann',
  });
  await knex('customization_revisions').insert({
    request_id: 1,
    revision: 1,
    facts: JSON.stringify({ ...facts, packages: [], urgency: 'normal' }),
    report: JSON.stringify({
      tier: 2,
      sentence: '',
      findings: [],
      images: [],
      packages: [],
    }),
    author: 'user:default/ann',
    at: '2026-01-05T08:00:00.000Z',
  });
}
