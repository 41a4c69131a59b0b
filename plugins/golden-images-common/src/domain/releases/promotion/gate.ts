/** What must hold before a candidate becomes golden (R-PIPE-03, R-GIM-03, AMB-05b), in the order of the work. */
export const GATES = [
  'signature',
  'provenance',
  'sbom',
  'scan',
  'acceptance-tests',
  'mirror',
  'security-sign-off',
  'platform-sign-off',
] as const;

/** Name of a gate. */
export type Gate = (typeof GATES)[number];

/** How a gate stands. Nothing on record is `missing`, never passed. */
export interface GateResult {
  readonly gate: Gate;
  readonly state: 'passed' | 'failed' | 'missing';
  /** Why, in one sentence that says what to do when it is not passed. */
  readonly because: string;
  /** ISO time of what decided it. */
  readonly at?: string;
}
