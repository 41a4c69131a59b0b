// What the tools wrote, as the portal takes it. Nothing is judged here: the portal does.

/** Severities as the portal calls them, worst first. */
const SEVERITIES = [
  'critical',
  'high',
  'medium',
  'low',
  'negligible',
  'unknown',
];
/** Most that the portal takes in one report. */
const MOST_FINDINGS = 2000;
const MOST_LICENCES = 500;
/** Types of packages of the operating system: those are what a request is about. */
const SYSTEM = ['alpm', 'apk', 'deb', 'rpm'];
const SAYS_NOTHING = ['', 'NONE', 'NOASSERTION'];

/**
 * Findings of `trivy image --format json` or `grype -o json`.
 * @param packages - of the same image
 * @throws Error for anything else, and where the packages were not looked at: that is no image without findings
 */
export function findingsOf(report, packages) {
  if (typeof report?.SchemaVersion === 'number' && report.ArtifactName) {
    const results = report.Results ?? [];
    const hasSystem = packages.some(({ type }) => SYSTEM.includes(type));
    const sawSystem = results.some(each => each?.Class === 'os-pkgs');
    if (results.length === 0 || (hasSystem && !sawSystem)) {
      throw new Error(
        'Trivy did not look at the packages of the image: does it know the operating system?',
      );
    }
    const found = results.flatMap(each =>
      (each?.Vulnerabilities ?? []).map(one => ({
        id: one.VulnerabilityID,
        package: one.PkgName,
        version: one.InstalledVersion,
        severity: one.Severity,
        fixedVersion: one.FixedVersion,
      })),
    );
    return { tool: 'trivy', findings: once(found) };
  }
  if (report?.descriptor?.name === 'grype' && Array.isArray(report.matches)) {
    const found = report.matches.map(({ vulnerability, artifact }) => ({
      id: vulnerability?.id,
      package: artifact?.name,
      version: artifact?.version,
      severity: vulnerability?.severity,
      fixedVersion: vulnerability?.fix?.versions?.[0],
    }));
    return { tool: 'grype', findings: once(found) };
  }
  throw new Error(
    'This is no JSON report of Trivy or Grype: nothing was scanned',
  );
}

/** How many findings there are of each severity; of none there is no entry. */
export function countsOf(findings) {
  const counts = {};
  for (const { severity } of findings) {
    counts[severity] = (counts[severity] ?? 0) + 1;
  }
  return counts;
}

/**
 * Packages of a bill of materials: CycloneDX or SPDX 2 JSON of Trivy or Syft.
 * @throws Error for anything else, and for one without a package: then nothing was recognised
 */
export function packagesOf(sbom) {
  const packages = readPackages(sbom).filter(({ name }) => name);
  if (packages.length === 0) {
    throw new Error(
      'The bill of materials lists no package: nothing was recognised',
    );
  }
  return packages;
}

/**
 * Licences of the system packages that an image has and its base has not, and of
 * everything that is asked for. Where none is named it is empty, which the portal
 * takes as unknown.
 */
export function licencesOf(packages, base, wanted) {
  const known = new Set(base.map(identity));
  const added = packages.filter(
    each =>
      wanted.includes(each.name) ||
      (SYSTEM.includes(each.type) && !known.has(identity(each))),
  );
  const licences = new Map(
    added.map(({ name, version, licences: named }) => [
      JSON.stringify([name, version]),
      {
        package: name.slice(0, 200),
        ...(version ? { version: version.slice(0, 100) } : {}),
        licence: allOf(named),
      },
    ]),
  );
  return atMost([...licences.values()], MOST_LICENCES, 'added packages');
}

/**
 * Bytes of the compressed layers of an image in an OCI layout; of several platforms the largest counts.
 * @param read - the JSON of a blob by its digest
 */
export function sizeOf(index, read) {
  const sizes = manifestsOf(index, read).map(({ layers }) =>
    layers.reduce((sum, { size }) => sum + size, 0),
  );
  const bytes = Math.max(...sizes);
  if (!Number.isInteger(bytes) || bytes < 1) {
    throw new Error('The image has no layers');
  }
  return bytes;
}

function manifestsOf(json, read) {
  if (Array.isArray(json?.layers)) {
    return [json];
  }
  return (json?.manifests ?? [])
    .filter(each => !each.annotations?.['vnd.docker.reference.type'])
    .flatMap(each => manifestsOf(read(each.digest), read));
}

/** Each finding once, as the portal takes it, worst first. */
function once(found) {
  const findings = new Map();
  for (const { id, package: name, version, severity, fixedVersion } of found) {
    if (!id || !name) {
      throw new Error(
        'A finding does not say what it is of: the report is not whole',
      );
    }
    findings.set(JSON.stringify([id, name, version]), {
      id: id.slice(0, 100),
      package: name.slice(0, 200),
      severity: severityOf(severity),
      ...(fixedVersion ? { fixedVersion: fixedVersion.slice(0, 100) } : {}),
    });
  }
  const rank = ({ severity }) => SEVERITIES.indexOf(severity);
  return atMost([...findings.values()], MOST_FINDINGS, 'findings').sort(
    (a, b) => rank(a) - rank(b),
  );
}

function severityOf(text) {
  const lower = String(text).toLowerCase();
  return SEVERITIES.includes(lower) ? lower : 'unknown';
}

function readPackages(sbom) {
  if (sbom?.bomFormat === 'CycloneDX') {
    return flatten(sbom.components ?? [])
      .filter(({ type }) => type !== 'file' && type !== 'operating-system')
      .map(each => ({
        name: each.group ? `${each.group}/${each.name}` : each.name,
        version: each.version,
        type: typeOf(each.purl),
        licences: (each.licenses ?? []).map(
          ({ expression, license }) =>
            expression ?? license?.id ?? license?.name,
        ),
      }));
  }
  if (/^SPDX-2\./.test(sbom?.spdxVersion ?? '')) {
    const texts = new Map(
      (sbom.hasExtractedLicensingInfos ?? []).map(each => [
        each.licenseId,
        each.name,
      ]),
    );
    return (sbom.packages ?? [])
      .filter(
        ({ primaryPackagePurpose: is }) =>
          !/^(CONTAINER|OPERATING-SYSTEM|FILE)$/.test(is ?? ''),
      )
      .map(each => ({
        name: each.name,
        version: each.versionInfo,
        type: typeOf(
          each.externalRefs?.find(
            ({ referenceType }) => referenceType === 'purl',
          )?.referenceLocator,
        ),
        licences: [spdxLicence(each, texts)],
      }));
  }
  throw new Error('This is no CycloneDX or SPDX 2 document');
}

/** What was concluded, else what is declared; a reference that stands for a plain name is replaced by it. */
function spdxLicence({ licenseConcluded, licenseDeclared }, texts) {
  const said = [licenseConcluded, licenseDeclared].find(
    each => !SAYS_NOTHING.includes(each ?? ''),
  );
  const name = texts.get(said);
  return SAYS_NOTHING.includes(name ?? '') ? said : name;
}

/** Components inside components too. */
function flatten(components) {
  return components.flatMap(each => [each, ...flatten(each.components ?? [])]);
}

function typeOf(purl) {
  return /^pkg:\/*([a-z0-9.+-]+)\//i.exec(purl ?? '')?.[1].toLowerCase();
}

function identity({ type, name, version }) {
  return JSON.stringify([type, name, version]);
}

/** One expression that says that all of them apply. */
function allOf(licences) {
  const named = [...new Set(licences)].filter(
    each => !SAYS_NOTHING.includes(each ?? ''),
  );
  const text =
    named.length > 1
      ? named.map(each => (/\s/.test(each) ? `(${each})` : each)).join(' AND ')
      : named[0] ?? '';
  if (text.length > 500) {
    throw new Error(`A licence is longer than the portal takes: ${text}`);
  }
  return text;
}

/** Part of it would look like all of it. */
function atMost(list, most, what) {
  if (list.length > most) {
    throw new Error(
      `${list.length} ${what}: the portal takes ${most}. Ask the platform team.`,
    );
  }
  return list;
}
