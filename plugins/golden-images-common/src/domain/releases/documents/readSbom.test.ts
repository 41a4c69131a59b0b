import { cycloneDx, digestOf, spdx2, spdx3 } from './__testUtils__/sboms';
import { readSbom } from './readSbom';

const openssl = {
  type: 'library',
  name: 'openssl',
  version: '3.0.15',
  purl: 'pkg:deb/debian/openssl@3.0.15?arch=amd64',
  licenses: [{ license: { id: 'Apache-2.0' } }],
  supplier: { name: 'Debian' },
};

describe('GT-PROM-03: which bills of materials are accepted', () => {
  it.each<[string, object, string, RegExp[]]>([
    ['SPDX 3.0 JSON-LD', spdx3(), '3.0.1', []],
    [
      'CycloneDX 1.4',
      cycloneDx([openssl], { specVersion: '1.4', digest: digestOf('a') }),
      '1.4',
      [],
    ],
    ['SPDX 2.3, with a warning', spdx2(), '2.3', [/older than 3\.0/]],
    [
      'CycloneDX 1.5',
      cycloneDx([openssl], { digest: digestOf('a') }),
      '1.5',
      [],
    ],
  ])('%s', (_, document, version, warnings) => {
    const sbom = readSbom(document);
    expect(sbom).toMatchObject({
      version,
      subjects: [digestOf('a')],
      components: [
        {
          name: 'openssl',
          version: '3.0.15',
          purl: 'pkg:deb/debian/openssl@3.0.15?arch=amd64',
          licences: ['Apache-2.0'],
          supplier: 'Debian',
        },
      ],
    });
    expect(sbom.warnings).toEqual(
      warnings.map(each => expect.stringMatching(each)),
    );
  });

  it.each<[string, unknown, RegExp]>([
    ['random JSON', { hello: 'world' }, /found an object with "hello"/],
    ['a list', [1], /found a list/],
    ['a text', 'SPDX-2.3', /found a string/],
    ['null', null, /found a object/],
    ['SPDX 1', { spdxVersion: 'SPDX-1.2' }, /found spdxVersion SPDX-1\.2/],
    [
      'a context of somebody else',
      {
        '@context':
          'https://evil.test/https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
        '@graph': [],
      },
      /found an object/,
    ],
    [
      'a format that is only inherited',
      JSON.parse('{"__proto__": {"bomFormat": "CycloneDX"}}'),
      /found an object/,
    ],
  ])('%s is refused', (_, document, message) => {
    expect(() => readSbom(document)).toThrow(message);
    expect(() => readSbom(document)).toThrow(
      /Accepted are SPDX 3\.0 JSON-LD, SPDX 2\.x JSON and CycloneDX JSON/,
    );
  });
});

describe('readSbom', () => {
  it('warns of a CycloneDX that is older than 1.4', () => {
    expect(
      readSbom(cycloneDx([openssl], { specVersion: '1.2' })).warnings,
    ).toEqual([expect.stringContaining('CycloneDX 1.2 is older than 1.4')]);
  });

  it('takes 1.10 for newer than 1.4', () => {
    expect(
      readSbom(cycloneDx([openssl], { specVersion: '1.10' })).warnings,
    ).toEqual([]);
  });

  it('reads components inside components, and leaves files out', () => {
    const sbom = readSbom(
      cycloneDx([
        { ...openssl, components: [{ name: 'inner', group: '@scope' }] },
        { type: 'file', name: '/etc/passwd' },
      ]),
    );
    expect(sbom.components.map(({ name }) => name)).toEqual([
      'openssl',
      '@scope/inner',
    ]);
  });

  it('says that it lists no package', () => {
    expect(readSbom(cycloneDx([])).warnings).toEqual([
      'The document lists no package.',
    ]);
  });

  it('keeps what is good of a component with bad fields, and counts those without a name', () => {
    const sbom = readSbom(
      cycloneDx([
        { name: 'a', version: 7, purl: {}, licenses: 'MIT', supplier: [] },
        { version: '1' },
        { name: 'nul\u0000byte\n' },
        null as unknown as object,
      ]),
    );
    expect(sbom.components).toEqual([
      { name: 'a', licences: [] },
      { name: 'nul byte', licences: [] },
    ]);
    expect(sbom.warnings).toEqual([
      '1 entries have no name and are left out of the packages.',
    ]);
  });

  it('prefers what was concluded of a licence, in SPDX 3', () => {
    const document = spdx3();
    document['@graph'].push({
      type: 'Relationship',
      spdxId: 'urn:r2',
      from: 'urn:openssl',
      relationshipType: 'hasConcludedLicense',
      to: ['https://spdx.org/licenses/MIT'],
    });
    expect(readSbom(document).components[0].licences).toEqual(['MIT']);
  });

  it('takes a checksum of a package for no image', () => {
    expect(readSbom(spdx2(digestOf('b'))).subjects).toEqual([digestOf('b')]);
  });

  it.each([
    [
      'CycloneDX',
      { bomFormat: 'CycloneDX', specVersion: '1.5', components: {} },
    ],
    ['SPDX', { spdxVersion: 'SPDX-2.3', packages: 'none' }],
  ])('refuses a list of %s that is none', (_, document) => {
    expect(() => readSbom(document)).toThrow(/are no list/);
  });
});

describe('readSbom with hostile input', () => {
  it('refuses components that are nested too deep, without recursion', () => {
    let component: object = { name: 'core' };
    for (let depth = 0; depth < 50_000; depth += 1) {
      component = { name: 'shell', components: [component] };
    }
    expect(() => readSbom(cycloneDx([component]))).toThrow(
      'deeper than 20 levels',
    );
  });

  it('refuses a million components, with the limit', () => {
    const components = Array.from({ length: 1_000_000 }, () => openssl);
    expect(() => readSbom(cycloneDx(components))).toThrow(
      'The document has 1000000 components; at most 100000 are read.',
    );
  });

  it('is not changed by __proto__ in the document', () => {
    const sbom = readSbom(
      JSON.parse(
        '{"bomFormat":"CycloneDX","specVersion":"1.5","components":[{"__proto__":{"name":"ghost","polluted":true}},{"name":"a"}]}',
      ),
    );
    expect(sbom.components.map(({ name }) => name)).toEqual(['a']);
    expect('polluted' in {}).toBe(false);
  });

  it('cuts texts that go on for ever', () => {
    const { components } = readSbom(
      cycloneDx([{ name: 'x'.repeat(1_000_000) }]),
    );
    expect(components[0].name).toHaveLength(2000);
  });
});
