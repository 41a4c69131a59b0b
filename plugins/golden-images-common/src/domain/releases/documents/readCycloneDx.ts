import { DocumentError } from './DocumentError';
import { compareVersions } from './compareVersions';
import { field, objectsOf, textOf, type JsonObject } from './fields';
import { MAX_ENTRIES, MAX_NESTING, requireAtMost } from './limits';
import type { Sbom, SbomComponent } from './sbom';
import { digestsIn } from './subjects';

const WANTED = '1.4';
/** Kinds of components that are no package: files of an image, its operating system as a whole. */
const NO_PACKAGE = ['file', 'operating-system'];

/**
 * Reads CycloneDX JSON (https://cyclonedx.org/docs/1.6/json/).
 * @throws DocumentError
 */
export function readCycloneDx(json: JsonObject): Sbom {
  const version = textOf(json, 'specVersion');
  if (!version) {
    throw new DocumentError('The CycloneDX document has no specVersion');
  }
  const listed = field(json, 'components');
  if (listed !== undefined && !Array.isArray(listed)) {
    throw new DocumentError("The CycloneDX document's components are no list");
  }
  const all = flatten(json);
  const packages = all.filter(
    each => !NO_PACKAGE.includes(textOf(each, 'type') ?? ''),
  );
  const components = packages.flatMap(toComponent);
  const about = field(field(json, 'metadata'), 'component');
  return {
    format: 'CycloneDX',
    version,
    subjects: digestsIn([
      textOf(about, 'version'),
      textOf(about, 'purl'),
      textOf(about, 'bom-ref'),
      textOf(about, 'name'),
      ...objectsOf(about, 'properties').map(each => imageDigest(each)),
    ]),
    components,
    warnings: [
      ...(compareVersions(version, WANTED) < 0
        ? [
            `CycloneDX ${version} is older than ${WANTED}: some of what the handbook asks for may be missing.`,
          ]
        : []),
      ...nameless(packages.length - components.length),
    ],
  };
}

/** What is said where components had to be left out. */
export function nameless(count: number): string[] {
  return count > 0
    ? [`${count} entries have no name and are left out of the packages.`]
    : [];
}

/** Components inside components too, without recursion: the depth is the sender's choice. */
function flatten(json: JsonObject): JsonObject[] {
  const found: JsonObject[] = [];
  let level = objectsOf(json, 'components');
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth === MAX_NESTING) {
      throw new DocumentError(
        `The document has components inside components deeper than ${MAX_NESTING} levels`,
      );
    }
    requireAtMost(found.length + level.length, MAX_ENTRIES, 'components');
    level.forEach(each => found.push(each));
    level = level.flatMap(each => objectsOf(each, 'components'));
  }
  return found;
}

function toComponent(component: JsonObject): SbomComponent[] {
  const name = textOf(component, 'name');
  if (!name) {
    return [];
  }
  const group = textOf(component, 'group');
  return [
    {
      name: group ? `${group}/${name}` : name,
      version: textOf(component, 'version'),
      purl: textOf(component, 'purl'),
      licences: licencesOf(component),
      supplier:
        textOf(field(component, 'supplier'), 'name') ??
        textOf(component, 'publisher'),
    },
  ];
}

function licencesOf(component: JsonObject): string[] {
  const licences = objectsOf(component, 'licenses').flatMap(choice => {
    const licence = field(choice, 'license');
    return (
      textOf(choice, 'expression') ??
      textOf(licence, 'id') ??
      textOf(licence, 'name') ??
      []
    );
  });
  return [...new Set(licences)];
}

/** Trivy and Syft name the image in properties of the subject. */
function imageDigest(property: JsonObject): string | undefined {
  return /RepoDigest|manifestDigest|imageDigest/i.test(
    textOf(property, 'name') ?? '',
  )
    ? textOf(property, 'value')
    : undefined;
}
