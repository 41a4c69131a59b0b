import { DocumentError } from './DocumentError';
import { field, isObject, objectsOf, textOf, type JsonObject } from './fields';
import { MAX_ELEMENTS, MAX_ENTRIES, requireAtMost } from './limits';
import { nameless } from './readCycloneDx';
import type { Sbom, SbomComponent } from './sbom';
import { digestsIn } from './subjects';

/**
 * Reads SPDX 3 JSON-LD (https://spdx.github.io/spdx-spec/v3.0.1/serializations/):
 * a fixed part of its `@graph`, in the short names of its own context. Other
 * contexts are not followed, and nothing is fetched.
 * @throws DocumentError
 */
export function readSpdx3(json: JsonObject): Sbom {
  const graph = Array.isArray(field(json, '@graph'))
    ? objectsOf(json, '@graph')
    : [json];
  requireAtMost(graph.length, MAX_ELEMENTS, 'elements');
  const elements = new Map<string, JsonObject>();
  for (const element of graph) {
    const id = idOf(element);
    if (id) {
      elements.set(id, element);
    }
  }
  const ofType = (...types: string[]) =>
    graph.filter(element => types.includes(typeOf(element)));
  const packages = ofType('software_Package');
  requireAtMost(packages.length, MAX_ENTRIES, 'packages');
  const roots = new Set(
    ofType('SpdxDocument', 'software_Sbom', 'Bom').flatMap(each =>
      references(each, 'rootElement'),
    ),
  );
  const isImage = (each: JsonObject) =>
    roots.has(idOf(each) ?? '') &&
    (textOf(each, 'software_primaryPurpose') === 'container' ||
      digestsOf(each).length > 0);
  const contents = packages.filter(each => !isImage(each));
  const licences = licencesByPackage(ofType('Relationship'), elements);
  const components = contents.flatMap(each =>
    toComponent(each, licences.get(idOf(each) ?? '') ?? [], elements),
  );
  return {
    format: 'SPDX',
    version: versionOf(graph),
    subjects: [...new Set(packages.filter(isImage).flatMap(digestsOf))],
    components,
    warnings: nameless(contents.length - components.length),
  };
}

function versionOf(graph: readonly JsonObject[]): string {
  for (const element of graph) {
    const info = isObject(field(element, 'creationInfo'))
      ? field(element, 'creationInfo')
      : element;
    const version = textOf(info, 'specVersion');
    if (version) {
      return version;
    }
  }
  throw new DocumentError('The SPDX document has no specVersion');
}

function toComponent(
  each: JsonObject,
  licences: readonly string[],
  elements: ReadonlyMap<string, JsonObject>,
): SbomComponent[] {
  const name = textOf(each, 'name');
  if (!name) {
    return [];
  }
  const [supplier] = [
    ...references(each, 'suppliedBy'),
    ...references(each, 'originatedBy'),
  ].flatMap(id => textOf(elements.get(id), 'name') ?? []);
  return [
    {
      name,
      version: textOf(each, 'software_packageVersion'),
      purl: purlOf(each),
      licences,
      supplier,
    },
  ];
}

function purlOf(each: JsonObject): string | undefined {
  return (
    textOf(each, 'software_packageUrl') ??
    objectsOf(each, 'externalIdentifier')
      .filter(id => textOf(id, 'externalIdentifierType') === 'packageUrl')
      .map(id => textOf(id, 'identifier'))[0]
  );
}

/** What was concluded wins over what the package declares. */
function licencesByPackage(
  relationships: readonly JsonObject[],
  elements: ReadonlyMap<string, JsonObject>,
): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const type of ['hasDeclaredLicense', 'hasConcludedLicense']) {
    const ofType = relationships.filter(
      each => textOf(each, 'relationshipType') === type,
    );
    for (const each of ofType) {
      const licences = references(each, 'to').flatMap(id =>
        licenceText(id, elements),
      );
      if (licences.length > 0) {
        references(each, 'from').forEach(id => found.set(id, licences));
      }
    }
  }
  return found;
}

function licenceText(
  id: string,
  elements: ReadonlyMap<string, JsonObject>,
): string[] {
  const element = elements.get(id);
  const expression = textOf(element, 'simplelicensing_licenseExpression');
  if (expression) {
    return ['NOASSERTION', 'NONE'].includes(expression) ? [] : [expression];
  }
  const listed = /^https?:\/\/spdx\.org\/licenses\/([A-Za-z0-9.+-]+)$/.exec(id);
  // Sets of licences (expandedlicensing_…Set) are rare and say nothing here: unclear, to be looked at.
  const name = listed?.[1] ?? textOf(element, 'name');
  return name ? [name] : [];
}

/** Digests of an image: what verifies it, its version, its address. */
function digestsOf(each: JsonObject): readonly string[] {
  return digestsIn([
    textOf(each, 'software_packageVersion'),
    textOf(each, 'name'),
    purlOf(each),
    ...(textOf(each, 'software_primaryPurpose') === 'container'
      ? objectsOf(each, 'verifiedUsing').map(
          hash => `${textOf(hash, 'algorithm')}:${textOf(hash, 'hashValue')}`,
        )
      : []),
  ]);
}

/** Ids in a field that holds an id, an element, or a list of either. */
function references(element: JsonObject, name: string): string[] {
  return [field(element, name)].flat().flatMap(value => {
    if (typeof value === 'string') {
      return value;
    }
    return (isObject(value) ? idOf(value) : undefined) ?? [];
  });
}

function idOf(element: JsonObject): string | undefined {
  return textOf(element, 'spdxId') ?? textOf(element, '@id');
}

function typeOf(element: JsonObject): string {
  return textOf(element, 'type') ?? textOf(element, '@type') ?? '';
}
