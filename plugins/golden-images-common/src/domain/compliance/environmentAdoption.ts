import { countsForAdoption, type Verdict } from '../inventory/verdict';

/** Workloads of one environment with one verdict. */
export interface EnvironmentCount {
  readonly environment: string;
  readonly production: boolean;
  readonly verdict: Verdict;
  readonly workloads: number;
  readonly pods: number;
}

/** How far golden images have come in an environment (R-LIFE-03). */
export interface EnvironmentAdoption {
  readonly name: string;
  readonly production: boolean;
  readonly workloads: number;
  /** Of those, the ones on golden images. */
  readonly adopted: number;
  /** Of those, the ones that could not be determined; never among the adopted. */
  readonly unknown: number;
  readonly pods: number;
}

/** What names of stages begin with, in the order in which a release passes through them. */
const STAGES: readonly (readonly string[])[] = [
  ['sandbox', 'local'],
  ['dev'],
  ['ci', 'int', 'test', 'qa'],
  ['stag', 'uat', 'acc', 'pre'],
];

/** Adoption by environment, in the order of R-LIFE-03: development, staging, production last. */
export function environmentAdoption(
  counts: readonly EnvironmentCount[],
): EnvironmentAdoption[] {
  const environments = new Map<string, EnvironmentAdoption>();
  for (const { environment, production, verdict, workloads, pods } of counts) {
    const key = `${production} ${environment}`;
    const before = environments.get(key);
    environments.set(key, {
      name: environment,
      production,
      workloads: (before?.workloads ?? 0) + workloads,
      adopted:
        (before?.adopted ?? 0) + (countsForAdoption(verdict) ? workloads : 0),
      unknown: (before?.unknown ?? 0) + (verdict === 'unknown' ? workloads : 0),
      pods: (before?.pods ?? 0) + pods,
    });
  }
  return [...environments.values()].sort(
    (a, b) => stageOf(a) - stageOf(b) || a.name.localeCompare(b.name),
  );
}

/** Names are the organisation's own: what is no known stage stands right before production. */
function stageOf({ name, production }: EnvironmentAdoption): number {
  if (production) {
    return STAGES.length + 1;
  }
  const lower = name.toLocaleLowerCase('en-US');
  const stage = STAGES.findIndex(beginnings =>
    beginnings.some(beginning => lower.startsWith(beginning)),
  );
  return stage < 0 ? STAGES.length : stage;
}
