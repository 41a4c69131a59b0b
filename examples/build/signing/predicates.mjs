import { packagesOf } from '../packages.mjs';

/** Who built the images of the demo; app-config trusts it. */
export const BUILDER = 'https://builder.example/golden-demo@v1';

const DISTRIBUTION = 'cleanstart';

/**
 * What is wrong with packages in the demo's world. The names are no real
 * advisories: these packages are stand-ins, and so is what is wrong with them.
 */
const ADVISORIES = [
  {
    id: 'DEMO-2026-0007',
    name: 'openssl',
    fixed: '3.2.2-r0',
    severity: 'HIGH',
  },
  { id: 'DEMO-2026-0003', name: 'zlib', severity: 'LOW' },
];

/** SLSA v1: who built it, from what. https://slsa.dev/spec/v1.0/provenance */
export function provenance({ id, created }) {
  return {
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'https://builder.example/golden-demo/build@v1',
        externalParameters: { release: id },
        internalParameters: {},
        resolvedDependencies: [],
      },
      runDetails: {
        builder: { id: BUILDER },
        metadata: { invocationId: id, startedOn: created, finishedOn: created },
      },
    },
  };
}

/** CycloneDX 1.5 of what the package database of the image lists. */
export function billOfMaterials({ release, digest, reference, created }) {
  return {
    predicateType: 'https://cyclonedx.org/bom',
    predicate: {
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      version: 1,
      metadata: {
        timestamp: created,
        component: { type: 'container', name: reference, version: digest },
      },
      components: packagesOf(release).map(each => ({
        type: 'library',
        name: each.name,
        version: each.version,
        purl: purlOf(each),
        licenses: [{ expression: each.licence }],
        supplier: { name: 'CleanStart' },
      })),
    },
  };
}

/** A Trivy report in the vulnerability attestation of cosign. */
export function scanResult({ release, digest, reference, created }) {
  return {
    predicateType: 'https://cosign.sigstore.dev/attestation/vuln/v1',
    predicate: {
      invocation: { parameters: [], uri: '', event_id: '', 'builder.id': '' },
      scanner: {
        uri: 'pkg:github/aquasecurity/trivy',
        version: 'demo',
        result: {
          SchemaVersion: 2,
          CreatedAt: created,
          ArtifactName: `${reference}@${digest}`,
          ArtifactType: 'container_image',
          Metadata: { RepoDigests: [`${reference}@${digest}`] },
          Results: [
            {
              Target: reference,
              Class: 'os-pkgs',
              Type: DISTRIBUTION,
              Vulnerabilities: packagesOf(release).flatMap(vulnerabilitiesOf),
            },
          ],
        },
      },
      metadata: { scanStartedOn: created, scanFinishedOn: created },
    },
  };
}

function vulnerabilitiesOf(installed) {
  return ADVISORIES.filter(
    ({ name, fixed }) =>
      name === installed.name &&
      (fixed === undefined || isOlder(installed.version, fixed)),
  ).map(({ id, fixed, severity }) => ({
    VulnerabilityID: id,
    PkgName: installed.name,
    PkgIdentifier: { PURL: purlOf(installed) },
    InstalledVersion: installed.version,
    ...(fixed ? { FixedVersion: fixed } : {}),
    Severity: severity,
  }));
}

function purlOf({ name, version }) {
  return `pkg:apk/${DISTRIBUTION}/${name}@${version}`;
}

function isOlder(version, than) {
  return version.localeCompare(than, 'en', { numeric: true }) < 0;
}
