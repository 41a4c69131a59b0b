import { FAMILIES } from './releases.mjs';

/** Packages that every golden image has, whatever its family. */
const BASE = [
  { name: 'musl', version: '1.2.5-r1', licence: 'MIT' },
  { name: 'zlib', version: '1.3.1-r0', licence: 'Zlib' },
  {
    name: 'ca-certificates-bundle',
    version: '20260413-r0',
    licence: 'MPL-2.0 AND MIT',
  },
];

/**
 * The packages of a golden release: what its package database lists, and so
 * what its bill of materials may say. Only OpenSSL moves from release to release.
 */
export function packagesOf({ family, track, version }) {
  const runtime = FAMILIES[family];
  const [major, minor] = version.split('.');
  return [
    ...BASE,
    {
      name: 'openssl',
      version: `3.${major}.${minor}-r0`,
      licence: 'Apache-2.0',
    },
    {
      name: runtime.package,
      version: `${track}.${version}`,
      licence: runtime.licence,
    },
  ];
}

/** The package database of apk: one paragraph for each package. */
export function apkDatabase(packages, architecture) {
  return packages
    .map(
      ({ name, version, licence }) =>
        `P:${name}\nV:${version}\nA:${architecture}\nL:${licence}\n`,
    )
    .join('\n');
}
