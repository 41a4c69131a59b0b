/** What is checked of a request before anybody reviews it (R-REQ-14..18), in this order. */
export const REQUEST_CHECKS = [
  'base-signature',
  'base-phase',
  'build',
  'size',
  'vulnerabilities',
  'licences',
] as const;

/** Name of a check. The first two are the portal's own; CI reports what the others are judged by. */
export type RequestCheck = (typeof REQUEST_CHECKS)[number];

/** How a check stands. Nothing reported is `pending`, never passed. */
export interface CheckResult {
  readonly check: RequestCheck;
  readonly state: 'passed' | 'failed' | 'pending';
  /** Why, in words that say what to do when it is not passed (R-REQ-19). */
  readonly because: string;
  /** ISO time of what decided it. */
  readonly at?: string;
  readonly logUrl?: string;
}

/** What each check is called. */
export const REQUEST_CHECK_TITLE: Readonly<Record<RequestCheck, string>> = {
  'base-signature': 'Signature of the base image',
  'base-phase': 'Phase of the base image',
  build: 'Build',
  size: 'Size',
  vulnerabilities: 'Vulnerabilities',
  licences: 'Licences',
};
