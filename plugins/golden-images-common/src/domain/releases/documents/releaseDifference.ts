import { compareVersions } from './compareVersions';
import type {
  LicenceChange,
  PackageChange,
  ReleaseContent,
  ReleaseDifference,
} from './difference';
import { imageDifference } from './imageDifference';
import { packageKey } from './packageKey';
import type { SbomComponent } from './sbom';
import type { ScanFinding } from './scanReport';

/**
 * What changed from one release to another (R-VER-06). What one of the two has
 * nothing on record for is not compared, and said: an unknown is no "nothing changed".
 */
export function releaseDifference(
  before: ReleaseContent,
  after: ReleaseContent,
): ReleaseDifference {
  const missing = [
    ...absent(
      'bill of materials',
      before.components,
      after.components,
      'Packages and licences',
    ),
    ...absent('scan result', before.findings, after.findings, 'Findings'),
    ...absent(
      'read image',
      before.platforms,
      after.platforms,
      'Size, user, entrypoint, ports and variables',
    ),
  ];
  return {
    ...(before.components && after.components
      ? componentDifference(before.components, after.components)
      : {}),
    ...(before.findings && after.findings
      ? { findings: findingDifference(before.findings, after.findings) }
      : {}),
    ...(before.platforms && after.platforms
      ? { image: imageDifference(before.platforms, after.platforms) }
      : {}),
    missing,
  };
}

function absent(
  what: string,
  before: unknown,
  after: unknown,
  parts: string,
): string[] {
  if (before && after) {
    return [];
  }
  const whose =
    before || after
      ? `the ${before ? 'newer' : 'older'} one has no ${what} on record`
      : `neither has a ${what} on record`;
  return [`${parts} could not be compared: ${whose}.`];
}

/** One package, in however many versions. */
interface Versions {
  readonly key: string;
  readonly name: string;
  readonly versions: readonly string[];
  readonly licences: readonly string[];
  readonly suppliers: readonly string[];
}

function componentDifference(
  before: readonly SbomComponent[],
  after: readonly SbomComponent[],
): Pick<ReleaseDifference, 'packages' | 'licences' | 'newSuppliers'> {
  const older = byKey(before);
  const newer = byKey(after);
  const added: PackageChange[] = [];
  const removed: PackageChange[] = [];
  const changed: PackageChange[] = [];
  const licences: LicenceChange[] = [];
  let unchanged = 0;
  const olderNames = keysByName(older);
  const newerNames = keysByName(newer);
  const paired = new Set<string>();
  for (const now of newer.values()) {
    const was = older.get(counterpart(now, older, olderNames) ?? '');
    if (!was) {
      added.push(toChange(undefined, now));
      continue;
    }
    paired.add(was.key);
    if (isSame(was.versions, now.versions)) {
      unchanged += 1;
    } else {
      changed.push(toChange(was, now));
    }
    // A document that says nothing of licences took none away.
    if (
      was.licences.length > 0 &&
      now.licences.length > 0 &&
      !isSame(was.licences, now.licences)
    ) {
      licences.push({
        key: now.key,
        name: now.name,
        before: was.licences,
        after: now.licences,
      });
    }
  }
  for (const was of older.values()) {
    if (!paired.has(was.key) && !counterpart(was, newer, newerNames)) {
      removed.push(toChange(was, undefined));
    }
  }
  return {
    packages: {
      added: added.sort(byName),
      removed: removed.sort(byName),
      changed: changed.sort(byName),
      unchanged,
    },
    licences: licences.sort(byName),
    ...newSuppliers([...older.values()], [...newer.values()]),
  };
}

function byKey(components: readonly SbomComponent[]): Map<string, Versions> {
  const groups = new Map<string, SbomComponent[]>();
  for (const component of components) {
    const key = packageKey(component);
    const group = groups.get(key);
    if (group) {
      group.push(component);
    } else {
      groups.set(key, [component]);
    }
  }
  return new Map(
    [...groups].map(([key, group]) => [
      key,
      {
        key,
        name: group[0].name,
        versions: unique(group.flatMap(({ version }) => version ?? [])).sort(
          (a, b) => compareVersions(a, b) || compare(a, b),
        ),
        licences: unique(group.flatMap(({ licences }) => licences)).sort(
          compare,
        ),
        suppliers: unique(group.flatMap(({ supplier }) => supplier ?? [])).sort(
          compare,
        ),
      },
    ]),
  );
}

/** Keys of the packages of a name, where one of the documents has no purls. */
function keysByName(packages: ReadonlyMap<string, Versions>) {
  const names = new Map<string, string[]>();
  for (const { key, name } of packages.values()) {
    const lower = name.toLowerCase();
    names.set(lower, [...(names.get(lower) ?? []), key]);
  }
  return names;
}

/** The key it has on the other side: its own, or that of the only one of its name when either has no purl. */
function counterpart(
  one: Versions,
  others: ReadonlyMap<string, Versions>,
  names: ReadonlyMap<string, readonly string[]>,
): string | undefined {
  if (others.has(one.key)) {
    return one.key;
  }
  const [only, ...more] = names.get(one.name.toLowerCase()) ?? [];
  return only &&
    more.length === 0 &&
    !(one.key.startsWith('pkg:') && only.startsWith('pkg:'))
    ? only
    : undefined;
}

function toChange(
  was: Versions | undefined,
  now: Versions | undefined,
): PackageChange {
  const { key, name } = now ?? was ?? { key: '', name: '' };
  const [supplier] = now?.suppliers ?? was?.suppliers ?? [];
  return {
    key,
    name,
    before: was?.versions ?? [],
    after: now?.versions ?? [],
    supplier,
  };
}

function newSuppliers(
  older: readonly Versions[],
  newer: readonly Versions[],
): Pick<ReleaseDifference, 'newSuppliers'> {
  const known = new Set(older.flatMap(({ suppliers }) => suppliers));
  if (known.size === 0) {
    return {};
  }
  const found = new Map<string, string[]>();
  for (const { name, suppliers } of newer) {
    for (const supplier of suppliers.filter(each => !known.has(each))) {
      found.set(supplier, [...(found.get(supplier) ?? []), name]);
    }
  }
  return {
    newSuppliers: [...found]
      .map(([supplier, packages]) => ({ supplier, packages }))
      .sort((a, b) => compare(a.supplier, b.supplier)),
  };
}

function findingDifference(
  before: readonly ScanFinding[],
  after: readonly ScanFinding[],
): NonNullable<ReleaseDifference['findings']> {
  const older = new Map(before.map(each => [findingKey(each), each]));
  const newer = new Map(after.map(each => [findingKey(each), each]));
  const [values, former] = [[...newer.values()], [...older.values()]];
  return {
    fixed: former.filter(each => !newer.has(findingKey(each))),
    new: values.filter(each => !older.has(findingKey(each))),
    still: values.filter(each => older.has(findingKey(each))),
  };
}

/** The same vulnerability of the same package, in whatever version. */
function findingKey(finding: ScanFinding): string {
  return `${finding.id}\n${finding.package.toLowerCase()}`;
}

function unique(values: readonly string[]): string[] {
  return [...new Set(values)];
}

function isSame(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((each, at) => each === b[at]);
}

function byName(
  a: { readonly name: string; readonly key: string },
  b: { readonly name: string; readonly key: string },
): number {
  return compare(a.name, b.name) || compare(a.key, b.key);
}

function compare(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
