import { PackageURL } from 'packageurl-js';
import type { SbomComponent } from './sbom';

/** What a package is called whatever its version: the purl without version, qualifiers and subpath. */
export function packageKey(
  component: Pick<SbomComponent, 'name' | 'purl'>,
): string {
  return purlKey(component.purl) ?? component.name.toLowerCase();
}

/** Type of a package (`deb`, `npm`), as its purl has it. */
export function packageType(purl: string | undefined): string | undefined {
  return purl && /^pkg:\/*([a-z0-9.+-]+)\//i.exec(purl)?.[1].toLowerCase();
}

function purlKey(purl: string | undefined): string | undefined {
  if (!purl) {
    return undefined;
  }
  try {
    const { type, namespace, name } = PackageURL.fromString(purl);
    return ['pkg:', type, '/', namespace ? `${namespace}/` : '', name].join('');
  } catch {
    // A purl that is none names nothing; the package still has its name.
    return undefined;
  }
}
