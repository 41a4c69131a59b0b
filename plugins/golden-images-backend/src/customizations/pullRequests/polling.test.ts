import type { Knex } from 'knex';
import { GovernanceTestDatabases } from '../../database/__testUtils__';
import { hostUser } from '../__testUtils__/hostUsers';
import { LoopbackGitHost } from '../__testUtils__/LoopbackGitHost';
import { RequestsEstate } from '../__testUtils__/RequestsEstate';

jest.setTimeout(120_000);
const databases = GovernanceTestDatabases.create();
const TOKEN = 'glpat-very-secret';

describe.each(databases.ids())('polling of pull requests on %s', id => {
  let knex: Knex;
  let house: RequestsEstate;
  let git: LoopbackGitHost;

  beforeEach(async () => {
    ({ knex } = await databases.init(id));
    git = await LoopbackGitHost.start();
    house = await RequestsEstate.start(
      knex,
      {
        pullRequests: {
          enabled: true,
          repositories: [`http://${git.host}/org/repo`],
          checklist: 'pull-request',
        },
      },
      [],
      {
        entities: [
          hostUser('sec', {
            'github.com/user-login': 'sec-1',
            'gitlab.com/user-login': 'sec-1',
          }),
          hostUser('plat', { 'github.com/user-login': 'plat-1' }),
        ],
        config: {
          integrations: {
            github: [
              {
                host: git.host,
                apiBaseUrl: `http://${git.host}/api/v3`,
                token: TOKEN,
              },
            ],
            gitlab: [
              {
                host: git.host,
                baseUrl: `http://${git.host}`,
                apiBaseUrl: `http://${git.host}/api/v4`,
                token: TOKEN,
              },
            ],
          },
        },
      },
    );
    await house.verifyBase();
  });

  afterEach(async () => {
    await house.estate.stop();
    await git.stop();
  });

  const reviewed = async (path: string) => {
    const { id: number } = await house.ask({
      pullRequestUrl: `http://${git.host}/org/repo/${path}`,
    });
    await house.pass(number);
    jest.setSystemTime(new Date('2026-03-02T12:00:00Z'));
    return number;
  };
  const poll = () => house.estate.run('pull-requests');
  const stateOf = async (number: string) => (await house.get(number)).state;
  const review = (number: number, login: string, state: string) => ({
    id: number,
    user: { login },
    state,
    body: '',
    submitted_at: '2026-03-02T09:30:00Z',
  });
  const REVIEWS = '/api/v3/repos/org/repo/pulls/7/reviews?per_page=100&page=';

  it('asks GitHub, page by page, and again without effect', async () => {
    const number = await reviewed('pull/7');
    git.answers.set('/api/v3/repos/org/repo/pulls/7', { state: 'open' });
    git.answers.set(
      `${REVIEWS}1`,
      Array.from({ length: 100 }, (_, i) => review(i + 1, 'x', 'COMMENTED')),
    );
    git.answers.set(`${REVIEWS}2`, [
      review(101, 'sec-1', 'APPROVED'),
      { id: 'broken' },
      review(102, 'plat-1', 'APPROVED'),
    ]);
    await poll();
    expect(await stateOf(number)).toBe('approved');
    expect(new Set(git.asked.map(({ credential }) => credential))).toEqual(
      new Set([`Bearer ${TOKEN}`]),
    );
    git.answers.set('/api/v3/repos/org/repo/pulls/7', {
      state: 'closed',
      merged_at: '2026-03-02T10:00:00Z',
      closed_at: '2026-03-02T10:00:00Z',
      merged_by: { login: 'plat-1' },
    });
    await poll();
    expect(await stateOf(number)).toBe('merged');
    expect((await house.get(number)).reviews).toHaveLength(2);
    // Nothing is left to be asked for.
    const asked = git.asked.length;
    await poll();
    expect(git.asked).toHaveLength(asked);
  });

  it('asks GitLab, and sees approvals that were taken back', async () => {
    const number = await reviewed('-/merge_requests/7');
    const path = '/api/v4/projects/org%2Frepo/merge_requests/7';
    git.answers.set(path, { state: 'opened' });
    git.answers.set(`${path}/approvals`, {
      approved_by: [
        {
          user: { username: 'Sec-1' },
          approved_at: '2026-03-02T09:30:00.000Z',
        },
        { user: { username: 'old-host-says-no-time' } },
      ],
    });
    await poll();
    expect(await stateOf(number)).toBe('security-approved');
    await poll();
    expect((await house.get(number)).reviews).toHaveLength(1);
    git.answers.set(`${path}/approvals`, { approved_by: [] });
    await poll();
    expect(await stateOf(number)).toBe('changes-requested');
    await poll();
    expect((await house.get(number)).reviews).toHaveLength(2);
  });

  it.each<[string, () => void, RegExp]>([
    ['fails', () => (git.broken = 500), /answered 500/],
    ['refuses', () => (git.broken = 401), /answered 401/],
    ['sends elsewhere', () => (git.broken = 302), /answered 302/],
    [
      'does not speak JSON',
      () => git.answers.set(`${REVIEWS}1`, '<html>'),
      /did not answer with JSON/,
    ],
    [
      'answers something else',
      () => git.answers.set(`${REVIEWS}1`, { message: TOKEN }),
      /did not answer with a list/,
    ],
    [
      'answers without end',
      () => git.answers.set(`${REVIEWS}1`, `["${'x'.repeat(11_000_000)}"]`),
      /more than 10000000 bytes/,
    ],
  ])('changes nothing when the host %s', async (_, break_, message) => {
    const number = await reviewed('pull/7');
    break_();
    await poll();
    expect(await stateOf(number)).toBe('checks-passed');
    const log = house.estate.log.join('\n');
    expect(log).toMatch(message);
    expect(log).not.toContain(TOKEN);
    expect(git.asked.map(({ path }) => path)).not.toContain('/elsewhere');
  });
});
