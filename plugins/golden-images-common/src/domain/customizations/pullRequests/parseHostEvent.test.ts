import {
  githubClosed,
  githubReview,
  gitlabMergeRequest,
} from './__testUtils__/payloads';
import { readGithubPullRequest, readGithubReview } from './githubEvents';
import { readGitlabApproval, readGitlabMergeRequest } from './gitlabEvents';
import { parseHostEvent } from './parseHostEvent';
import type { PullRequestAddress } from './pullRequestAddress';

const NOW = '2026-03-02T12:00:00.000Z';
const REVIEW = 'github.pull_request_review';
const PULL = 'github.pull_request';
const MERGE = 'gitlab.merge_request';

const GITHUB: PullRequestAddress = {
  provider: 'github',
  host: 'github.com',
  repository: 'internal-platform/golden-images',
  number: 7,
};
const GITLAB: PullRequestAddress = {
  provider: 'gitlab',
  host: 'gitlab.example.com',
  repository: 'internal/platform/golden-images',
  number: 7,
};
const AT = '2026-03-02T09:30:00.000Z';
const END = '2026-03-02T10:00:00.000Z';

it.each([
  ['an approval', REVIEW, githubReview({}), 'approved', 'review:80:approved'],
  [
    'a demand',
    REVIEW,
    githubReview({ review: { state: 'changes_requested' } }),
    'changes-requested',
    'review:80:changes-requested',
  ],
  [
    'a dismissal, of the time of its review',
    REVIEW,
    githubReview({ action: 'dismissed', review: { state: 'dismissed' } }),
    'dismissed',
    'review:80:dismissed',
  ],
])('GitHub: %s', (_, topic, payload, verdict, eventId) => {
  expect(parseHostEvent(topic, payload, NOW)).toEqual({
    kind: 'event',
    event: {
      ...GITHUB,
      reviewer: 'sec-1',
      verdict,
      at: AT,
      eventId,
      comment: 'Looks good',
      url: 'https://github.com/Internal-Platform/golden-images/pull/7#pullrequestreview-80',
    },
  });
});

it.each([
  [
    'merged',
    { merged: true, merged_at: END, merged_by: { login: 'Plat-1' } },
    { reviewer: 'plat-1', verdict: 'merged', at: END, eventId: 'merged' },
  ],
  [
    'closed',
    {},
    { reviewer: 'plat', verdict: 'closed', at: END, eventId: `closed:${END}` },
  ],
])('GitHub: %s', (_, more, event) => {
  expect(parseHostEvent(PULL, githubClosed(more), NOW)).toEqual({
    kind: 'event',
    event: { ...GITHUB, ...event },
  });
});

it.each([
  ['approved', 'approved'],
  ['approval', 'approved'],
  ['unapproved', 'dismissed'],
  ['unapproval', 'dismissed'],
  ['merge', 'merged'],
  ['close', 'closed'],
])('GitLab: %s', (action, verdict) => {
  expect(parseHostEvent(MERGE, gitlabMergeRequest(action), NOW)).toEqual({
    kind: 'event',
    event: {
      ...GITLAB,
      reviewer: 'sec.1',
      verdict,
      at: AT,
      eventId: verdict === 'merged' ? 'merged' : `${verdict}:sec.1:${AT}`,
    },
  });
});

it.each([
  [REVIEW, githubReview({ review: { state: 'commented' } })],
  [REVIEW, githubReview({ action: 'edited' })],
  [PULL, githubClosed({}, 'opened')],
  [PULL, githubClosed({}, 'synchronize')],
  [MERGE, gitlabMergeRequest('update')],
  [MERGE, gitlabMergeRequest(undefined)],
])('passes by what decides nothing: %s %#', (topic, payload) => {
  expect(parseHostEvent(topic, payload, NOW).kind).toBe('ignored');
});

it.each<[string, string, unknown, RegExp]>([
  ['another topic', 'github.push', githubReview({}), /topic/],
  ['nothing', REVIEW, undefined, /payload/],
  ['a text', MERGE, 'approved', /payload/],
  ['a list', PULL, [], /payload/],
  [
    'a user that was deleted',
    REVIEW,
    githubReview({ review: { user: null } }),
    /review\.user/,
  ],
  [
    'a name that is none',
    REVIEW,
    githubReview({ review: { user: { login: 'a b\u0000' } } }),
    /review\.user\.login: is no user name/,
  ],
  [
    'a name without end',
    REVIEW,
    githubReview({ review: { user: { login: 'a'.repeat(100_000) } } }),
    /review\.user\.login/,
  ],
  [
    'a comment without end',
    REVIEW,
    githubReview({ review: { body: 'a'.repeat(70_000) } }),
    /review\.body/,
  ],
  [
    'an address of another repository',
    REVIEW,
    githubReview({ repository: { full_name: 'evil/golden-images' } }),
    /html_url: is not the address/,
  ],
  [
    'an address of another number',
    REVIEW,
    githubReview({ pull_request: { number: 8 } }),
    /html_url: is not the address/,
  ],
  [
    'an address that is no web address',
    REVIEW,
    githubReview({ pull_request: { html_url: 'data:text/html,x' } }),
    /html_url: is not the address/,
  ],
  [
    'a number that is none',
    REVIEW,
    githubReview({ pull_request: { number: '7' } }),
    /pull_request\.number/,
  ],
  [
    'a time that is none',
    REVIEW,
    githubReview({ review: { submitted_at: 'soon' } }),
    /submitted_at: is no time/,
  ],
  [
    'the future, which would stand above all that follows',
    REVIEW,
    githubReview({ review: { submitted_at: '2026-03-02T12:06:00Z' } }),
    /in the future/,
  ],
  [
    'a verdict that there is not',
    REVIEW,
    githubReview({ review: { state: 'blessed' } }),
    /state: is unknown/,
  ],
  [
    'GitLab: an address of another project',
    MERGE,
    gitlabMergeRequest('approved', {
      url: 'https://gitlab.example.com/evil/x/-/merge_requests/7',
    }),
    /object_attributes\.url: is not the address/,
  ],
  [
    'GitLab: another kind',
    MERGE,
    { ...gitlabMergeRequest('approved'), object_kind: 'issue' },
    /object_kind/,
  ],
])('refuses %s', (_, topic, payload, problem) => {
  expect(parseHostEvent(topic, payload, NOW)).toEqual({
    kind: 'refused',
    problem: expect.stringMatching(problem),
  });
});

it('keeps the beginning of a long comment, and none that hides something', () => {
  const commentOf = (body: string) => {
    const read = parseHostEvent(
      REVIEW,
      githubReview({ review: { body } }),
      NOW,
    );
    return read.kind === 'event' ? read.event.comment : read;
  };
  expect(commentOf('a'.repeat(60_000))).toHaveLength(4000);
  expect(commentOf('one\r\ntwo ')).toBe('one\ntwo');
  expect(commentOf('fine\u202etxt')).toBeUndefined();
  expect(commentOf('  ')).toBeUndefined();
});

it('gives what polling finds the id that its webhook has', () => {
  const answer = {
    id: 80,
    user: { login: 'Sec-1' },
    body: '',
    state: 'APPROVED',
    submitted_at: '2026-03-02T09:30:00Z',
  };
  expect(readGithubReview(GITHUB, answer)).toMatchObject({
    event: { eventId: 'review:80:approved', at: AT, reviewer: 'sec-1' },
  });
  expect(
    readGithubReview(GITHUB, { ...answer, state: 'DISMISSED' }),
  ).toMatchObject({ event: { eventId: 'review:80:dismissed' } });
  for (const state of ['COMMENTED', 'PENDING']) {
    expect(readGithubReview(GITHUB, { id: 81, state }).kind).toBe('ignored');
  }
  expect(
    readGithubPullRequest(GITHUB, {
      state: 'closed',
      merged_at: END,
      closed_at: END,
      merged_by: { login: 'plat' },
    }),
  ).toMatchObject({ event: { verdict: 'merged', eventId: 'merged' } });
  expect(readGithubPullRequest(GITHUB, { state: 'open' }).kind).toBe('ignored');
  expect(
    readGitlabApproval(GITLAB, {
      user: { username: 'sec.1' },
      approved_at: '2026-03-02T09:30:00.000Z',
    }),
  ).toMatchObject({ event: { eventId: `approved:sec.1:${AT}` } });
  expect(
    readGitlabMergeRequest(GITLAB, { state: 'merged', merged_at: END }),
  ).toMatchObject({ event: { verdict: 'merged', eventId: 'merged' } });
  expect(readGitlabMergeRequest(GITLAB, { state: 'opened' }).kind).toBe(
    'ignored',
  );
});

it('refuses an approval of a GitLab that does not say when it was given', () => {
  expect(
    readGitlabApproval(GITLAB, { user: { username: 'sec.1' } }),
  ).toMatchObject({
    kind: 'refused',
    problem: expect.stringContaining('approved_at'),
  });
});
