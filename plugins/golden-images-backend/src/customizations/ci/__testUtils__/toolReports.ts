/** Reports in the documented formats of the tools, as small as they can be. */

export function trivy(
  vulnerabilities: readonly (readonly [
    id: string,
    name: string,
    severity: string,
    fixed?: string,
  ])[],
): object {
  return {
    SchemaVersion: 2,
    ArtifactName: 'layout',
    Results: [
      { Target: 'usr/lib', Class: 'lang-pkgs', Vulnerabilities: null },
      {
        Target: 'layout (alpine 3.20)',
        Class: 'os-pkgs',
        Vulnerabilities: vulnerabilities.map(
          ([VulnerabilityID, PkgName, Severity, FixedVersion]) => ({
            VulnerabilityID,
            PkgName,
            InstalledVersion: '1.0',
            Severity,
            FixedVersion,
          }),
        ),
      },
    ],
  };
}

export function grype(
  matches: readonly (readonly [
    id: string,
    name: string,
    severity: string,
    fixed?: string,
  ])[],
): object {
  return {
    descriptor: { name: 'grype', version: '0.100.0' },
    source: { type: 'image', target: {} },
    matches: matches.map(([id, name, severity, fixed]) => ({
      vulnerability: {
        id,
        severity,
        fix: fixed
          ? { versions: [fixed, '9.9'], state: 'fixed' }
          : { versions: [], state: 'not-fixed' },
      },
      artifact: { name, version: '1.0', type: 'apk' },
    })),
  };
}

/** A package of a bill of materials: its licences as CycloneDX has them. */
export type Part = readonly [
  name: string,
  version: string,
  licenses?: unknown,
  type?: string,
];

export function cycloneDx(parts: readonly Part[]): object {
  return {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    metadata: { component: { type: 'container', name: 'layout' } },
    components: [
      { type: 'operating-system', name: 'alpine', version: '3.20' },
      ...parts.map(([name, version, licenses, type = 'apk']) => ({
        type: 'library',
        name,
        version,
        purl: `pkg:${type}/alpine/${name}@${version}?arch=x86_64`,
        ...(licenses === undefined ? {} : { licenses }),
      })),
    ],
  };
}

export function spdx(
  packages: readonly (readonly [
    name: string,
    concluded: string | undefined,
    declared?: string,
  ])[],
): object {
  return {
    spdxVersion: 'SPDX-2.3',
    name: 'layout',
    packages: [
      { name: 'layout', SPDXID: 'a', primaryPackagePurpose: 'CONTAINER' },
      ...packages.map(([name, licenseConcluded, licenseDeclared]) => ({
        name,
        versionInfo: '1.0',
        licenseConcluded,
        licenseDeclared,
        externalRefs: [
          {
            referenceCategory: 'PACKAGE-MANAGER',
            referenceType: 'purl',
            referenceLocator: `pkg:deb/debian/${name}@1.0`,
          },
        ],
      })),
    ],
    hasExtractedLicensingInfos: [
      { licenseId: 'LicenseRef-1', name: 'Company-1.0', extractedText: '…' },
      { licenseId: 'LicenseRef-2', extractedText: '…' },
    ],
  };
}
