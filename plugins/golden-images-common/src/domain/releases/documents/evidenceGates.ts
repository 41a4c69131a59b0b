import type { GateResult } from '../promotion/gate';
import type { LicenceVerdict } from './licenceVerdict';
import type { ScanFinding, ScanReport, Severity } from './scanReport';
import { SEVERITIES } from './scanReport';

/** From which severity on a finding that has a fix holds a release up; `none`: no finding does. */
export type FindingLimit = Exclude<Severity, 'unknown'> | 'none';

/** Default of `goldenImages.promotion.blockFixable` (AMB-23: critical; high is the reviewers' to weigh). */
export const DEFAULT_FINDING_LIMIT: FindingLimit = 'critical';

/** The `sbom` gate: a bill of materials of the content is on record, and no licence in it is denied. */
export function sbomGate(
  sboms: readonly {
    readonly receivedAt: string;
    readonly components: number;
    readonly licences: Readonly<Record<LicenceVerdict, number>>;
    readonly denied: readonly string[];
  }[],
): GateResult {
  const gate = 'sbom';
  if (sboms.length === 0) {
    return {
      gate,
      state: 'missing',
      because:
        'No bill of materials of this content is on record. Upload one (SPDX 3.0 or CycloneDX), or attest it to the image.',
    };
  }
  const at = latest(sboms);
  const components = sum(sboms.map(each => each.components));
  const denied = sum(sboms.map(each => each.licences.denied));
  if (components === 0) {
    return {
      gate,
      state: 'failed',
      because:
        'The bill of materials on record lists no package, so it shows nothing of what is inside.',
      at,
    };
  }
  if (denied > 0) {
    const names = [...new Set(sboms.flatMap(each => each.denied))];
    return {
      gate,
      state: 'failed',
      because: `${counted(
        denied,
        'package',
      )} with a licence that the policy denies: ${listed(
        names,
      )}. Take them out, or change goldenImages.licences.`,
      at,
    };
  }
  return {
    gate,
    state: 'passed',
    because: `${counted(
      components,
      'package',
    )} on record, none under a licence that the policy denies.`,
    at,
  };
}

/** The `scan` gate: the content was scanned, and nothing that has a fix is as severe as the limit. */
export function scanGate(
  reports: readonly (Pick<ScanReport, 'tool' | 'examined' | 'findings'> & {
    readonly receivedAt: string;
  })[],
  limit: FindingLimit,
): GateResult {
  const gate = 'scan';
  const examined = reports.filter(each => each.examined);
  if (examined.length === 0) {
    return {
      gate,
      state: reports.length === 0 ? 'missing' : 'failed',
      because:
        reports.length === 0
          ? 'No scan result of this content is on record. Upload one of Trivy or Grype as JSON, or attest it to the image.'
          : 'The scan result on record looked into nothing, which is not the same as finding nothing.',
    };
  }
  const at = latest(examined);
  const findings = examined.flatMap(each => each.findings);
  const blocking = findings.filter(each => isBlocking(each, limit));
  if (blocking.length > 0) {
    const names = blocking.map(each => `${each.id} in ${each.package}`);
    return {
      gate,
      state: 'failed',
      because: `${counted(
        new Set(names).size,
        'finding',
      )} of severity ${limit} or worse that a newer version mends: ${listed([
        ...new Set(names),
      ])}. Update them and scan again.`,
      at,
    };
  }
  const unknown = findings.filter(each => each.severity === 'unknown').length;
  return {
    gate,
    state: 'passed',
    because: `Scanned by ${[...new Set(examined.map(each => each.tool))].join(
      ' and ',
    )}: ${counted(findings.length, 'finding')}, ${
      limit === 'none'
        ? 'and the policy holds nothing up'
        : `none of severity ${limit} or worse has a fix`
    }${
      unknown > 0
        ? `; ${unknown} of unknown severity are the reviewers' to weigh`
        : ''
    }.`,
    at,
  };
}

function isBlocking(finding: ScanFinding, limit: FindingLimit): boolean {
  return (
    limit !== 'none' &&
    finding.fixedVersion !== undefined &&
    SEVERITIES.indexOf(finding.severity) <= SEVERITIES.indexOf(limit)
  );
}

function listed(names: readonly string[]): string {
  const more = names.length - 5;
  return `${names.slice(0, 5).join(', ')}${
    more > 0 ? ` and ${more} more` : ''
  }`;
}

function latest(
  documents: readonly { readonly receivedAt: string }[],
): string | undefined {
  return documents
    .map(each => each.receivedAt)
    .sort()
    .at(-1);
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
