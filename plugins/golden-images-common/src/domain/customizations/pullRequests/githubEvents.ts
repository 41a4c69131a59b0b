import { z } from 'zod';
import type { HostEvent, ParsedHostEvent } from './hostEvent';
import {
  address,
  addressIn,
  comment,
  refused,
  time,
  userName,
  whole,
} from './hostFields';
import type { PullRequestAddress } from './pullRequestAddress';

const VERDICTS: ReadonlyMap<string, HostEvent['verdict']> = new Map([
  ['approved', 'approved'],
  ['changes_requested', 'changes-requested'],
  ['dismissed', 'dismissed'],
]);

const user = z.object({ login: userName });
const repository = z.object({ full_name: z.string().max(500) });
const review = z.object({
  id: whole,
  user,
  state: z.string().max(50),
  body: comment,
  html_url: address.optional(),
  submitted_at: time,
});
const pullRequest = z.object({ number: whole, html_url: address });

const reviewPayload = z.object({
  action: z.enum(['submitted', 'dismissed']),
  review,
  pull_request: pullRequest,
  repository,
});

const closedPayload = z.object({
  action: z.literal('closed'),
  pull_request: pullRequest.extend({
    merged: z.boolean(),
    merged_at: time.nullish(),
    closed_at: time,
    merged_by: user.nullish(),
  }),
  sender: user,
  repository,
});

const stateAnswer = z.object({
  state: z.string().max(50),
  merged_at: time.nullish(),
  closed_at: time.nullish(),
  merged_by: user.nullish(),
});

/** Reads the webhook `pull_request_review` of GitHub. */
export function parseGithubReview(payload: unknown): ParsedHostEvent {
  const { data: said } = z
    .object({
      action: z.string().max(50),
      review: z.object({ state: z.string().max(50) }),
    })
    .safeParse(payload);
  if (said && (said.action === 'edited' || said.review.state === 'commented')) {
    return { kind: 'ignored', because: 'a comment decides nothing' };
  }
  const read = reviewPayload.safeParse(payload);
  if (!read.success) {
    return refused(read.error);
  }
  const { review: given, pull_request: about, repository: of } = read.data;
  const place = placeOf(about, of.full_name);
  return place ? reviewEvent(place, given) : contradictory();
}

/** Reads the webhook `pull_request` of GitHub. */
export function parseGithubPullRequest(payload: unknown): ParsedHostEvent {
  const { data: said } = z
    .object({ action: z.string().max(50) })
    .safeParse(payload);
  if (said && said.action !== 'closed') {
    return { kind: 'ignored', because: `'${said.action}' decides nothing` };
  }
  const read = closedPayload.safeParse(payload);
  if (!read.success) {
    return refused(read.error);
  }
  const { pull_request: about, repository: of, sender } = read.data;
  const place = placeOf(about, of.full_name);
  return place
    ? { kind: 'event', event: endEvent(place, about, sender.login) }
    : contradictory();
}

/** Reads one review of GitHub's `GET /repos/{owner}/{repo}/pulls/{number}/reviews`. */
export function readGithubReview(
  place: PullRequestAddress,
  answer: unknown,
): ParsedHostEvent {
  const { data: said } = z
    .object({ state: z.string().max(50) })
    .safeParse(answer);
  if (said && ['COMMENTED', 'PENDING'].includes(said.state)) {
    return { kind: 'ignored', because: 'a comment decides nothing' };
  }
  const read = review.safeParse(answer);
  return read.success ? reviewEvent(place, read.data) : refused(read.error);
}

/** Reads whether a pull request ended, of GitHub's `GET /repos/{owner}/{repo}/pulls/{number}`. */
export function readGithubPullRequest(
  place: PullRequestAddress,
  answer: unknown,
): ParsedHostEvent {
  const read = stateAnswer.safeParse(answer);
  if (!read.success) {
    return refused(read.error);
  }
  const { state, closed_at, ...rest } = read.data;
  return state === 'closed' && closed_at
    ? { kind: 'event', event: endEvent(place, { ...rest, closed_at }) }
    : { kind: 'ignored', because: 'it is open' };
}

function reviewEvent(
  place: PullRequestAddress,
  given: z.infer<typeof review>,
): ParsedHostEvent {
  const verdict = VERDICTS.get(given.state.toLowerCase());
  if (!verdict) {
    return { kind: 'refused', problem: 'review.state: is unknown' };
  }
  return {
    kind: 'event',
    event: {
      ...place,
      reviewer: given.user.login,
      verdict,
      at: given.submitted_at,
      eventId: `review:${given.id}:${verdict}`,
      comment: given.body,
      url: given.html_url,
    },
  };
}

function endEvent(
  place: PullRequestAddress,
  about: {
    readonly merged_at?: string | null;
    readonly closed_at: string;
    readonly merged_by?: { readonly login: string } | null;
  },
  sender: string = 'unknown',
): HostEvent {
  return about.merged_at
    ? {
        ...place,
        reviewer: about.merged_by?.login ?? sender,
        verdict: 'merged',
        at: about.merged_at,
        eventId: 'merged',
      }
    : {
        ...place,
        reviewer: sender,
        verdict: 'closed',
        at: about.closed_at,
        eventId: `closed:${about.closed_at}`,
      };
}

function placeOf(
  about: { readonly number: number; readonly html_url: string },
  name: string,
): PullRequestAddress | undefined {
  return addressIn(about.html_url, {
    provider: 'github',
    repository: name,
    number: about.number,
  });
}

function contradictory(): ParsedHostEvent {
  return {
    kind: 'refused',
    problem:
      'pull_request.html_url: is not the address of this pull request of this repository',
  };
}
