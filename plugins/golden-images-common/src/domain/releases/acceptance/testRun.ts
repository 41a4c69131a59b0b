import { DateTime } from 'luxon';
import type { Digest } from '../../inventory/digest';
import { textProblem } from '../writtenText';

/** How a run of acceptance tests stands. `error` is a run that could not tell: nothing is known of the image. */
export const TEST_RESULTS = ['passed', 'failed', 'error', 'running'] as const;

/** Result of a run. */
export type TestResult = (typeof TEST_RESULTS)[number];

/** Acceptance tests of one application stack on one content, on record for ever (R-ACC-01, R-ACC-02). */
export interface TestRun {
  /** Names the run within its release: CI's own id. */
  readonly key: string;
  /** Content that was tested. */
  readonly digest: Digest;
  /** Application stack: `django`. */
  readonly stack: string;
  readonly result: TestResult;
  /** ISO time in UTC. */
  readonly startedAt: string;
  /** ISO time in UTC; absent while it runs. */
  readonly endedAt?: string;
  readonly logUrl?: string;
  /** What is worth knowing: compatibility issues, edge cases. */
  readonly notes?: string;
  readonly reporter: string;
  /** ISO time of the last report. */
  readonly reportedAt: string;
}

/** What is said of a run by who reports it. */
export type TestRunFacts = Omit<TestRun, 'digest' | 'reporter' | 'reportedAt'>;

/** Most stacks that one content is tested on. */
export const MAX_STACKS = 50;

const KEY = /^[A-Za-z0-9][A-Za-z0-9._:@-]{0,199}$/;
const NOTES_LENGTH = 10_000;
const URL_LENGTH = 2000;
/** Clocks of CI and portal differ by less. */
const CLOCK_SKEW_MINUTES = 5;

/**
 * What is wrong with a report, in a sentence that names the field; `undefined` when nothing is.
 * @param at - ISO time of the report
 */
export function testRunProblem(
  run: TestRunFacts,
  at: string,
): string | undefined {
  const { key, stack, notes = '', logUrl } = run;
  return (
    keyProblem(key) ??
    textProblem(stack, { field: 'stack', maxLength: 100, required: true }) ??
    textProblem(notes, {
      field: 'notes',
      maxLength: NOTES_LENGTH,
      lines: true,
    }) ??
    (logUrl === undefined ? undefined : logUrlProblem(logUrl)) ??
    timesProblem(run, at)
  );
}

/** What is wrong with the key of a report, in a sentence. */
export function keyProblem(key: string): string | undefined {
  return KEY.test(key)
    ? undefined
    : 'key: letters, digits and . _ : @ - only, at most 200 of them';
}

/** The moment in UTC with milliseconds, so that texts order as times do; `undefined` for what is no time with its offset. */
export function utcTime(text: string): string | undefined {
  const time = DateTime.fromISO(text, { setZone: true });
  return time.isValid && /(Z|[+-]\d{2}:?\d{2})$/i.test(text)
    ? time.toUTC().toISO()
    : undefined;
}

function timesProblem(
  { result, startedAt, endedAt }: TestRunFacts,
  at: string,
): string | undefined {
  const latest = DateTime.fromISO(at).plus({ minutes: CLOCK_SKEW_MINUTES });
  for (const [field, text] of [
    ['startedAt', startedAt],
    ['endedAt', endedAt],
  ] as const) {
    if (text === undefined) {
      continue;
    }
    if (utcTime(text) === undefined) {
      return `${field}: '${text}' is not a time with its offset such as 2027-01-31T08:00:00Z`;
    }
    if (DateTime.fromISO(text) > latest) {
      return `${field}: ${text} is in the future`;
    }
  }
  if (result === 'running') {
    return endedAt === undefined
      ? undefined
      : 'endedAt: a run that is running has not ended';
  }
  if (endedAt === undefined) {
    return `endedAt: is missing, and the result is ${result}`;
  }
  return DateTime.fromISO(endedAt) < DateTime.fromISO(startedAt)
    ? 'endedAt: is before startedAt'
    : undefined;
}

/** A log is linked to from the portal: an ordinary web address, without a password in it. */
function logUrlProblem(text: string): string | undefined {
  const problem = textProblem(text, {
    field: 'logUrl',
    maxLength: URL_LENGTH,
    required: true,
  });
  if (problem) {
    return problem;
  }
  if (!URL.canParse(text) || !/^https?:\/\//i.test(text)) {
    return 'logUrl: expected an address that begins with https:// or http://';
  }
  const { username, password } = new URL(text);
  return username || password
    ? 'logUrl: has a user or password in it; leave them out'
    : undefined;
}
