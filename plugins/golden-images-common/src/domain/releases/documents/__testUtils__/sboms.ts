/** A digest of one repeated hex digit. */
export function digestOf(hex: string): string {
  return `sha256:${hex.repeat(64).slice(0, 64)}`;
}

/** CycloneDX as Syft writes it, of an image. */
export function cycloneDx(
  components: readonly object[],
  options: { readonly specVersion?: string; readonly digest?: string } = {},
) {
  return {
    bomFormat: 'CycloneDX',
    specVersion: options.specVersion ?? '1.5',
    metadata: {
      component: {
        type: 'container',
        name: 'registry.test/golden/python',
        version: options.digest,
      },
    },
    components,
  };
}

/** SPDX 3.0.1 JSON-LD: one package with a declared licence and a supplier. */
export function spdx3(digest = digestOf('a')) {
  return {
    '@context': 'https://spdx.org/rdf/3.0.1/spdx-context.jsonld',
    '@graph': [
      {
        type: 'CreationInfo',
        '@id': '_:creation',
        specVersion: '3.0.1',
        created: '2026-11-01T00:00:00Z',
      },
      {
        type: 'SpdxDocument',
        spdxId: 'urn:doc',
        creationInfo: '_:creation',
        rootElement: ['urn:image'],
      },
      {
        type: 'software_Package',
        spdxId: 'urn:image',
        creationInfo: '_:creation',
        name: 'golden/python',
        software_primaryPurpose: 'container',
        verifiedUsing: [
          {
            type: 'Hash',
            algorithm: 'sha256',
            hashValue: digest.replace('sha256:', ''),
          },
        ],
      },
      {
        type: 'software_Package',
        spdxId: 'urn:openssl',
        creationInfo: '_:creation',
        name: 'openssl',
        software_packageVersion: '3.0.15',
        software_packageUrl: 'pkg:deb/debian/openssl@3.0.15?arch=amd64',
        suppliedBy: 'urn:debian',
      },
      { type: 'Organization', spdxId: 'urn:debian', name: 'Debian' },
      {
        type: 'simplelicensing_LicenseExpression',
        spdxId: 'urn:licence',
        simplelicensing_licenseExpression: 'Apache-2.0',
      },
      {
        type: 'Relationship',
        spdxId: 'urn:r1',
        from: 'urn:openssl',
        relationshipType: 'hasDeclaredLicense',
        to: ['urn:licence'],
      },
    ],
  };
}

/** SPDX 2.3 as Syft writes it. */
export function spdx2(digest = digestOf('a')) {
  return {
    spdxVersion: 'SPDX-2.3',
    SPDXID: 'SPDXRef-DOCUMENT',
    name: 'golden/python',
    packages: [
      {
        SPDXID: 'SPDXRef-image',
        name: 'golden/python',
        versionInfo: digest,
        primaryPackagePurpose: 'CONTAINER',
      },
      {
        SPDXID: 'SPDXRef-openssl',
        name: 'openssl',
        versionInfo: '3.0.15',
        supplier: 'Organization: Debian',
        licenseConcluded: 'NOASSERTION',
        licenseDeclared: 'Apache-2.0',
        checksums: [{ algorithm: 'SHA256', checksumValue: 'f'.repeat(64) }],
        externalRefs: [
          {
            referenceCategory: 'PACKAGE-MANAGER',
            referenceType: 'purl',
            referenceLocator: 'pkg:deb/debian/openssl@3.0.15?arch=amd64',
          },
        ],
      },
    ],
    relationships: [
      {
        spdxElementId: 'SPDXRef-DOCUMENT',
        relationshipType: 'DESCRIBES',
        relatedSpdxElement: 'SPDXRef-image',
      },
    ],
  };
}
