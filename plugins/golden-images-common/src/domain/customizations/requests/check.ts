import type { LicenceVerdict } from '../../releases/documents/licenceVerdict';
import type { Severity } from '../../releases/documents/scanReport';

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

/** What CI reported about a revision: facts, by which the portal judges. */
export interface CheckReport {
  readonly build?: { readonly result: 'passed' | 'failed' };
  /** Sum of the compressed layers in bytes (AMB-21). */
  readonly size?: { readonly bytes: number };
  readonly vulnerabilities?: {
    readonly tool: string;
    readonly findings: readonly {
      readonly id: string;
      readonly package: string;
      readonly severity: Severity;
      readonly fixedVersion?: string;
    }[];
  };
  readonly licences?: readonly ReportedLicence[];
  readonly commit?: string;
  readonly logUrl?: string;
}

/** Licence of a package that a request adds. */
export interface ReportedLicence {
  readonly package: string;
  readonly version?: string;
  /** SPDX expression. */
  readonly licence: string;
}

/** A report with its time. */
export interface DatedCheckReport {
  readonly report: CheckReport;
  /** ISO time. */
  readonly at: string;
}

/** What of the organisation decides the checks. */
export interface CheckRules {
  /** The image is to be smaller, in bytes (AMB-21). */
  readonly maxBytes: number;
  /** Severities of which one finding is too many (AMB-23). */
  readonly blockSeverities: readonly Severity[];
  /** By the licence policy of the organisation. */
  readonly judgeLicence: (licence: string) => LicenceVerdict;
}

/** Defaults: smaller than 500 MB, decimal (AMB-21), and nothing critical or high (AMB-23). */
export const DEFAULT_CHECK_RULES: Pick<
  CheckRules,
  'maxBytes' | 'blockSeverities'
> = { maxBytes: 500_000_000, blockSeverities: ['critical', 'high'] };
