import { z } from 'zod';
import { reasonProblem } from '../requests/reasonProblem';
import type { ParsedHostEvent } from './hostEvent';
import {
  parsePullRequestAddress,
  type PullRequestAddress,
} from './pullRequestAddress';

/** Longest comment that GitHub takes. */
const BODY_LENGTH = 65_536;
/** What is kept of it. */
const COMMENT_LENGTH = 4000;
/** A clock of the host may be ahead of ours by so much. */
const AHEAD_MS = 5 * 60 * 1000;

/** A user name: of GitHub, of its bots, of GitLab. */
export const userName = z
  .string()
  .max(255)
  .regex(/^[A-Za-z0-9_][A-Za-z0-9_.-]*(\[bot\])?$/, 'is no user name')
  .transform(name => name.toLowerCase());

/** A web address. */
export const address = z.string().max(2000);

/** Number of a pull request, or id of a review. */
export const whole = z.number().int().positive();

/** ISO time, or as GitLab wrote it before: `2026-03-02 10:00:00 UTC`. */
export const time = z
  .string()
  .max(40)
  .transform(text =>
    text.replace(/^(\S+) (\S+) UTC$/, '$1T$2Z').replace(/ \+0000$/, 'Z'),
  )
  .refine(
    text =>
      /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(text) &&
      !Number.isNaN(Date.parse(text)),
    'is no time',
  )
  .transform(text => new Date(text).toISOString());

/** What a reviewer wrote: the beginning; nothing where it has characters that are not what they look like. */
export const comment = z
  .string()
  .max(BODY_LENGTH)
  .nullish()
  .transform(text => {
    const shown = (text ?? '').replace(/\r\n?/g, '\n').trim();
    const kept = shown.slice(0, COMMENT_LENGTH);
    return kept && !reasonProblem(kept) ? kept : undefined;
  });

/** Says why a payload is refused, by its first wrong field. */
export function refused({
  issues: [{ path, message }],
}: Pick<z.ZodError, 'issues'>): ParsedHostEvent {
  return {
    kind: 'refused',
    problem: `${path.join('.') || 'payload'}: ${message}`,
  };
}

/** The pull request that a payload is about, where its address and its fields say the same. */
export function addressIn(
  url: string,
  said: Pick<PullRequestAddress, 'provider' | 'repository' | 'number'>,
): PullRequestAddress | undefined {
  const read = parsePullRequestAddress(url);
  return read?.provider === said.provider &&
    read.repository === said.repository.toLowerCase() &&
    read.number === said.number
    ? read
    : undefined;
}

/** An event, unless it is of the future, where it would stand above all that follows. */
export function dated(
  parsed: ParsedHostEvent,
  receivedAt: string,
): ParsedHostEvent {
  return parsed.kind === 'event' &&
    Date.parse(parsed.event.at) > Date.parse(receivedAt) + AHEAD_MS
    ? { kind: 'refused', problem: `${parsed.event.at} is in the future` }
    : parsed;
}
