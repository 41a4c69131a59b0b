import type { GateResult } from '../promotion/gate';
import { dateText } from '../../inventory/deadlineText';
import { isFailure, type StackStanding } from './stackStanding';

const GATE = 'acceptance-tests';

/**
 * Whether the acceptance tests let a candidate through (R-ACC-01, R-PIPE-03).
 * Where stacks are required, those decide: each has to have passed. Where none
 * is, at least one stack has to have passed and none may fail or run.
 */
export function acceptanceGate(
  standings: readonly StackStanding[],
): GateResult {
  const required = standings.filter(each => each.required);
  const deciding = required.length > 0 ? required : standings;
  const failing = deciding.filter(
    each => each.newest && isFailure(each.newest),
  );
  const open = deciding.filter(
    ({ newest }) => !newest || newest.result === 'running',
  );
  const at = latest(deciding);
  if (failing.length > 0) {
    return {
      gate: GATE,
      state: 'failed',
      because: `${failing
        .map(failureText)
        .join('; ')}. Fix what fails and report another run, or reject it.`,
      at,
    };
  }
  if (deciding.length === 0) {
    return {
      gate: GATE,
      state: 'missing',
      because:
        'No test run of this content was reported: let CI report one for each application stack.',
    };
  }
  if (open.length > 0) {
    return {
      gate: GATE,
      state: 'missing',
      because: `${open.map(openText).join('; ')}.`,
      at,
    };
  }
  return {
    gate: GATE,
    state: 'passed',
    because: `${list(deciding.map(({ stack }) => stack))} passed.`,
    at,
  };
}

/**
 * The first line about the tests: how many stacks passed, and what of every
 * other. Names each, so that nobody has to look for it in the table.
 */
export function acceptanceSentence(
  standings: readonly StackStanding[],
): string {
  if (standings.length === 0) {
    return 'No acceptance test of this content is on record.';
  }
  const passed = standings.filter(({ newest }) => newest?.result === 'passed');
  const others = standings.filter(({ newest }) => newest?.result !== 'passed');
  const stacks = standings.length === 1 ? 'stack' : 'stacks';
  const first = `${passed.length} of ${standings.length} ${stacks} passed`;
  const rest = others.map(each =>
    each.newest && isFailure(each.newest) ? failureText(each) : openText(each),
  );
  return `${[first, ...rest].join('; ')}.`;
}

function failureText({ stack, newest, failingSince }: StackStanding): string {
  const since = failingSince ? ` since ${dateText(failingSince)}` : '';
  return newest?.result === 'error'
    ? `${stack} has not come to a result${since}`
    : `${stack} is failing${since}`;
}

function openText({ stack, newest }: StackStanding): string {
  return newest
    ? `${stack} is running since ${dateText(newest.startedAt)}`
    : `${stack} was not tested`;
}

function latest(standings: readonly StackStanding[]): string | undefined {
  return standings
    .flatMap(({ newest }) => newest?.endedAt ?? newest?.startedAt ?? [])
    .sort()
    .at(-1);
}

function list(names: readonly string[]): string {
  return names.length < 2
    ? names.join('')
    : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
