import {
  goldenImagesCustomizationPlatformApprovalPermission,
  goldenImagesCustomizationReportPermission,
  goldenImagesCustomizationRequestPermission,
  goldenImagesCustomizationSecurityApprovalPermission,
  goldenImagesInventoryReadPermission,
  type RequestList,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import {
  A,
  BOTH,
  OTHER,
  PLATFORM,
  SECURITY,
} from '../../releases/__testUtils__/LifecycleEstate';
import { ANN, BEN, DATA, EVE, OTHERS } from '../__testUtils__/people';
import { RequestsEstate } from '../__testUtils__/RequestsEstate';

jest.setTimeout(120_000);
const databases = GovernanceTestDatabases.create();
const PATH = '/customizations/requests';
const VARIANT_DIGEST = `sha256:${'c'.repeat(64)}`;

describe.each(databases.ids())('customization requests on %s', id => {
  let knex: Knex;
  let house: RequestsEstate;

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    house = await RequestsEstate.start(knex);
  });

  afterEach(async () => {
    await house.estate.stop();
  });

  const post = (body: object, user = ANN) =>
    house.estate.portal.post(PATH, { user, body });
  const list = async (query = ''): Promise<RequestList> =>
    (await house.estate.portal.get(`${PATH}${query}`, ANN)).body;
  const actions = async (user: string, request: string) =>
    (await house.get(request, user)).may
      .filter(({ because }) => because === undefined)
      .map(({ action }) => action);
  const onRecord = async () =>
    (
      await knex('audit_entries')
        .where('action', 'like', 'customization.%')
        .orderBy('sequence')
    ).map(({ action, actor, reason }) => [action, actor, reason]);

  it('GT-REQ-05, GT-REQ-07: go from a wish to an approved variant, and all of it is on record', async () => {
    await house.verifyBase();
    const { id: number } = await house.ask();
    expect(await house.get(number)).toMatchObject({
      state: 'submitted',
      revision: 1,
      baseRelease: 'python/3.12/2.0.0',
      waitsFor: ['ci'],
      requestedBy: ANN,
      checks: [
        { check: 'base-signature', state: 'passed' },
        { check: 'base-phase', state: 'passed' },
        { check: 'build', state: 'pending' },
        { check: 'size', state: 'pending' },
        { check: 'vulnerabilities', state: 'pending' },
        { check: 'licences', state: 'pending' },
      ],
      pullRequest: {
        branch: 'feature/add-postgres-client',
        labels: ['tier-2-controlled', 'python', 'database-client'],
        path: 'images/data/migrations-worker/Dockerfile',
      },
    });

    const reported = await house.done(
      `${PATH}/${number}/checks`,
      PLATFORM,
      house.report(),
    );
    expect(reported).toMatchObject({ state: 'checks-passed' });
    expect(reported.checks[4].because).toBe(
      '2 low-severity findings (acceptable).',
    );
    expect((await house.progress(number, 'merged')).status).toBe(409);

    const approved = await house.review(number, 'security');
    expect([
      approved.status,
      approved.body.state,
      approved.body.waitsFor,
    ]).toEqual([200, 'security-approved', ['platform']]);
    const early = await house.progress(number, 'merged');
    expect([early.status, early.body.error.message]).toEqual([
      409,
      expect.stringContaining('merged once both teams have approved it'),
    ]);
    expect((await house.review(number, 'platform')).body).toMatchObject({
      state: 'approved',
      reviews: [
        {
          role: 'security',
          reason: 'Approved (no security concerns, aligns with policy)',
        },
        {
          role: 'platform',
          reason:
            'Approved (standard package, version appropriate, no conflicts)',
        },
      ],
    });

    expect((await house.progress(number, 'merged')).body.state).toBe('merged');
    expect((await house.progress(number, 'built')).body.state).toBe('built');
    const reference = `${house.estate.reference(
      'team-approved/data/migrations-worker:1.0.0',
    )}@${VARIANT_DIGEST}`;
    const published = await house.progress(number, 'published', {
      reference,
      findings: { low: 2 },
      tool: 'trivy',
    });
    expect([published.status, published.body.state]).toEqual([
      200,
      'published',
    ]);
    expect(published.body.comment).toBe(
      [
        'data-platform image approved and ready',
        '',
        `Image: ${reference}`,
        'Scan results: 2 low-severity findings (acceptable)',
        'You can now use this in your deployments',
      ].join('\n'),
    );
    // Late and repeated reports are harmless.
    for (const step of ['merged', 'built']) {
      const late = await house.progress(number, step, { key: `late:${step}` });
      expect([late.status, late.body.state]).toEqual([200, 'published']);
    }

    expect((await house.get(number)).states.map(({ state }) => state)).toEqual([
      'draft',
      'submitted',
      'checks-passed',
      'security-approved',
      'approved',
      'merged',
      'built',
      'published',
    ]);
    expect(await onRecord()).toEqual([
      ['customization.request', ANN, 'Data migrations need pg_dump/psql'],
      ['customization.check', PLATFORM, null],
      [
        'customization.approve',
        SECURITY,
        'Approved (no security concerns, aligns with policy)',
      ],
      [
        'customization.approve',
        PLATFORM,
        'Approved (standard package, version appropriate, no conflicts)',
      ],
      ['customization.progress', PLATFORM, null],
      ['customization.progress', PLATFORM, null],
      ['customization.progress', PLATFORM, null],
    ]);
    expect(
      await knex('audit_entries')
        .where('action', 'like', 'customization.%')
        .distinct('object'),
    ).toEqual([{ object: `customization:${number}` }]);
    expect(
      await knex('variant_approvals').select(
        'repository',
        'digest',
        'approvers',
        'withdrawn_at',
      ),
    ).toEqual([
      {
        repository: 'team-approved/data/migrations-worker',
        digest: VARIANT_DIGEST,
        approvers: JSON.stringify([SECURITY, PLATFORM]),
        withdrawn_at: null,
      },
    ]);

    await house.estate.run('notices');
    const told = house.estate.sent.filter(({ payload }) =>
      payload.scope?.startsWith('customization:'),
    );
    expect(
      told.map(({ recipients, payload }) => [
        recipients.type === 'entity' ? [recipients.entityRef].flat() : [],
        payload.title,
      ]),
    ).toEqual([
      [
        [SECURITY, BOTH],
        'Add postgresql-client for data migrations: waits for your review',
      ],
      [
        [PLATFORM, BOTH],
        'Add postgresql-client for data migrations: waits for your review',
      ],
      [[DATA, ANN], 'Add postgresql-client for data migrations: approved'],
      [
        [PLATFORM, BOTH],
        'Add postgresql-client for data migrations: is approved and can be merged',
      ],
      [[DATA, ANN], 'data-platform image approved and ready'],
    ]);
    expect(told.at(-1)?.payload.description).toContain(`Image: ${reference}`);
  });

  it('R-TIER-02, R-TIER-04: asks for nothing that needs no approval, and for nothing that is prohibited', async () => {
    const one = await post(
      house.wanted({ dockerfile: `FROM ${house.base}\nRUN pip install x\n` }),
    );
    expect([one.status, one.body.outcome, one.body.message]).toEqual([
      200,
      'not-needed',
      expect.stringMatching(/^Tier 1: no approval is needed/),
    ]);
    const three = await post(
      house.wanted({ dockerfile: house.dockerfile('bash') }),
    );
    expect([three.status, three.body.error.message]).toEqual([
      400,
      expect.stringMatching(
        /^Tier 3: this is never allowed: line 2: Shell: bash is a shell\. Instead: .+\. Contact the platform team/,
      ),
    ]);
    expect((await list()).items).toEqual([]);
    expect(await onRecord()).toEqual([]);
  });

  it('names everything that is wrong, and previews without putting anything on record', async () => {
    const wrong = house.wanted({ alternatives: ' ', ticket: undefined });
    const { status, body } = await post(wrong);
    expect([status, body.error.message]).toEqual([
      400,
      'ticket: a feature names its ticket such as INFRA-1234; alternatives: say what else was thought of, and why it does not do',
    ]);
    const draft = { ...wrong };
    Reflect.deleteProperty(draft, 'key');
    const preview = await house.done(`${PATH}/preview`, ANN, draft);
    expect(preview).toMatchObject({
      outcome: 'request',
      problems: [
        expect.stringMatching(/^ticket/),
        expect.stringMatching(/^alternatives/),
      ],
      advisories: [expect.stringMatching(/without a version/)],
      pullRequest: { branch: 'feature/add-postgres-client' },
      related: { requests: [], sentences: [] },
    });
    expect(await knex('customization_requests').select()).toEqual([]);
  });

  it('R-GIM-07: builds on golden images that are pinned only', async () => {
    const [name] = house.base.split('@');
    for (const base of [name, `docker.io/library/python@${A.digest}`]) {
      const { status, body } = await post(house.wanted({ base }));
      expect([status, body.error.message]).toEqual([
        400,
        expect.stringMatching(/^base: is (not pinned|no golden image)/),
      ]);
    }
  });

  it('is asked for once: the same call again changes nothing, another under its key is refused', async () => {
    const first = await house.ask();
    expect((await house.ask()).id).toBe(first.id);
    expect((await list()).totalItems).toBe(1);
    expect((await onRecord()).length).toBe(1);
    const other = await post(house.wanted({ title: 'Another' }));
    expect([other.status, other.body.error.message]).toEqual([
      409,
      `'form-1' is on record as another request, ${first.id}; give a new request a new key`,
    ]);
    // Keys are everybody's own.
    expect((await house.ask({}, BEN)).id).not.toBe(first.id);
  });

  it('is asked for once also by calls at the same time, and reviewed once', async () => {
    await house.verifyBase();
    const ids = await Promise.all(
      Array.from({ length: 4 }, async () => (await house.ask()).id),
    );
    expect(new Set(ids).size).toBe(1);
    await house.pass(ids[0]);
    const reviews = await Promise.all([
      house.review(ids[0], 'security'),
      house.review(ids[0], 'security'),
      house.review(ids[0], 'security', {}, BOTH),
    ]);
    expect(reviews.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect((await house.get(ids[0])).states.map(({ state }) => state)).toEqual([
      'draft',
      'submitted',
      'checks-passed',
      'security-approved',
    ]);
  });

  it('GT-REQ-08: finds duplicates and repeats', async () => {
    await house.ask();
    const mine = await house.ask({ key: 'form-2' });
    expect(mine.related.requests).toMatchObject([
      { id: '1', kind: 'duplicate' },
    ]);
    const theirs = await house.ask({ key: 'form-3', team: OTHERS }, EVE);
    expect(theirs.related.sentences).toEqual([
      '2 teams asked for postgresql-client (billing and data-platform): make it a standard golden feature?',
    ]);
  });

  it('R-RACI-09: is asked for by the team itself, and by those who may', async () => {
    const foreign = await post(house.wanted(), EVE);
    expect([foreign.status, foreign.body.error.message]).toEqual([
      403,
      `Only members of ${DATA}, and the platform role, may ask in its name`,
    ]);
    expect((await house.ask({}, PLATFORM)).requestedBy).toBe(PLATFORM);
    house.denied.push(goldenImagesCustomizationRequestPermission.name);
    expect((await post(house.wanted({ key: 'x' }))).status).toBe(403);
    for (const [name, body] of [
      ['submission', { revision: 1 }],
      ['withdrawal', { reason: 'No' }],
      ['recheck', {}],
    ] as const) {
      expect((await house.post(`1/${name}`, ANN, body)).status).toBe(403);
    }
    expect(
      (
        await house.estate.portal.put(`${PATH}/1/pull-request`, {
          user: ANN,
          body: { url: 'https://git.example/1' },
        })
      ).status,
    ).toBe(403);
    expect((await list()).mayRequest).toBe(false);
  });

  it('is read by those who may read', async () => {
    await house.ask();
    house.denied.push(goldenImagesInventoryReadPermission.name);
    expect((await house.estate.portal.get(PATH, ANN)).status).toBe(403);
    expect((await house.estate.portal.get(`${PATH}/1`, ANN)).status).toBe(403);
    expect(
      (await house.post('preview', ANN, { ...house.wanted(), key: undefined }))
        .status,
    ).toBe(403);
  });

  it('knows no request that there is none of', async () => {
    expect((await house.estate.portal.get(`${PATH}/7`, ANN)).status).toBe(404);
    expect((await house.review('7', 'security')).status).toBe(404);
    expect((await house.progress('7', 'merged')).status).toBe(404);
    expect((await house.estate.portal.get(`${PATH}/x`, ANN)).status).toBe(400);
  });

  describe('a draft', () => {
    it('is submitted once it has its pull request', async () => {
      const draft = await house.ask({ draft: true });
      expect([draft.state, draft.submittedAt, draft.waitsFor]).toEqual([
        'draft',
        undefined,
        ['team'],
      ]);
      const submitted = await house.done(`${PATH}/1/submission`, ANN, {
        revision: 1,
        pullRequestUrl: 'https://git.example/pull/7',
      });
      expect(submitted).toMatchObject({
        state: 'submitted',
        revision: 1,
        pullRequestUrl: 'https://git.example/pull/7',
      });
      expect(submitted.submittedAt).toBeDefined();
    });

    it('takes no report of CI', async () => {
      await house.ask({ draft: true });
      const { status } = await house.post('1/checks', PLATFORM, house.report());
      expect(status).toBe(409);
    });
  });

  describe('checks', () => {
    it('R-REQ-14: wait for the signature of the base, which the platform team is told of', async () => {
      await house.ask();
      await house.pass('1');
      expect(await house.get('1')).toMatchObject({
        state: 'submitted',
        checks: [
          { check: 'base-signature', state: 'pending' },
          {},
          {},
          {},
          {},
          {},
        ],
      });
      await house.estate.run('notices');
      expect(house.estate.told('customization:')).toEqual([[PLATFORM, BOTH]]);

      await house.verifyBase();
      const again = await house.done(`${PATH}/1/recheck`, ANN, {});
      expect(again.state).toBe('checks-passed');
    });

    it('R-REQ-14: fail for a base that no release is', async () => {
      const unknown = house.base.replace(
        A.digest,
        OTHER.digest.replace(/.$/, '0'),
      );
      const request = await house.ask({
        base: unknown,
        dockerfile: `FROM ${unknown}\nRUN apk add postgresql-client\n`,
      });
      expect(request).toMatchObject({
        state: 'checks-failed',
        checks: [
          { check: 'base-signature', state: 'failed' },
          { check: 'base-phase', state: 'failed' },
          {},
          {},
          {},
          {},
        ],
      });
    });

    it('GT-REQ-03, GT-REQ-04, R-REQ-19: any failure blocks, and the team is told what to do', async () => {
      await house.verifyBase();
      await house.ask();
      await house.pass('1', { size: { bytes: 500_000_000 } });
      const blocked = await house.get('1');
      expect(blocked.state).toBe('checks-failed');
      expect(blocked.checksComment).toBe(
        'Blocked: 1 of 6 checks failed.\n\n- **Size**: 500 MB is not smaller than 500 MB (compressed layers, decimal MB). Find a smaller alternative, or leave out what is not needed.',
      );
      const early = await house.review('1', 'security');
      expect([early.status, early.body.error.message]).toEqual([
        409,
        expect.stringContaining('Not all checks have passed: size failed'),
      ]);
      await house.estate.run('notices');
      expect(house.estate.told('customization:')).toEqual([[DATA, ANN]]);

      const next = await house.done(`${PATH}/1/submission`, ANN, {
        revision: 1,
        dockerfile: house.dockerfile('postgresql-client=15.1'),
        reason: 'Smaller',
      });
      expect(next).toMatchObject({
        state: 'submitted',
        revision: 2,
        advisories: [],
        checks: [{}, {}, { state: 'pending' }, { state: 'pending' }, {}, {}],
      });
      // A report of the former revision that is late decides nothing.
      await house.pass('1', { key: 'ci:late' });
      expect((await house.get('1')).state).toBe('submitted');
      await house.pass('1', { key: 'ci:2', revision: 2 });
      expect((await house.get('1')).state).toBe('checks-passed');
    });

    it('R-REQ-27: are of the revision that a team submits when it sees its own mistake before they report', async () => {
      await house.verifyBase();
      await house.ask();
      const corrected = {
        revision: 1,
        packages: [{ name: 'postgresql-client', version: '16.0' }],
        reason: 'The version was wrong',
      };
      expect(
        await house.done(`${PATH}/1/submission`, ANN, corrected),
      ).toMatchObject({
        state: 'submitted',
        revision: 2,
        packages: [{ version: '16.0' }],
        states: [
          { state: 'draft' },
          { state: 'submitted', revision: 1 },
          { state: 'submitted', revision: 2, reason: 'The version was wrong' },
        ],
      });
      expect((await house.post('1/submission', ANN, corrected)).status).toBe(
        409,
      );
      await house.pass('1');
      expect((await house.get('1')).state).toBe('submitted');
      await house.pass('1', { key: 'ci:2', revision: 2 });
      expect((await house.get('1')).state).toBe('checks-passed');
    });

    it('go on when the same is submitted again', async () => {
      await house.ask({ draft: true });
      const before = { revision: 1, pullRequestUrl: 'https://git.example/7' };
      await house.done(`${PATH}/1/submission`, ANN, before);
      const recorded = await onRecord();
      expect(
        await house.done(`${PATH}/1/submission`, ANN, before),
      ).toMatchObject({
        state: 'submitted',
        revision: 1,
        states: [{ state: 'draft' }, { state: 'submitted' }],
      });
      expect(await onRecord()).toEqual(recorded);
    });

    it('changes nothing when a report comes again, and refuses another under its key', async () => {
      await house.verifyBase();
      await house.ask();
      await house.pass('1');
      const before = await onRecord();
      await house.pass('1');
      expect(await onRecord()).toEqual(before);
      expect(await knex('customization_reports').count({ n: '*' })).toEqual([
        { n: id === 'SQLITE_3' ? 1 : '1' },
      ]);
      const other = await house.post('1/checks', PLATFORM, {
        ...house.report(),
        size: { bytes: 1 },
      });
      expect(other.status).toBe(409);
    });

    it('are reported by CI and the platform team, not by who asks', async () => {
      await house.ask();
      expect((await house.post('1/checks', ANN, house.report())).status).toBe(
        403,
      );
      expect((await house.progress('1', 'merged', {}, ANN)).status).toBe(403);
      house.denied.push(goldenImagesCustomizationReportPermission.name);
      expect(
        (await house.post('1/checks', PLATFORM, house.report())).status,
      ).toBe(403);
      expect((await house.progress('1', 'merged')).status).toBe(403);
    });

    it('block again what was approved, when a later report fails', async () => {
      await house.verifyBase();
      await house.ask();
      await house.pass('1');
      await house.review('1', 'security');
      await house.review('1', 'platform');
      await house.pass('1', { key: 'ci:2', build: { result: 'failed' } });
      expect((await house.get('1')).state).toBe('checks-failed');
      expect((await house.progress('1', 'merged')).status).toBe(409);
      await house.pass('1', { key: 'ci:3' });
      expect((await house.get('1')).state).toBe('approved');
    });
  });

  describe('reviews', () => {
    const ready = async (more: object = {}, user = ANN) => {
      await house.verifyBase();
      await house.ask(more, user);
      await house.pass('1');
    };

    it('GT-REQ-06: refuse the requester, platform before security, and one for both', async () => {
      await ready({}, PLATFORM);
      const own = await house.review('1', 'platform');
      expect([own.status, own.body.error.message]).toEqual([
        409,
        expect.stringContaining('Who asked for it does not review it'),
      ]);
      const early = await house.review('1', 'platform', {}, BOTH);
      expect(early.body.error.message).toContain(
        'The security team reviews first',
      );
      expect((await house.review('1', 'security', {}, BOTH)).status).toBe(200);
      const second = await house.review('1', 'platform', {}, BOTH);
      expect(second.body.error.message).toContain(
        'One person does not review for both teams',
      );
    });

    it('R-REQ-20: need every answer, and no concern', async () => {
      await ready();
      const open = await house.review('1', 'security', { checklist: [] });
      expect([open.status, open.body.error.message]).toEqual([
        400,
        'checklist: necessity, vulnerabilities, privileges, licence and frameworks are not answered',
      ]);
    });

    it('ask for changes, after which everything begins anew', async () => {
      await ready();
      await house.review('1', 'security');
      const asked = await house.review('1', 'platform', {
        decision: 'changes-requested',
        checklist: [{ item: 'version', answer: 'concern', note: 'Too old' }],
        reason: 'Take 16',
      });
      expect([asked.status, asked.body.state]).toEqual([
        200,
        'changes-requested',
      ]);
      await house.estate.run('notices');
      expect(house.estate.sent.at(-1)?.payload).toMatchObject({
        title: expect.stringContaining('changes requested'),
        description: 'The platform team: Take 16',
      });
      const again = await house.done(`${PATH}/1/submission`, BEN, {
        revision: 1,
        packages: [{ name: 'postgresql-client', version: '16.0' }],
      });
      expect(again).toMatchObject({
        state: 'submitted',
        revision: 2,
        authors: [ANN, BEN],
        packages: [{ name: 'postgresql-client', version: '16.0' }],
        standings: [
          { role: 'security', state: 'missing' },
          { role: 'platform', state: 'missing' },
        ],
      });
      await house.pass('1', { key: 'ci:2', revision: 2 });
      const old = await house.review('1', 'security');
      expect([old.status, old.body.error.message]).toEqual([
        409,
        expect.stringContaining('is at revision 2 by now'),
      ]);
      expect(
        (await house.review('1', 'security', { revision: 2 })).body.state,
      ).toBe('security-approved');
      const stale = await house.post('1/submission', ANN, { revision: 1 });
      expect(stale.status).toBe(409);
    });

    it('AMB-05: security vetoes also what both approved, for good, and the team is told why', async () => {
      await ready();
      await house.review('1', 'security');
      await house.review('1', 'platform');
      expect(await actions(SECURITY, '1')).toContain('veto');
      const silent = await house.review('1', 'security', {
        decision: 'rejected',
        checklist: undefined,
      });
      expect(silent.status).toBe(409);
      const veto = await house.review('1', 'security', {
        decision: 'rejected',
        reason: 'Exploited since today',
      });
      expect([veto.status, veto.body.state, veto.body.may]).toEqual([
        200,
        'rejected',
        [],
      ]);
      expect((await house.progress('1', 'merged')).status).toBe(409);
      await house.estate.run('notices');
      expect(house.estate.sent.at(-1)?.payload.description).toContain(
        'Reason of the security team: Exploited since today',
      );
    });

    it('take a comment as a first review that decides nothing', async () => {
      await ready();
      const comment = await house.review('1', 'security', {
        decision: 'commented',
        checklist: undefined,
        reason: 'Do we really need this?',
        commentUrl: 'https://git.example/pull/7#c1',
      });
      expect([comment.status, comment.body.state]).toEqual([
        200,
        'checks-passed',
      ]);
      expect(comment.body.reviews).toMatchObject([
        { decision: 'commented', commentUrl: 'https://git.example/pull/7#c1' },
      ]);
    });

    it('change nothing when they come again', async () => {
      await ready();
      await house.review('1', 'security');
      const before = await onRecord();
      expect((await house.review('1', 'security')).status).toBe(200);
      expect(await onRecord()).toEqual(before);
    });

    it('are of those who play the role and may', async () => {
      await ready();
      expect((await house.review('1', 'security', {}, PLATFORM)).status).toBe(
        403,
      );
      expect((await house.review('1', 'platform', {}, ANN)).status).toBe(403);
      expect(await actions(EVE, '1')).toEqual([]);
      expect(await actions(ANN, '1')).toEqual([
        'submit',
        'withdraw',
        'link-pull-request',
        'recheck',
      ]);
      expect(await actions(SECURITY, '1')).toEqual([
        'approve-security',
        'request-changes-security',
        'veto',
      ]);
      house.denied.push(
        goldenImagesCustomizationSecurityApprovalPermission.name,
        goldenImagesCustomizationPlatformApprovalPermission.name,
      );
      expect((await house.review('1', 'security')).status).toBe(403);
      expect((await house.review('1', 'platform')).status).toBe(403);
      expect(await actions(SECURITY, '1')).toEqual([]);
    });
  });

  it('is withdrawn by the team until it is merged', async () => {
    await house.ask();
    const { status, body } = await house.post('1/withdrawal', BEN, {
      reason: 'We found another way',
    });
    expect([status, body.state]).toEqual([200, 'withdrawn']);
    expect(
      (await house.post('1/submission', ANN, { revision: 1 })).status,
    ).toBe(409);
    expect(
      (await house.post('1/withdrawal', EVE, { reason: 'x' })).status,
    ).toBe(403);
  });

  it('refuses a publication elsewhere, of no version, or with findings that block', async () => {
    await house.verifyBase();
    await house.ask();
    await house.pass('1');
    await house.review('1', 'security');
    await house.review('1', 'platform');
    await house.progress('1', 'merged');
    const place = house.estate.reference(
      'team-approved/data/migrations-worker',
    );
    for (const [reference, findings, status] of [
      [`${place}:latest@${VARIANT_DIGEST}`, {}, 400],
      [`${place}:1.0.0`, {}, 400],
      [`${place.replace('data', 'shop')}:1.0.0@${VARIANT_DIGEST}`, {}, 400],
      [`${place}:1.0.0@${VARIANT_DIGEST}`, undefined, 400],
      [`${place}:1.0.0@${VARIANT_DIGEST}`, { high: 1 }, 409],
    ] as const) {
      const answer = await house.progress('1', 'published', {
        reference,
        findings,
      });
      expect([reference, answer.status]).toEqual([reference, status]);
    }
    expect((await house.get('1')).state).toBe('merged');
    expect(await knex('variant_approvals').select()).toEqual([]);
  });

  it('lists what waits for whom, by pages', async () => {
    await house.verifyBase();
    await house.ask();
    await house.ask({ key: 'form-2', title: 'Second' });
    await house.ask({ key: 'form-3', title: 'Third', team: OTHERS }, EVE);
    await house.pass('1');
    await house.post('2/withdrawal', ANN, { reason: 'No' });
    const titles = async (query: string) =>
      (await list(query)).items.map(({ id: number }) => number);
    expect(await titles('?waitsFor=security')).toEqual(['1']);
    expect(await titles('?waitsFor=platform')).toEqual([]);
    expect(await titles('?open=true&order=newest')).toEqual(['3', '1']);
    expect(await titles('?open=false')).toEqual(['2']);
    expect(await titles(`?team=${encodeURIComponent(OTHERS)}`)).toEqual(['3']);
    expect(
      await titles(`?requestedBy=${encodeURIComponent(ANN)}&order=newest`),
    ).toEqual(['2', '1']);
    expect(await titles('?package=curl')).toEqual([]);
    for (const order of ['waiting', 'newest']) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page: RequestList = await list(
          `?order=${order}&limit=1${cursor ? `&cursor=${cursor}` : ''}`,
        );
        seen.push(...page.items.map(each => each.id));
        cursor = page.nextCursor;
        expect(page.totalItems).toBe(3);
      } while (cursor);
      expect([...seen].sort()).toEqual(['1', '2', '3']);
    }
  });
});
