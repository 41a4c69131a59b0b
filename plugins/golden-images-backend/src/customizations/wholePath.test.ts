import type { AuditEntry } from '@image-governance/plugin-golden-images-common';
import { GovernanceTestDatabases } from '../database/__testUtils__';
import { PLATFORM, SECURITY } from '../releases/__testUtils__/LifecycleEstate';
import { buildImage } from '../sources/oci/__testUtils__/imageContent';
import { Company } from './__testUtils__/Company';
import { ANN, DATA } from './__testUtils__/people';

jest.setTimeout(120_000);
const databases = GovernanceTestDatabases.create();

const COMPONENT = 'component:default/migrations';
const BRANCH = 'feature/add-postgres-client';
const PULL = 7;
/** The number of the first request. */
const NUMBER = '1';
/** The variant, built on the golden image, and an application built on the variant. */
const VARIANT = buildImage({
  layers: ['os', 'python 3.12.1', 'postgresql-client'],
});
const APP = buildImage({
  layers: ['os', 'python 3.12.1', 'postgresql-client', 'migrations'],
});
const FORM = {
  title: 'Add postgresql-client for data migrations',
  team: DATA,
  component: COMPONENT,
  image: 'migrations-worker',
  base: { family: 'python', track: '3.12' },
  category: 'database-client',
  packages: [{ name: 'postgresql-client', version: '15.1' }],
  why: 'Data migrations need pg_dump/psql',
  risk: 'None, client-only package',
  testing: 'Tested locally, works with our migration scripts',
  purpose: 'feature',
  ticket: 'INFRA-1234',
  securityImpact: 'Adds ~80MB, no SUID binaries',
  compliance: 'Client-only, no server components',
  alternatives: 'External migration tool? Would add complexity',
  urgency: 'normal',
  slug: 'add-postgres-client',
};

describe.each(databases.ids())('the whole path on %s', id => {
  let company: Company;

  beforeEach(async () => {
    const { knex } = await databases.init(id);
    company = await Company.start(knex);
    await company.house.verifyBase();
  });

  afterEach(async () => {
    await company.stop();
  });

  const fillIn = (more: object = {}) =>
    company.tasks.run(ANN, {
      ...FORM,
      publish: true,
      repoUrl: company.github.repoUrl,
      ...more,
    });
  const at = (time: string) =>
    jest.setSystemTime(new Date(`2026-03-${time}:00Z`));
  const get = async (path: string) => {
    const { status, body } = await company.house.estate.portal.get(path, ANN);
    expect([path, status, body.error]).toEqual([path, 200, undefined]);
    return body;
  };

  it('GT-REQ-01, GT-REQ-07, R-APP-05: leads from a template to an approved variant in production', async () => {
    const { house, github, webhooks } = company;
    const { repository } = github;
    const { estate } = house;

    at('02T09:00');
    const task = await fillIn();
    expect([task.status, task.log]).toEqual([
      'completed',
      expect.stringContaining('Tier 2: the security and the platform team'),
    ]);
    expect(task.output).toMatchObject({
      links: [
        {
          title: 'The request in the portal',
          url: expect.stringMatching(/\/golden-images\/requests\/1$/),
        },
        { title: 'Pull request', url: repository.addressOf(PULL) },
      ],
    });
    expect(repository.pulls).toEqual([
      {
        number: PULL,
        title: FORM.title,
        body: expect.any(String),
        head: BRANCH,
        base: 'main',
        labels: ['tier-2-controlled', 'python', 'database-client'],
        teamReviewers: ['platform-team', 'security-team'],
        merged: false,
      },
    ]);
    expect(repository.pull(PULL).body.split('\n\n')[0]).toBe(
      [
        '- **What**: Adding postgresql-client v15.1',
        '- **Why**: Data migrations need pg_dump/psql',
        '- **Risk**: None, client-only package',
        '- **Testing**: Tested locally, works with our migration scripts',
        '- **Team**: data-platform',
        '- **Jira**: INFRA-1234',
      ].join('\n'),
    );
    expect(repository.filesOf(BRANCH)).toEqual({
      'README.md': expect.any(String),
      'images/data/migrations-worker/Dockerfile': `FROM ${house.base}\nRUN ["apk", "add", "--no-cache", "postgresql-client=15.1"]\n`,
      'images/data/migrations-worker/REQUEST.md':
        expect.stringContaining('**What**'),
    });
    expect(await house.get(NUMBER)).toMatchObject({
      state: 'submitted',
      report: { tier: 2 },
      pullRequestUrl: repository.addressOf(PULL),
      requestedBy: ANN,
      team: DATA,
      waitsFor: ['ci'],
    });

    at('02T10:00');
    const checked = await company.reports(NUMBER, 'checks', house.report());
    expect(checked.state).toBe('checks-passed');

    at('02T15:00');
    // Nobody but the host speaks for it.
    expect(await webhooks.review(PULL, 'sec-1', { secret: 'guessed' })).toBe(
      403,
    );
    await company.answersChecklist(NUMBER, 'security');
    expect(await webhooks.review(PULL, 'sec-1')).toBe(202);
    await company.reaches(NUMBER, 'security-approved');

    at('03T15:00');
    await company.answersChecklist(NUMBER, 'platform');
    await webhooks.review(PULL, 'plat-1');
    await company.reaches(NUMBER, 'approved');

    at('03T16:00');
    await webhooks.merge(PULL, 'plat-1');
    await company.reaches(NUMBER, 'merged');

    at('04T09:00');
    const repositoryOfVariant = 'team-approved/data/migrations-worker';
    const reference = `${estate.reference(`${repositoryOfVariant}:1.0.0`)}@${
      VARIANT.digest
    }`;
    const app = `${estate.reference('apps/migrations:1')}@${APP.digest}`;
    Object.assign(estate.images, {
      [repositoryOfVariant]: { '1.0.0': VARIANT },
      'apps/migrations': { 1: APP },
    });
    await company.reports(NUMBER, 'progress', {
      key: 'ci:built',
      step: 'built',
      revision: 1,
    });
    const published = await company.reports(NUMBER, 'progress', {
      key: 'ci:published',
      step: 'published',
      revision: 1,
      reference,
      findings: { low: 2 },
      tool: 'trivy',
    });
    expect(published.state).toBe('published');

    at('05T09:00');
    await company.runs('migrations', app);
    await company.runs('migrations-worker', reference);
    await company.pass('2026-03-05');

    expect(
      estate.sent.find(({ payload }) => /ready/.test(payload.title)),
    ).toMatchObject({
      recipients: { entityRef: [DATA, ANN] },
      payload: {
        title: 'data-platform image approved and ready',
        description: [
          `Image: ${reference}`,
          'Scan results: 2 low-severity findings (acceptable)',
          'You can now use this in your deployments',
        ].join('\n'),
        link: `/golden-images/requests/${NUMBER}`,
      },
    });

    const status = await get(
      '/inventory/entities/component/default/migrations',
    );
    expect(status).toMatchObject({
      environments: [{ name: 'production', workloads: 2, pinned: true }],
      workloads: [
        { name: 'migrations', verdict: 'golden-based', findings: [] },
        { name: 'migrations-worker', verdict: 'approved-variant' },
      ],
    });
    const [{ explanation }] = status.workloads[1].usages;
    expect(explanation.at(-1)).toBe(
      `Approved as customization-request:${NUMBER} on 2026-03-03 by ${SECURITY}, ${PLATFORM}.`,
    );
    expect((await get('/customizations/variants')).items).toMatchObject([
      {
        request: NUMBER,
        team: DATA,
        component: COMPONENT,
        reference,
        baseRelease: 'python/3.12/2.0.0',
        adoption: {
          state: 'adopted',
          sentence: '2 containers on the approved variant.',
        },
        rebuild: { needed: false },
      },
    ]);
    expect(
      (await get('/customizations/packages?name=postgresql-client')).items,
    ).toMatchObject([
      {
        approved: true,
        versions: [
          { version: '15.1', approved: true, licences: ['PostgreSQL'] },
        ],
        teams: [DATA],
        variants: [reference],
        runBy: [DATA],
      },
    ]);
    // Monday 09:00 to Tuesday 15:00 of a week without holidays.
    expect(await get('/compliance/approval-time')).toMatchObject({
      display: '1.3 business days',
      status: 'on-target',
      ratio: { denominator: 1 },
      rows: [
        {
          id: NUMBER,
          team: DATA,
          submittedAt: '2026-03-02T09:00:00.000Z',
          approvedAt: '2026-03-03T15:00:00.000Z',
          mergedAt: '2026-03-03T16:00:00.000Z',
        },
      ],
      categories: { 'database-client': 1 },
    });

    const { items } = await get(
      `/audit/entries?object=customization:${NUMBER}`,
    );
    expect(
      items
        .reverse()
        .map(({ action, actor, after }: AuditEntry) => [action, actor, after]),
    ).toEqual([
      ['customization.request', ANN, expect.anything()],
      ['customization.submit', ANN, expect.anything()],
      [
        'customization.check',
        'external:images-ci',
        expect.objectContaining({ state: 'checks-passed' }),
      ],
      ['customization.comment', SECURITY, expect.anything()],
      [
        'customization.approve',
        SECURITY,
        expect.objectContaining({ role: 'security', revision: 1 }),
      ],
      ['customization.comment', PLATFORM, expect.anything()],
      [
        'customization.approve',
        PLATFORM,
        expect.objectContaining({ role: 'platform', revision: 1 }),
      ],
      [
        'customization.progress',
        'plugin:golden-images',
        { state: 'merged', step: 'merged' },
      ],
      [
        'customization.progress',
        'external:images-ci',
        { state: 'built', step: 'built' },
      ],
      [
        'customization.progress',
        'external:images-ci',
        { state: 'published', step: 'published', reference },
      ],
    ]);
    const chain = await get('/audit/verification');
    expect([chain.entries, chain.broken]).toEqual([
      items.length + 1,
      undefined,
    ]);
    expect((await house.get(NUMBER)).states.map(({ state }) => state)).toEqual([
      'draft',
      'submitted',
      'checks-passed',
      'security-approved',
      'approved',
      'merged',
      'built',
      'published',
    ]);
  });

  it('R-TIER-04: ends at once for what is never allowed, with nothing at the Git host', async () => {
    const { status, log } = await fillIn({ packages: [{ name: 'bash' }] });
    expect(status).toBe('failed');
    expect(log).toContain('architectural alternative');
    const { branches, pulls } = company.github.repository;
    expect([branches, pulls]).toEqual([['main'], []]);
    expect((await get('/customizations/requests')).totalItems).toBe(0);
  });

  it('goes on where it broke off when a task is tried again', async () => {
    const { github, house, tasks } = company;
    github.refuses = route => route === 'POST /pulls';
    const failed = await fillIn();
    expect(failed.status).toBe('failed');
    expect((await house.get(NUMBER)).state).toBe('draft');

    github.refuses = () => false;
    expect((await tasks.retry(ANN, failed.id)).status).toBe('completed');
    const { items } = await get('/customizations/requests');
    expect(items).toMatchObject([
      {
        id: NUMBER,
        state: 'submitted',
        pullRequestUrl: github.repository.addressOf(PULL),
      },
    ]);
    expect(github.repository.pulls).toHaveLength(1);
  });
});
