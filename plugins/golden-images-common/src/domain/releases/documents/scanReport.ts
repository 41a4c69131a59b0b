import type { Digest } from '../../inventory/digest';

/** Severities, worst first. */
export const SEVERITIES = [
  'critical',
  'high',
  'medium',
  'low',
  'negligible',
  'unknown',
] as const;

/** Severity of a finding; `unknown` where the tool gives none. */
export type Severity = (typeof SEVERITIES)[number];

/** A vulnerability that a scanner found in a package. */
export interface ScanFinding {
  /** `CVE-2026-1234`, `GHSA-…`. */
  readonly id: string;
  readonly package: string;
  readonly purl?: string;
  readonly installedVersion?: string;
  /** Absent while there is no fix. */
  readonly fixedVersion?: string;
  readonly severity: Severity;
}

/** What a scanner found in an image, whatever the tool. */
export interface ScanReport {
  readonly tool: 'trivy' | 'grype';
  readonly toolVersion?: string;
  /** Version of the report's own format, where it has one. */
  readonly formatVersion?: string;
  /** Digests that the report itself says it is about; empty when it names none. */
  readonly subjects: readonly Digest[];
  /** Whether the scanner looked into anything: a report of nothing shows nothing. */
  readonly examined: boolean;
  readonly findings: readonly ScanFinding[];
  /** What to know before one relies on it, in sentences. */
  readonly warnings: readonly string[];
}
