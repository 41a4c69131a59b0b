import { DocumentError } from './DocumentError';
import { field, isObject, textOf, type JsonObject } from './fields';
import { readCycloneDx } from './readCycloneDx';
import { readSpdx2 } from './readSpdx2';
import { readSpdx3 } from './readSpdx3';
import type { Sbom } from './sbom';

const ACCEPTED = 'SPDX 3.0 JSON-LD, SPDX 2.x JSON and CycloneDX JSON';

/**
 * Reads a bill of materials by what it says it is (R-VER-02, GT-PROM-03).
 * @throws DocumentError that says what was found and what is accepted
 */
export function readSbom(json: unknown): Sbom {
  const sbom = readerOf(json);
  if (!sbom) {
    throw new DocumentError(
      `This is no bill of materials that can be read: found ${found(
        json,
      )}. Accepted are ${ACCEPTED}.`,
    );
  }
  return sbom.components.length > 0
    ? sbom
    : {
        ...sbom,
        warnings: [...sbom.warnings, 'The document lists no package.'],
      };
}

/** Whether it says of itself that it is a bill of materials. */
export function isSbom(json: unknown): boolean {
  return formatOf(json) !== undefined;
}

function readerOf(json: unknown): Sbom | undefined {
  if (!isObject(json)) {
    return undefined;
  }
  switch (formatOf(json)) {
    case 'CycloneDX':
      return readCycloneDx(json);
    case 'SPDX 2':
      return readSpdx2(json);
    case 'SPDX 3':
      return readSpdx3(json);
    default:
      return undefined;
  }
}

function formatOf(
  json: unknown,
): 'CycloneDX' | 'SPDX 2' | 'SPDX 3' | undefined {
  if (textOf(json, 'bomFormat') === 'CycloneDX') {
    return 'CycloneDX';
  }
  if (/^SPDX-2\.\d+$/.test(textOf(json, 'spdxVersion') ?? '')) {
    return 'SPDX 2';
  }
  const contexts = [field(json, '@context')].flat();
  return contexts.some(
    each =>
      typeof each === 'string' &&
      /^https:\/\/spdx\.org\/rdf\/3\.\d+(\.\d+)?\/spdx-context\.jsonld$/.test(
        each,
      ),
  )
    ? 'SPDX 3'
    : undefined;
}

/** A document in a few words: enough to see which file was taken by mistake. */
function found(json: unknown): string {
  if (!isObject(json)) {
    return Array.isArray(json) ? 'a list' : `a ${typeof json}`;
  }
  const told = ['bomFormat', 'spdxVersion', 'predicateType', '$schema']
    .flatMap(name => {
      const value = textOf(json, name);
      return value ? [`${name} ${value.slice(0, 100)}`] : [];
    })
    .join(', ');
  return told || `an object with ${fieldNames(json)}`;
}

function fieldNames(json: JsonObject): string {
  const names = Object.keys(json);
  return names.length === 0
    ? 'no fields'
    : names
        .slice(0, 5)
        .map(name => JSON.stringify(name.slice(0, 40)))
        .join(', ');
}
