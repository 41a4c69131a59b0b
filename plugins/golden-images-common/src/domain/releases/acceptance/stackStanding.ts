import type { TestRun } from './testRun';

/** How one application stack stands on the content under evaluation. */
export interface StackStanding {
  readonly stack: string;
  /** Whether the gate waits for it. */
  readonly required: boolean;
  /** The run that decides; absent when a required stack was never tested. */
  readonly newest?: TestRun;
  /** ISO time of the first of the runs that failed, one after another, up to now. */
  readonly failingSince?: string;
}

/** What is on record of one stack. */
export interface StackRecord {
  readonly newest: TestRun;
  /** Start of the first failure since it last passed. */
  readonly failingSince?: string;
}

/**
 * The stacks that are required or were tested, in the order of their names. The
 * newest run of each decides, also while it runs: what passed before says
 * nothing about a run that somebody thought necessary.
 * @param required - names of the stacks of the family that have to pass
 */
export function stackStandings(
  records: readonly StackRecord[],
  required: readonly string[],
): StackStanding[] {
  const tested = new Map(records.map(each => [each.newest.stack, each]));
  const names = [...new Set([...required, ...tested.keys()])].sort();
  return names.map(stack => {
    const record = tested.get(stack);
    const fails = record && isFailure(record.newest);
    return {
      stack,
      required: required.includes(stack),
      newest: record?.newest,
      ...(fails && {
        failingSince: record.failingSince ?? record.newest.startedAt,
      }),
    };
  });
}

/** Whether a run ended without passing. */
export function isFailure({ result }: Pick<TestRun, 'result'>): boolean {
  return result === 'failed' || result === 'error';
}
