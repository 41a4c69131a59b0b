import { digestOf } from './__testUtils__/sboms';
import { readScanReport } from './readScanReport';

const trivy = {
  SchemaVersion: 2,
  ArtifactName: 'registry.test/golden/python:3.12',
  ArtifactType: 'container_image',
  Trivy: { Version: '0.66.0' },
  Metadata: {
    ImageID: digestOf('c'),
    RepoDigests: [`registry.test/golden/python@${digestOf('a')}`],
  },
  Results: [
    {
      Target: 'debian 12',
      Class: 'os-pkgs',
      Vulnerabilities: [
        {
          VulnerabilityID: 'CVE-2026-1',
          PkgName: 'openssl',
          PkgIdentifier: { PURL: 'pkg:deb/debian/openssl@3.0.14' },
          InstalledVersion: '3.0.14',
          FixedVersion: '3.0.15',
          Severity: 'CRITICAL',
        },
        { VulnerabilityID: 'CVE-2026-2', PkgName: 'zlib1g', Severity: 'odd' },
      ],
    },
    { Target: 'app', Class: 'lang-pkgs' },
  ],
};

const grype = {
  matches: [
    {
      vulnerability: {
        id: 'CVE-2026-1',
        severity: 'Critical',
        fix: { versions: ['3.0.15'], state: 'fixed' },
      },
      artifact: {
        name: 'openssl',
        version: '3.0.14',
        purl: 'pkg:deb/debian/openssl@3.0.14',
      },
    },
  ],
  source: {
    type: 'image',
    target: { manifestDigest: digestOf('a'), imageID: digestOf('c') },
  },
  descriptor: { name: 'grype', version: '0.99.0' },
};

const finding = {
  id: 'CVE-2026-1',
  package: 'openssl',
  purl: 'pkg:deb/debian/openssl@3.0.14',
  installedVersion: '3.0.14',
  fixedVersion: '3.0.15',
  severity: 'critical',
};

describe('readScanReport', () => {
  it('reads Trivy', () => {
    expect(readScanReport(trivy)).toEqual({
      tool: 'trivy',
      toolVersion: '0.66.0',
      formatVersion: '2',
      subjects: [digestOf('a')],
      examined: true,
      findings: [
        finding,
        { id: 'CVE-2026-2', package: 'zlib1g', severity: 'unknown' },
      ],
      warnings: [],
    });
  });

  it('reads Grype', () => {
    expect(readScanReport(grype)).toEqual({
      tool: 'grype',
      toolVersion: '0.99.0',
      subjects: [digestOf('a')],
      examined: true,
      findings: [finding],
      warnings: [],
    });
  });

  it('reads the result inside a vulnerability attestation', () => {
    expect(
      readScanReport({ scanner: { uri: 'trivy', result: trivy } }).findings,
    ).toHaveLength(2);
  });

  it('says that a report without results looked into nothing', () => {
    expect(
      readScanReport({ SchemaVersion: 2, ArtifactName: 'x' }),
    ).toMatchObject({
      examined: false,
      findings: [],
      warnings: [expect.stringContaining('looked into nothing')],
    });
  });

  it('counts a finding once that is told for several layers', () => {
    const again = { ...grype, matches: [...grype.matches, ...grype.matches] };
    expect(readScanReport(again).findings).toHaveLength(1);
  });

  it('says how many findings do not tell what they are of', () => {
    expect(
      readScanReport({ ...grype, matches: [{}, ...grype.matches] }).warnings,
    ).toEqual([expect.stringContaining('1 findings')]);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['random JSON', { matches: [] }],
    ['SARIF', { version: '2.1.0', runs: [] }],
    ['a schema version that is a text', { ...trivy, SchemaVersion: '2' }],
    [
      'matches of a prototype',
      JSON.parse('{"__proto__":{"matches":[]},"descriptor":{"name":"grype"}}'),
    ],
  ])('refuses %s and says what is accepted', (_, json) => {
    expect(() => readScanReport(json)).toThrow(/Trivy .* and Grype/);
  });

  it('refuses a million findings', () => {
    const matches = Array.from({ length: 1_000_000 }, () => grype.matches[0]);
    expect(() => readScanReport({ ...grype, matches })).toThrow(
      'at most 100000 are read',
    );
  });
});
