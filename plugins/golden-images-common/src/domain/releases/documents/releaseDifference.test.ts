import type { PlatformContent, ReleaseContent } from './difference';
import { differenceSentence } from './differenceSentence';
import { compareVersions } from './compareVersions';
import { releaseDifference } from './releaseDifference';
import type { SbomComponent } from './sbom';
import type { ScanFinding } from './scanReport';
import { unusualChanges } from './unusualChanges';

function deb(
  name: string,
  version: string,
  more: Partial<SbomComponent> = {},
): SbomComponent {
  return {
    name,
    version,
    purl: `pkg:deb/debian/${name}@${encodeURIComponent(version)}?arch=amd64`,
    licences: ['MIT'],
    supplier: 'Debian',
    ...more,
  };
}

const platform: PlatformContent = {
  platform: 'linux/amd64',
  sizeBytes: 50_000_000,
  layers: ['sha256:1', 'sha256:2'],
  user: '65532',
  entrypoint: ['/usr/bin/python3'],
  cmd: [],
  exposedPorts: ['8080/tcp'],
  environment: { PATH: '/usr/bin' },
  labels: {},
};

const finding: ScanFinding = {
  id: 'CVE-2026-1',
  package: 'openssl',
  severity: 'high',
};

const whole: Required<ReleaseContent> = {
  components: [deb('openssl', '3.0.14'), deb('zlib1g', '1.3')],
  findings: [finding],
  platforms: [platform],
};

const unusualBetween = (before: ReleaseContent, after: ReleaseContent) =>
  unusualChanges(releaseDifference(before, after));
const withComponents = (...components: SbomComponent[]) => ({
  ...whole,
  components,
});
const withPlatform = (more: Partial<PlatformContent>) => ({
  ...whole,
  platforms: [{ ...platform, ...more }],
});

describe('releaseDifference', () => {
  it('finds nothing between the same', () => {
    const difference = releaseDifference(whole, whole);
    expect(difference).toEqual({
      packages: { added: [], removed: [], changed: [], unchanged: 2 },
      licences: [],
      newSuppliers: [],
      findings: { fixed: [], new: [], still: [finding] },
      image: [],
      missing: [],
    });
    expect(differenceSentence(difference, [])).toBe(
      '0 packages changed, nothing unusual.',
    );
  });

  it('tells packages by purl without version and qualifiers', () => {
    const { packages } = releaseDifference(
      whole,
      withComponents(
        {
          ...deb('openssl', '3.0.15'),
          purl: 'pkg:deb/debian/openssl@3.0.15?arch=arm64&distro=debian-13',
        },
        deb('tini', '0.19'),
      ),
    );
    expect(packages).toMatchObject({
      added: [{ key: 'pkg:deb/debian/tini', before: [], after: ['0.19'] }],
      removed: [{ name: 'zlib1g', before: ['1.3'], after: [] }],
      changed: [{ name: 'openssl', before: ['3.0.14'], after: ['3.0.15'] }],
      unchanged: 0,
    });
  });

  it('tells packages without purl by name, also against a document with purls', () => {
    const { packages } = releaseDifference(
      withComponents({ name: 'OpenSSL', version: '1', licences: [] }),
      withComponents(deb('openssl', '2')),
    );
    expect(packages).toMatchObject({
      added: [],
      removed: [],
      changed: [{ before: ['1'], after: ['2'] }],
    });
  });

  it('keeps packages of different systems with one name apart', () => {
    const { packages } = releaseDifference(
      withComponents(deb('wheel', '1')),
      withComponents({
        name: 'wheel',
        version: '1',
        purl: 'pkg:pypi/wheel@1',
        licences: [],
      }),
    );
    expect(packages?.added).toHaveLength(1);
    expect(packages?.removed).toHaveLength(1);
  });

  it('compares all versions of a package that is there in several', () => {
    const npm = (version: string) => ({
      name: 'ms',
      version,
      purl: `pkg:npm/ms@${version}`,
      licences: [],
    });
    const { packages } = releaseDifference(
      withComponents(npm('2.0.0'), npm('2.1.3')),
      withComponents(npm('2.1.3')),
    );
    expect(packages?.changed).toMatchObject([
      { before: ['2.0.0', '2.1.3'], after: ['2.1.3'] },
    ]);
  });

  it('takes a document that says nothing of licences for no change', () => {
    expect(
      releaseDifference(
        withComponents(deb('a', '1')),
        withComponents(deb('a', '1', { licences: [] })),
      ).licences,
    ).toEqual([]);
  });

  it('splits findings into fixed, new and still there, whatever the version', () => {
    const other = { ...finding, id: 'CVE-2026-2' };
    expect(
      releaseDifference(
        { ...whole, findings: [finding, other] },
        {
          ...whole,
          findings: [
            { ...other, installedVersion: '9' },
            { ...finding, id: 'CVE-2026-3' },
          ],
        },
      ).findings,
    ).toMatchObject({
      fixed: [{ id: 'CVE-2026-1' }],
      new: [{ id: 'CVE-2026-3' }],
      still: [{ id: 'CVE-2026-2' }],
    });
  });

  it('compares images platform by platform, and joins what is the same', () => {
    const arm = { ...platform, platform: 'linux/arm64' };
    const change = {
      sizeBytes: 51_000_000,
      environment: { PATH: '/bin', LANG: 'C' },
      labels: { built: 'today' },
      cmd: ['-c'],
    };
    const { image } = releaseDifference(
      { ...whole, platforms: [platform, arm] },
      {
        ...whole,
        platforms: [
          { ...platform, ...change },
          { ...arm, ...change, layers: ['sha256:1', 'sha256:9'] },
        ],
      },
    );
    const both = ['linux/amd64', 'linux/arm64'];
    expect(image).toEqual([
      { field: 'cmd', platforms: both, before: '[]', after: '["-c"]' },
      { field: 'environment', name: 'LANG', platforms: both, after: 'C' },
      {
        field: 'environment',
        name: 'PATH',
        platforms: both,
        before: '/usr/bin',
        after: '/bin',
      },
      {
        field: 'size',
        platforms: both,
        bytes: { before: 50_000_000, after: 51_000_000 },
      },
      {
        field: 'layers',
        platforms: ['linux/arm64'],
        before: '2',
        after: '2, 1 of them as before',
      },
      { field: 'label', name: 'built', platforms: both, after: 'today' },
    ]);
  });

  it('says what could not be compared, and never that nothing changed', () => {
    const difference = releaseDifference({ components: [] }, {});
    expect(difference).toEqual({
      missing: [
        'Packages and licences could not be compared: the newer one has no bill of materials on record.',
        'Findings could not be compared: neither has a scan result on record.',
        'Size, user, entrypoint, ports and variables could not be compared: neither has a read image on record.',
      ],
    });
    expect(differenceSentence(difference, [])).toBe(
      'nothing unusual in what could be compared.',
    );
  });

  it('takes a field that was not read for no change', () => {
    expect(
      releaseDifference(withPlatform({ user: undefined }), whole).image,
    ).toEqual([]);
  });
});

describe('R-VER-06: unusual changes', () => {
  it.each<[string, ReleaseContent, object]>([
    [
      'a new network tool',
      withComponents(...whole.components, deb('netcat-openbsd', '1.2')),
      { kind: 'network-tool', subject: 'netcat-openbsd 1.2' },
    ],
    [
      'a big growth',
      withPlatform({ sizeBytes: 80_000_000 }),
      { kind: 'size', subject: '50.0 MB → 80.0 MB' },
    ],
    [
      'a new supplier',
      withComponents(
        deb('openssl', '3.0.14'),
        deb('zlib1g', '1.3', { supplier: 'Somebody' }),
      ),
      { kind: 'supplier', subject: 'Somebody' },
    ],
    ['root', withPlatform({ user: '' }), { kind: 'root' }],
    ['root by number', withPlatform({ user: '0:0' }), { kind: 'root' }],
    [
      'another entrypoint',
      withPlatform({ entrypoint: ['/bin/sh'] }),
      { kind: 'entrypoint' },
    ],
    [
      'a new port',
      withPlatform({ exposedPorts: ['8080/tcp', '22/tcp'] }),
      { kind: 'port', subject: '22/tcp' },
    ],
    [
      'a licence that became copyleft',
      withComponents(
        deb('openssl', '3.0.14', { licences: ['GPL-3.0-only'] }),
        deb('zlib1g', '1.3'),
      ),
      { kind: 'copyleft', subject: 'openssl' },
    ],
    [
      'a downgrade',
      withComponents(deb('openssl', '3.0.9'), deb('zlib1g', '1.3')),
      {
        kind: 'downgrade',
        subject: 'openssl',
        because: 'It went back from 3.0.14 to 3.0.9.',
      },
    ],
    [
      'a platform that is gone',
      {
        ...whole,
        platforms: [{ ...platform, platform: 'linux/arm64' }],
      },
      { kind: 'architecture', subject: 'linux/amd64' },
    ],
  ])('%s', (_, after, unusual) => {
    expect(unusualBetween(whole, after)).toMatchObject([unusual]);
  });

  it.each<[string, ReleaseContent]>([
    [
      'an upgrade and a new library',
      withComponents(
        deb('openssl', '3.0.15'),
        deb('zlib1g', '1.3'),
        deb('libcurl4', '8'),
      ),
    ],
    [
      'a library of a language that is called like a tool',
      withComponents(...whole.components, {
        name: 'wget',
        version: '1',
        purl: 'pkg:pypi/wget@1',
        licences: [],
      }),
    ],
    ['a small growth', withPlatform({ sizeBytes: 55_000_000 })],
    ['a port that is closed', withPlatform({ exposedPorts: [] })],
    ['a shrinking', withPlatform({ sizeBytes: 5_000_000 })],
  ])('%s is not unusual', (_, after) => {
    expect(unusualBetween(whole, after)).toEqual([]);
  });

  it('is in the sentence', () => {
    const difference = releaseDifference(
      whole,
      withComponents(deb('openssl', '3.0.15'), deb('curl', '8')),
    );
    expect(differenceSentence(difference, unusualChanges(difference))).toBe(
      '1 package changed, 1 added, 1 removed, 1 unusual change to look at.',
    );
  });
});

describe('compareVersions', () => {
  it.each([
    ['1.2', '1.10'],
    ['1.0~rc1', '1.0'],
    ['1.0-rc1', '1.0'],
    ['3.0.9-1', '3.0.9-2'],
    ['2.0', '1:1.0'],
    ['v1.2.3', '1.2.4'],
    ['1.2-r0', '1.2-r1'],
    ['1.0', '1.0.1'],
  ])('%s is older than %s', (a, b) => {
    expect(compareVersions(a, b)).toBeLessThan(0);
    expect(compareVersions(b, a)).toBeGreaterThan(0);
    expect(compareVersions(a, a)).toBe(0);
  });
});
