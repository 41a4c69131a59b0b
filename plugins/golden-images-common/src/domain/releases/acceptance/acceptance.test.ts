import { acceptanceGate, acceptanceSentence } from './acceptanceGate';
import { incompatibilityProblem, statusObstacle } from './incompatibility';
import { stackStandings, type StackRecord } from './stackStanding';
import {
  testRunProblem,
  utcTime,
  type TestResult,
  type TestRunFacts,
} from './testRun';
import { testTiming } from './testTiming';

const AT = '2027-01-10T12:00:00.000Z';

function record(
  stack: string,
  result: TestResult,
  failingSince?: string,
): StackRecord {
  return {
    newest: {
      key: `${stack}-1`,
      digest: `sha256:${'a'.repeat(64)}`,
      stack,
      result,
      startedAt: '2027-01-05T08:00:00.000Z',
      endedAt: result === 'running' ? undefined : '2027-01-05T09:00:00.000Z',
      reporter: 'external:ci',
      reportedAt: AT,
    },
    failingSince,
  };
}

const django = (result: TestResult) => record('django', result);
const fastapi = (result: TestResult) => record('fastapi', result);

describe('R-ACC-01 gate of the acceptance tests', () => {
  it.each<[string, StackRecord[], string[], string, string]>([
    ['nothing reported', [], [], 'missing', 'No test run of this content'],
    ['one passed', [django('passed')], [], 'passed', 'django passed.'],
    [
      'one passed, one failed',
      [django('passed'), fastapi('failed')],
      [],
      'failed',
      'fastapi is failing since 5 Jan 2027',
    ],
    [
      'one could not tell',
      [django('passed'), fastapi('error')],
      [],
      'failed',
      'fastapi has not come to a result',
    ],
    [
      'one still runs',
      [django('passed'), fastapi('running')],
      [],
      'missing',
      'fastapi is running since 5 Jan 2027',
    ],
    [
      'a required one was not tested',
      [django('passed')],
      ['django', 'fastapi'],
      'missing',
      'fastapi was not tested',
    ],
    [
      'the required passed, another failed',
      [django('passed'), fastapi('failed')],
      ['django'],
      'passed',
      'django passed.',
    ],
    [
      'all required passed',
      [django('passed'), fastapi('passed')],
      ['fastapi', 'django'],
      'passed',
      'django and fastapi passed.',
    ],
  ])('%s', (_, records, required, state, because) => {
    const gate = acceptanceGate(stackStandings(records, required));
    expect(gate.state).toBe(state);
    expect(gate.because).toContain(because);
  });

  it('says in one line what passed, and what of every other', () => {
    const standings = stackStandings(
      [
        record('django', 'failed', '2027-01-03T10:00:00.000Z'),
        record('fastapi', 'passed'),
        record('flask', 'passed'),
      ],
      ['celery'],
    );
    expect(acceptanceSentence(standings)).toBe(
      '2 of 4 stacks passed; celery was not tested; django is failing since 3 Jan 2027.',
    );
  });
});

describe('a report of a test run', () => {
  const run: TestRunFacts = {
    key: 'ci:1',
    stack: 'django',
    result: 'passed',
    startedAt: '2027-01-05T08:00:00Z',
    endedAt: '2027-01-05T09:00:00+01:00',
  };

  it.each<[string, Partial<TestRunFacts>]>([
    ['as it should be', {}],
    ['with lines in its notes', { notes: 'a\n\tb\r\nعربي' }],
    ['with a log', { logUrl: 'https://ci.example.com/1?a=b#c' }],
    ['that runs', { result: 'running', endedAt: undefined }],
    ['a clock ahead by minutes', { endedAt: '2027-01-10T12:04:00Z' }],
  ])('is taken: %s', (_, facts) => {
    expect(testRunProblem({ ...run, ...facts }, AT)).toBeUndefined();
  });

  it.each<[string, Partial<TestRunFacts>, string]>([
    ['a key with a slash', { key: 'a/b' }, 'key'],
    ['no key', { key: '' }, 'key'],
    ['a blank stack', { stack: ' ' }, 'stack'],
    ['a stack of two lines', { stack: 'a\nb' }, 'stack'],
    ['a stack with a zero byte', { stack: 'a\u0000' }, 'stack'],
    ['a stack that reads backwards', { stack: 'a\u202Eb' }, 'stack'],
    ['half a character', { stack: 'a\uD800' }, 'stack'],
    ['notes with an escape', { notes: 'a\u001b[31m' }, 'notes'],
    ['huge notes', { notes: 'a'.repeat(10_001) }, 'notes'],
    ['no end', { endedAt: undefined }, 'endedAt'],
    ['an end while it runs', { result: 'running' }, 'endedAt'],
    [
      'an end before the start',
      { startedAt: '2027-01-05T10:00:00Z' },
      'endedAt',
    ],
    [
      'a start in the future',
      { startedAt: '2027-01-11T10:00:00Z' },
      'startedAt',
    ],
    [
      'a time without offset',
      { startedAt: '2027-01-05T08:00:00' },
      'startedAt',
    ],
    ['no time', { startedAt: 'yesterday Z' }, 'startedAt'],
    // eslint-disable-next-line no-script-url
    ['a script as log', { logUrl: 'javascript:alert(1)' }, 'logUrl'],
    ['data as log', { logUrl: 'data:text/html,x' }, 'logUrl'],
    ['a path as log', { logUrl: '/logs/1' }, 'logUrl'],
    [
      'a log with a password',
      { logUrl: 'https://a:b@ci.example.com' },
      'logUrl',
    ],
    [
      'a log with a line break',
      { logUrl: 'https://ci.example\n.com' },
      'logUrl',
    ],
  ])('is refused: %s', (_, facts, field) => {
    expect(testRunProblem({ ...run, ...facts }, AT)).toMatch(
      new RegExp(`^${field}: `),
    );
  });

  it('is kept in UTC', () => {
    expect(utcTime('2027-01-05T09:00:00+01:00')).toBe(
      '2027-01-05T08:00:00.000Z',
    );
  });
});

describe('R-ACC-04 where the time of the tests went', () => {
  const run = (from: string, to?: string) => ({
    startedAt: `2027-01-05T${from}:00Z`,
    endedAt: to && `2027-01-05T${to}:00Z`,
  });

  it.each([
    ['one', [run('08:00', '09:00')], [60, 60, 0, 60]],
    [
      'one after the other with a pause',
      [run('10:00', '12:00'), run('08:00', '09:00')],
      [240, 180, 60, 120],
    ],
    [
      'side by side',
      [run('08:00', '10:00'), run('09:00', '11:00'), run('08:30', '09:00')],
      [180, 180, 0, 120],
    ],
    ['one that runs', [run('08:00', '09:00'), run('08:00')], [60, 60, 0, 60]],
  ])('%s', (_, runs, [elapsed, testing, waiting, longest]) => {
    expect(testTiming(runs)).toEqual({
      elapsed: elapsed * 60,
      testing: testing * 60,
      waiting: waiting * 60,
      longest: longest * 60,
    });
  });

  it('is not known before one has ended', () => {
    expect(testTiming([run('08:00')])).toBeUndefined();
  });
});

describe('R-ACC-03 a report of an app team', () => {
  const report = {
    key: 'form-1',
    kind: 'incompatibility',
    title: 'libpq is gone',
    steps: '1. psql\n2. see',
    severity: 'high',
  } as const;

  it('is taken', () => {
    expect(incompatibilityProblem(report)).toBeUndefined();
  });

  it.each([
    ['no steps', { steps: ' \n' }, 'steps: is empty'],
    ['no title', { title: '' }, 'title: is empty'],
    ['huge steps', { steps: 'a'.repeat(10_001) }, 'at most 10000'],
    ['a title of two lines', { title: 'a\nb' }, 'title: is one line'],
  ])('is refused: %s', (_, facts, problem) => {
    expect(incompatibilityProblem({ ...report, ...facts })).toContain(problem);
  });

  it.each([
    ['open', 'acknowledged', undefined],
    ['open', 'resolved', 'Fixed in 2.1.1'],
  ] as const)('%s → %s with %p may be', (from, to, reason) => {
    expect(statusObstacle(from, to, reason)).toBeUndefined();
  });

  it.each([
    ['open', 'resolved', ' ', 'Say how it was resolved.'],
    ['resolved', 'open', undefined, 'Say why it is open again.'],
    ['resolved', 'acknowledged', 'x', 'does not become acknowledged'],
  ] as const)('%s → %s with %p is refused', (from, to, reason, obstacle) => {
    expect(statusObstacle(from, to, reason)).toContain(obstacle);
  });
});
