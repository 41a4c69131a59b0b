import { DateTime } from 'luxon';
import type { TestRun } from './testRun';

/** Where the time of the acceptance tests went, in seconds (R-ACC-04). */
export interface TestTiming {
  /** From the start of the first to the end of the last. */
  readonly elapsed: number;
  /** While at least one ran. */
  readonly testing: number;
  /** Between runs, while none ran: people, queues, machines. */
  readonly waiting: number;
  /** The longest single run: what all of them take at least, however parallel. */
  readonly longest: number;
}

/**
 * Where the time went; `undefined` until a run has ended. Running more in
 * parallel saves at most `testing` less `longest`; asking sooner saves `waiting`.
 */
export function testTiming(
  runs: readonly Pick<TestRun, 'startedAt' | 'endedAt'>[],
): TestTiming | undefined {
  const ended = runs
    .flatMap(({ startedAt, endedAt }) =>
      endedAt === undefined
        ? []
        : [{ from: seconds(startedAt), to: seconds(endedAt) }],
    )
    .sort((a, b) => a.from - b.from);
  if (ended.length === 0) {
    return undefined;
  }
  let testing = 0;
  let longest = 0;
  let end = ended[0].from;
  for (const { from, to } of ended) {
    testing += Math.max(0, to - Math.max(from, end));
    longest = Math.max(longest, to - from);
    end = Math.max(end, to);
  }
  const elapsed = end - ended[0].from;
  return { elapsed, testing, waiting: elapsed - testing, longest };
}

function seconds(iso: string): number {
  return Math.round(DateTime.fromISO(iso).toSeconds());
}
