import { DocumentError } from './DocumentError';
import { field, objectsOf, textOf, type JsonObject } from './fields';
import { MAX_ENTRIES, requireAtMost } from './limits';
import { nameless } from './readCycloneDx';
import type { Sbom, SbomComponent } from './sbom';
import { digestsIn } from './subjects';

const SAYS_NOTHING = ['NOASSERTION', 'NONE'];

/**
 * Reads SPDX 2 JSON (https://spdx.github.io/spdx-spec/v2.3/). Accepted with a
 * warning, since the handbook asks for SPDX 3.0 (AMB-12).
 * @throws DocumentError
 */
export function readSpdx2(json: JsonObject): Sbom {
  const version = (textOf(json, 'spdxVersion') ?? '').replace(/^SPDX-/, '');
  const listed = field(json, 'packages');
  if (listed !== undefined && !Array.isArray(listed)) {
    throw new DocumentError("The SPDX document's packages are no list");
  }
  const packages = objectsOf(json, 'packages');
  requireAtMost(packages.length, MAX_ENTRIES, 'packages');
  const described = describedBy(json);
  const about = packages.filter(each =>
    described.has(textOf(each, 'SPDXID') ?? ''),
  );
  const isImage = (each: JsonObject) =>
    about.includes(each) &&
    (textOf(each, 'primaryPackagePurpose') === 'CONTAINER' ||
      digestsOf(each).length > 0);
  const contents = packages.filter(each => !isImage(each));
  const components = contents.flatMap(toComponent);
  return {
    format: 'SPDX',
    version,
    subjects: [
      ...new Set([
        ...about.flatMap(digestsOf),
        ...digestsIn([textOf(json, 'name')]),
      ]),
    ],
    components,
    warnings: [
      `SPDX ${version} is older than 3.0, which the handbook asks for.`,
      ...nameless(contents.length - components.length),
    ],
  };
}

function describedBy(json: JsonObject): Set<string> {
  const described = field(json, 'documentDescribes');
  const ids = Array.isArray(described)
    ? described.filter(each => typeof each === 'string')
    : [];
  for (const each of objectsOf(json, 'relationships')) {
    const related = textOf(each, 'relatedSpdxElement');
    if (
      textOf(each, 'relationshipType') === 'DESCRIBES' &&
      textOf(each, 'spdxElementId') === 'SPDXRef-DOCUMENT' &&
      related
    ) {
      ids.push(related);
    }
  }
  return new Set(ids);
}

/** Of an image that is the subject: its version or its address, never a checksum of some archive. */
function digestsOf(each: JsonObject): readonly string[] {
  return digestsIn([
    textOf(each, 'versionInfo'),
    textOf(each, 'name'),
    ...purls(each),
  ]);
}

function toComponent(each: JsonObject): SbomComponent[] {
  const name = textOf(each, 'name');
  if (!name) {
    return [];
  }
  const licence = [
    textOf(each, 'licenseConcluded'),
    textOf(each, 'licenseDeclared'),
  ].find(said => said && !SAYS_NOTHING.includes(said));
  const supplier = [textOf(each, 'supplier'), textOf(each, 'originator')].find(
    said => said && !SAYS_NOTHING.includes(said),
  );
  return [
    {
      name,
      version: textOf(each, 'versionInfo'),
      purl: purls(each)[0],
      licences: licence ? [licence] : [],
      supplier: supplier?.replace(/^(Organization|Person|Tool):\s*/, ''),
    },
  ];
}

function purls(each: JsonObject): string[] {
  return objectsOf(each, 'externalRefs').flatMap(ref =>
    textOf(ref, 'referenceType') === 'purl'
      ? textOf(ref, 'referenceLocator') ?? []
      : [],
  );
}
