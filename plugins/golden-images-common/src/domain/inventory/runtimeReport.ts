import { countsForAdoption, type Verdict } from './verdict';

/** A running container as the runtime report lists it. */
export interface RuntimeReportRow {
  readonly namespace: string;
  /** Name of the workload (of the pod, for a bare one). */
  readonly name: string;
  readonly image: string;
  readonly verdict: Verdict;
}

/**
 * The runtime scan of the handbook (R-POL-07, GT-RUN-01): a line for each image
 * that is not golden. What could not be determined is listed as such, never
 * left out as if it were fine.
 */
export function runtimeReport(rows: readonly RuntimeReportRow[]): string[] {
  return rows.flatMap(({ namespace, name, image, verdict }) => {
    if (countsForAdoption(verdict)) {
      return [];
    }
    const what =
      verdict === 'unknown' ? 'Undetermined image' : 'Non-golden image';
    return [`${what} in ${namespace}/${name}: ${image}`];
  });
}
