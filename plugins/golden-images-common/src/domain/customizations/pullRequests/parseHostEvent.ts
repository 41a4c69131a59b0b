import { parseGithubPullRequest, parseGithubReview } from './githubEvents';
import { parseGitlabMergeRequest } from './gitlabEvents';
import type { ParsedHostEvent } from './hostEvent';
import { dated } from './hostFields';
import type { GitHost } from './pullRequestAddress';

/** Topics of Backstage's events system that are listened to, by host. */
export const HOST_EVENT_TOPICS: Readonly<Record<GitHost, readonly string[]>> = {
  github: ['github.pull_request_review', 'github.pull_request'],
  gitlab: ['gitlab.merge_request'],
};

const READERS: ReadonlyMap<string, (payload: unknown) => ParsedHostEvent> =
  new Map([
    ['github.pull_request_review', parseGithubReview],
    ['github.pull_request', parseGithubPullRequest],
    ['gitlab.merge_request', parseGitlabMergeRequest],
  ]);

/** Reads what a Git host sent. What is wrong with it is said, never thrown. */
export function parseHostEvent(
  topic: string,
  payload: unknown,
  receivedAt: string,
): ParsedHostEvent {
  const read = READERS.get(topic);
  return read
    ? dated(read(payload), receivedAt)
    : { kind: 'refused', problem: 'the topic is unknown' };
}
