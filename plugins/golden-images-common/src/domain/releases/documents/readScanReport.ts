import { DocumentError } from './DocumentError';
import { field, isObject, objectsOf, textOf, type JsonObject } from './fields';
import { MAX_ENTRIES, requireAtMost } from './limits';
import {
  SEVERITIES,
  type ScanFinding,
  type ScanReport,
  type Severity,
} from './scanReport';
import { digestsIn } from './subjects';

/**
 * Reads what Trivy or Grype wrote as JSON (R-VER-04, AMB-26), also as the
 * `result` of a vulnerability attestation.
 * @throws DocumentError that says what is accepted
 */
export function readScanReport(json: unknown): ScanReport {
  const report = reportIn(json);
  if (isTrivy(report)) {
    return readTrivy(report);
  }
  if (isGrype(report)) {
    return readGrype(report);
  }
  throw new DocumentError(
    'This is no scan result that can be read. Accepted are the JSON reports of Trivy (`trivy image --format json`) and Grype (`grype -o json`).',
  );
}

/** Whether it looks like a scan result. */
export function isScanReport(json: unknown): boolean {
  const report = reportIn(json);
  return isTrivy(report) || isGrype(report);
}

/** https://github.com/sigstore/cosign/blob/main/specs/COSIGN_VULN_ATTESTATION_SPEC.md */
function reportIn(json: unknown): unknown {
  return field(field(json, 'scanner'), 'result') ?? json;
}

function isTrivy(json: unknown): json is JsonObject {
  return (
    isObject(json) &&
    typeof field(json, 'SchemaVersion') === 'number' &&
    textOf(json, 'ArtifactName') !== undefined
  );
}

function isGrype(json: unknown): json is JsonObject {
  return (
    isObject(json) &&
    Array.isArray(field(json, 'matches')) &&
    textOf(field(json, 'descriptor'), 'name') === 'grype'
  );
}

function readTrivy(json: JsonObject): ScanReport {
  const results = objectsOf(json, 'Results');
  const vulnerabilities = results.flatMap(each =>
    objectsOf(each, 'Vulnerabilities'),
  );
  const findings = readAll(vulnerabilities, each => ({
    id: textOf(each, 'VulnerabilityID'),
    package: textOf(each, 'PkgName'),
    purl: textOf(field(each, 'PkgIdentifier'), 'PURL'),
    installedVersion: textOf(each, 'InstalledVersion'),
    fixedVersion: textOf(each, 'FixedVersion'),
    severity: textOf(each, 'Severity'),
  }));
  const metadata = field(json, 'Metadata');
  return {
    tool: 'trivy',
    toolVersion: textOf(field(json, 'Trivy'), 'Version'),
    formatVersion: String(field(json, 'SchemaVersion')),
    subjects: digestsIn([
      ...texts(metadata, 'RepoDigests'),
      textOf(json, 'ArtifactName'),
    ]),
    examined: results.length > 0,
    findings: findings.read,
    warnings: [
      ...(results.length === 0
        ? [
            'The report has no results: Trivy looked into nothing, which is not the same as finding nothing.',
          ]
        : []),
      ...incomplete(findings.left),
    ],
  };
}

function readGrype(json: JsonObject): ScanReport {
  const findings = readAll(objectsOf(json, 'matches'), each => {
    const vulnerability = field(each, 'vulnerability');
    const artifact = field(each, 'artifact');
    return {
      id: textOf(vulnerability, 'id'),
      package: textOf(artifact, 'name'),
      purl: textOf(artifact, 'purl'),
      installedVersion: textOf(artifact, 'version'),
      fixedVersion: texts(field(vulnerability, 'fix'), 'versions')[0],
      severity: textOf(vulnerability, 'severity'),
    };
  });
  const target = field(field(json, 'source'), 'target');
  return {
    tool: 'grype',
    toolVersion: textOf(field(json, 'descriptor'), 'version'),
    subjects: digestsIn([
      textOf(target, 'manifestDigest'),
      ...texts(target, 'repoDigests'),
      textOf(target, 'userInput'),
    ]),
    examined: true,
    findings: findings.read,
    warnings: incomplete(findings.left),
  };
}

/** A finding whose package or id is not told cannot be weighed: it is counted, and said. */
function readAll(
  entries: readonly JsonObject[],
  read: (entry: JsonObject) => Partial<Record<keyof ScanFinding, string>>,
): { read: ScanFinding[]; left: number } {
  requireAtMost(entries.length, MAX_ENTRIES, 'findings');
  const findings = new Map<string, ScanFinding>();
  let left = 0;
  for (const entry of entries) {
    const { id, package: name, severity, ...rest } = read(entry);
    if (id && name) {
      const finding = {
        ...rest,
        id,
        package: name,
        severity: toSeverity(severity),
      };
      findings.set(
        JSON.stringify([id, name, rest.installedVersion, rest.purl]),
        finding,
      );
    } else {
      left += 1;
    }
  }
  return { read: [...findings.values()], left };
}

function incomplete(left: number): string[] {
  return left > 0
    ? [`${left} findings do not say what they are of, and are left out.`]
    : [];
}

function toSeverity(text: string | undefined): Severity {
  const lower = text?.toLowerCase();
  return SEVERITIES.find(each => each === lower) ?? 'unknown';
}

function texts(value: unknown, name: string): string[] {
  const list = field(value, name);
  return Array.isArray(list)
    ? list.filter(each => typeof each === 'string')
    : [];
}
