import { z } from 'zod';
import type { HostVerdict, ParsedHostEvent } from './hostEvent';
import {
  address,
  addressIn,
  refused,
  time,
  userName,
  whole,
} from './hostFields';
import type { PullRequestAddress } from './pullRequestAddress';

/** Of somebody (`approval`), and of somebody with whom it is enough, or no longer (`approved`). */
const VERDICTS: ReadonlyMap<string, HostVerdict> = new Map([
  ['approved', 'approved'],
  ['approval', 'approved'],
  ['unapproved', 'dismissed'],
  ['unapproval', 'dismissed'],
  ['merge', 'merged'],
  ['close', 'closed'],
]);

const user = z.object({ username: userName });

const payloadSchema = z.object({
  object_kind: z.literal('merge_request'),
  user,
  project: z.object({ path_with_namespace: z.string().max(500) }),
  object_attributes: z.object({
    iid: whole,
    url: address,
    action: z.string().max(50),
    updated_at: time,
  }),
});

const approvalSchema = z.object({ user, approved_at: time });

const stateAnswer = z.object({
  state: z.string().max(50),
  merged_at: time.nullish(),
  closed_at: time.nullish(),
  merge_user: user.nullish(),
  closed_by: user.nullish(),
});

/** Reads the webhook `Merge Request Hook` of GitLab. */
export function parseGitlabMergeRequest(payload: unknown): ParsedHostEvent {
  const { data: said } = z
    .object({
      object_attributes: z.object({ action: z.string().max(50).optional() }),
    })
    .safeParse(payload);
  if (said && !VERDICTS.has(said.object_attributes.action ?? '')) {
    return { kind: 'ignored', because: 'its action decides nothing' };
  }
  const read = payloadSchema.safeParse(payload);
  if (!read.success) {
    return refused(read.error);
  }
  const { project, object_attributes: about, user: who } = read.data;
  const verdict = VERDICTS.get(about.action);
  const place = addressIn(about.url, {
    provider: 'gitlab',
    repository: project.path_with_namespace,
    number: about.iid,
  });
  return place && verdict
    ? eventOf(place, { verdict, who: who.username, at: about.updated_at })
    : {
        kind: 'refused',
        problem:
          'object_attributes.url: is not the address of this merge request of this project',
      };
}

/** Reads one of `approved_by` of GitLab's `GET /projects/:id/merge_requests/:iid/approvals`. */
export function readGitlabApproval(
  place: PullRequestAddress,
  answer: unknown,
): ParsedHostEvent {
  const read = approvalSchema.safeParse(answer);
  return read.success
    ? eventOf(place, {
        verdict: 'approved',
        who: read.data.user.username,
        at: read.data.approved_at,
      })
    : refused(read.error);
}

/** Reads whether a merge request ended, of GitLab's `GET /projects/:id/merge_requests/:iid`. */
export function readGitlabMergeRequest(
  place: PullRequestAddress,
  answer: unknown,
): ParsedHostEvent {
  const read = stateAnswer.safeParse(answer);
  if (!read.success) {
    return refused(read.error);
  }
  const { state, merged_at, closed_at, merge_user, closed_by } = read.data;
  if (state === 'merged' && merged_at) {
    const who = merge_user?.username ?? 'unknown';
    return eventOf(place, { verdict: 'merged', who, at: merged_at });
  }
  if (state === 'closed' && closed_at) {
    const who = closed_by?.username ?? 'unknown';
    return eventOf(place, { verdict: 'closed', who, at: closed_at });
  }
  return { kind: 'ignored', because: 'it is open' };
}

function eventOf(
  place: PullRequestAddress,
  said: {
    readonly verdict: HostVerdict;
    readonly who: string;
    readonly at: string;
  },
): ParsedHostEvent {
  const { verdict, who, at } = said;
  return {
    kind: 'event',
    event: {
      ...place,
      reviewer: who,
      verdict,
      at,
      eventId: verdict === 'merged' ? 'merged' : `${verdict}:${who}:${at}`,
    },
  };
}
