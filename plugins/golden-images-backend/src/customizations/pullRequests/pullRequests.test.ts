import { CHECKLISTS } from '@image-governance/plugin-golden-images-common';
import type { JsonObject } from '@backstage/types';
import type { Knex } from 'knex';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import {
  PLATFORM,
  SECURITY,
} from '../../releases/__testUtils__/LifecycleEstate';
import { FakeEvents } from '../__testUtils__/FakeEvents';
import { hostUser } from '../__testUtils__/hostUsers';
import { ANN } from '../__testUtils__/people';
import { RequestsEstate } from '../__testUtils__/RequestsEstate';

jest.setTimeout(120_000);
const databases = GovernanceTestDatabases.create();

const REPOSITORY = 'https://github.com/internal-platform/golden-images';
const PULL = `${REPOSITORY}/pull/7`;
const SECRETS = {
  events: {
    modules: {
      github: { webhookSecret: 'not-shown' },
      gitlab: { webhookSecret: 'not-shown' },
    },
  },
};
const USERS = [
  hostUser('sec', { 'github.com/user-login': 'Sec-1' }),
  hostUser('plat', {
    'github.com/user-login': 'plat-1',
    'gitlab.example.com/user-login': 'https://gitlab.example.com/plat-1',
  }),
  hostUser('both', { 'github.com/user-login': 'both-1' }),
  hostUser('ann', { 'github.com/user-login': 'ann-1' }),
  hostUser('twin-a', { 'github.com/user-login': 'twin' }),
  hostUser('twin-b', { 'github.com/user-login': 'twin' }),
];

describe.each(databases.ids())('reviews of pull requests on %s', id => {
  let knex: Knex;
  let house: RequestsEstate;
  let events: FakeEvents;

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    events = new FakeEvents();
  });

  afterEach(async () => {
    await house.estate.stop();
  });

  const start = async (
    pullRequests: JsonObject = {},
    more: { readonly config?: JsonObject } = {},
  ) => {
    house = await RequestsEstate.start(
      knex,
      {
        pullRequests: {
          enabled: true,
          repositories: [
            REPOSITORY,
            'https://gitlab.example.com/internal/platform/golden-images',
          ],
          ...pullRequests,
        },
      },
      [events.feature()],
      { entities: USERS, config: more.config ?? SECRETS },
    );
    await house.verifyBase();
  };

  /** A request whose checks have passed, at noon; it was submitted at nine. */
  const reviewed = async (more: object = {}, user?: string) => {
    const { id: number } = await house.ask(
      { pullRequestUrl: PULL, ...more },
      user,
    );
    await house.pass(number);
    jest.setSystemTime(new Date('2026-03-02T12:00:00Z'));
    return number;
  };
  const says = (
    login: string,
    state: string,
    more: {
      readonly id?: number;
      readonly at?: string;
      readonly body?: string;
    } = {},
  ) =>
    events.publish('github.pull_request_review', {
      action: state === 'dismissed' ? 'dismissed' : 'submitted',
      review: {
        id: more.id ?? 80,
        user: { login },
        state,
        body: more.body ?? '',
        submitted_at: `2026-03-02T${more.at ?? '09:30'}:00Z`,
        html_url: `${PULL}#pullrequestreview-${more.id ?? 80}`,
      },
      pull_request: { number: 7, html_url: PULL },
      repository: { full_name: 'internal-platform/golden-images' },
    });
  const ends = (merged: boolean, login = 'plat-1') =>
    events.publish('github.pull_request', {
      action: 'closed',
      pull_request: {
        number: 7,
        html_url: PULL,
        merged,
        merged_at: merged ? '2026-03-02T11:00:00Z' : null,
        merged_by: merged ? { login } : null,
        closed_at: '2026-03-02T11:00:00Z',
      },
      sender: { login },
      repository: { full_name: 'internal-platform/golden-images' },
    });
  /** Answers the checklist in the portal without deciding. */
  const answer = async (number: string, role: 'security' | 'platform') => {
    const { status } = await house.review(number, role, {
      decision: 'commented',
      reason: 'Looked at it; I decide in the pull request.',
    });
    expect(status).toBe(200);
  };
  const kept = async () =>
    (await knex('customization_pull_request_events').orderBy('id')).map(
      ({ reviewer, verdict, outcome }) => [reviewer, verdict, outcome],
    );
  const because = async () =>
    (
      await knex('customization_pull_request_events')
        .orderBy('id', 'desc')
        .first()
    )?.because;
  const decided = async (number: string) =>
    (await house.get(number)).reviews
      .filter(({ decision }) => decision !== 'commented')
      .map(({ role, decision, actor }) => [role, decision, actor]);
  const stateOf = async (number: string) => (await house.get(number)).state;

  it('R-REQ-20, R-REQ-21: approve and merge a request, once the checklists are answered in the portal', async () => {
    await start();
    const number = await reviewed();
    await says('sec-1', 'approved');
    expect(await stateOf(number)).toBe('checks-passed');
    expect(await because()).toMatch(/checklist of the security team/);

    await answer(number, 'security');
    await says('Sec-1', 'approved', { id: 81, at: '10:00' });
    expect(await stateOf(number)).toBe('security-approved');
    await answer(number, 'platform');
    await says('plat-1', 'approved', { id: 82, at: '10:30', body: 'Fine' });
    const { state, reviews } = await house.get(number);
    expect(state).toBe('approved');
    expect(reviews.at(-1)).toMatchObject({
      role: 'platform',
      actor: PLATFORM,
      reason: 'Fine',
      commentUrl: `${PULL}#pullrequestreview-82`,
      checklist: CHECKLISTS.platform.map(({ item }) => ({
        item,
        answer: 'ok',
      })),
    });
    await ends(true);
    expect(await stateOf(number)).toBe('merged');

    expect(
      (
        await knex('audit_entries')
          .whereIn('action', [
            'customization.approve',
            'customization.progress',
          ])
          .orderBy('sequence')
      ).map(({ action, actor }) => [action, actor]),
    ).toEqual([
      ['customization.approve', SECURITY],
      ['customization.approve', PLATFORM],
      ['customization.progress', 'plugin:golden-images'],
    ]);
    await house.estate.run('notices');
    expect(house.estate.sent.map(({ payload }) => payload.title)).toContain(
      'Add postgresql-client for data migrations: an approval in the pull request does not count',
    );
  });

  it('change nothing when they are repeated', async () => {
    await start({ checklist: 'pull-request' });
    const number = await reviewed();
    await says('sec-1', 'approved');
    const before = await house.get(number);
    await says('sec-1', 'approved');
    await Promise.all([
      says('sec-1', 'approved'),
      says('plat-1', 'approved', { id: 81 }),
      says('plat-1', 'approved', { id: 81 }),
    ]);
    await ends(true);
    await ends(true);
    expect(before.state).toBe('security-approved');
    expect(await decided(number)).toEqual([
      ['security', 'approved', SECURITY],
      ['platform', 'approved', PLATFORM],
    ]);
    expect((await house.get(number)).states.map(({ state }) => state)).toEqual([
      'draft',
      'submitted',
      'checks-passed',
      'security-approved',
      'approved',
      'merged',
    ]);
  });

  it('never let an older one override a newer one of the same reviewer', async () => {
    await start({ checklist: 'pull-request' });
    const number = await reviewed();
    await says('sec-1', 'changes_requested', { id: 82, at: '10:00' });
    await says('sec-1', 'approved', { id: 81, at: '09:30' });
    expect(await stateOf(number)).toBe('changes-requested');
    expect(await kept()).toEqual([
      ['sec-1', 'changes-requested', 'applied'],
      ['sec-1', 'approved', 'superseded'],
    ]);
  });

  it('know the dismissal of a review that comes before the review', async () => {
    await start({ checklist: 'pull-request' });
    const number = await reviewed();
    await says('sec-1', 'dismissed');
    await says('sec-1', 'approved');
    expect(await stateOf(number)).toBe('checks-passed');
    expect(await kept()).toEqual([
      ['sec-1', 'dismissed', 'noted'],
      ['sec-1', 'approved', 'superseded'],
    ]);
  });

  it('take an approval back', async () => {
    await start({ checklist: 'pull-request' });
    const number = await reviewed();
    await says('sec-1', 'approved');
    await says('sec-1', 'dismissed');
    expect(await stateOf(number)).toBe('changes-requested');
    expect(await decided(number)).toEqual([
      ['security', 'approved', SECURITY],
      ['security', 'changes-requested', SECURITY],
    ]);
  });

  it.each<[string, string, RegExp]>([
    ['nobody whom the catalog knows', 'stranger', /no user of the catalog/],
    ['a name that two users have', 'twin', /or more than one/],
    ['who asked for it', 'ann-1', /neither the security nor the platform role/],
    ['a team out of its turn', 'plat-1', /The security team reviews first/],
  ])('record what %s says, and change nothing', async (_, login, reason) => {
    await start({ checklist: 'pull-request' });
    const number = await reviewed();
    await says(login, 'approved');
    expect(await kept()).toEqual([[login, 'approved', 'noted']]);
    expect(await because()).toMatch(reason);
    expect([await stateOf(number), await decided(number)]).toEqual([
      'checks-passed',
      [],
    ]);
    expect(
      await knex('audit_entries').where({ action: 'customization.approve' }),
    ).toEqual([]);
  });

  it('R-RACI-09: exclude a reviewer who asked for it', async () => {
    await start({ checklist: 'pull-request' });
    const number = await reviewed({}, PLATFORM);
    await says('sec-1', 'approved');
    await says('plat-1', 'approved', { id: 81 });
    expect(await stateOf(number)).toBe('security-approved');
    expect(await because()).toMatch(/Who asked for it does not review it/);
  });

  it('have one person review for one team', async () => {
    await start({ checklist: 'pull-request' });
    const number = await reviewed();
    await says('both-1', 'approved');
    await says('both-1', 'approved', { id: 81, at: '10:00' });
    expect(await stateOf(number)).toBe('security-approved');
    expect(await decided(number)).toHaveLength(1);
  });

  it('count for nothing before checks passed, and of a former revision', async () => {
    await start({ checklist: 'pull-request' });
    const { id: number } = await house.ask({ pullRequestUrl: PULL });
    await says('sec-1', 'approved', { at: '09:01' });
    expect(await because()).toMatch(/Not all checks have passed/);
    await house.pass(number);
    jest.setSystemTime(new Date('2026-03-02T10:00:00Z'));
    await house.done(`/customizations/requests/${number}/submission`, ANN, {
      revision: 1,
      why: 'Data migrations need pg_dump',
    });
    await house.pass(number, { key: 'ci:2', revision: 2 });
    jest.setSystemTime(new Date('2026-03-02T12:00:00Z'));
    await says('sec-1', 'approved', { id: 81, at: '09:45' });
    expect(await because()).toMatch(/before revision 2 was submitted/);
    expect(await stateOf(number)).toBe('checks-passed');
    await says('sec-1', 'approved', { id: 82, at: '11:00' });
    expect(await stateOf(number)).toBe('security-approved');
  });

  it('know a pull request that was closed, or merged before it was approved', async () => {
    await start({ checklist: 'pull-request' });
    const number = await reviewed();
    await ends(false);
    expect(await stateOf(number)).toBe('checks-passed');
    await ends(true);
    expect(await stateOf(number)).toBe('checks-passed');
    expect(await kept()).toEqual([
      ['plat-1', 'closed', 'noted'],
      ['plat-1', 'merged', 'waiting'],
    ]);
    await says('sec-1', 'approved');
    await says('plat-1', 'approved', { id: 81 });
    await ends(true);
    expect(await stateOf(number)).toBe('merged');
    await house.estate.run('notices');
    const titles = house.estate.sent.map(({ payload }) => payload.title);
    expect(
      titles.filter(title => /was merged before/.test(title)),
    ).toHaveLength(1);
    expect(titles.filter(title => /was closed/.test(title))).toHaveLength(1);
  });

  it('change nothing of what no request, or more than one, names', async () => {
    await start({ checklist: 'pull-request' });
    const number = await reviewed({ pullRequestUrl: `${REPOSITORY}/pull/77` });
    await says('sec-1', 'approved');
    expect([await kept(), await stateOf(number)]).toEqual([
      [],
      'checks-passed',
    ]);

    for (const key of ['two', 'three']) {
      await house.ask({ key, pullRequestUrl: PULL });
    }
    await says('sec-1', 'approved');
    expect(await kept()).toEqual([]);
    expect(house.estate.log.join('\n')).toMatch(/name one pull request/);
  });

  it('change nothing in a repository that is not named', async () => {
    await start({
      checklist: 'pull-request',
      repositories: ['https://github.com/internal-platform/other'],
    });
    const number = await reviewed();
    await says('sec-1', 'approved');
    expect([await kept(), await stateOf(number)]).toEqual([
      [],
      'checks-passed',
    ]);
  });

  it('come from GitLab', async () => {
    await start({ checklist: 'pull-request' });
    const url =
      'https://gitlab.example.com/internal/platform/golden-images/-/merge_requests/3';
    const number = await reviewed({ pullRequestUrl: url });
    await house.review(number, 'security');
    await events.publish('gitlab.merge_request', {
      object_kind: 'merge_request',
      user: { username: 'plat-1' },
      project: { path_with_namespace: 'internal/platform/golden-images' },
      object_attributes: {
        iid: 3,
        url,
        action: 'approval',
        updated_at: '2026-03-02 10:00:00 UTC',
      },
    });
    expect(await stateOf(number)).toBe('approved');
  });

  it('are not listened to unless that is enabled', async () => {
    await start({ enabled: false });
    expect(events.topics).toEqual([]);
    await expect(house.estate.run('pull-requests')).rejects.toThrow(
      'There is no task',
    );
  });

  it('refuse what is hostile, and go on', async () => {
    await start({ checklist: 'pull-request' });
    const number = await reviewed();
    for (const payload of [
      undefined,
      'x',
      [],
      { action: 'submitted', review: {} },
    ]) {
      await events.publish('github.pull_request_review', payload);
    }
    await says("x' OR 1=1 --", 'approved');
    expect(await kept()).toEqual([]);
    await says('sec-1', 'approved');
    expect(await stateOf(number)).toBe('security-approved');
  });

  it('are taken later when something is broken', async () => {
    await start({ checklist: 'pull-request' });
    const number = await reviewed();
    await knex.schema.renameTable('customization_reviews', 'gone');
    await says('sec-1', 'approved');
    await knex.schema.renameTable('gone', 'customization_reviews');
    expect(await kept()).toEqual([]);
    await says('sec-1', 'approved');
    expect(await decided(number)).toEqual([['security', 'approved', SECURITY]]);
  });
});
