import { DocumentError } from './DocumentError';
import { isDigest, type Digest } from '../../inventory/digest';
import { field, objectsOf, textOf } from './fields';
import { readSbom, isSbom } from './readSbom';
import { isScanReport, readScanReport } from './readScanReport';
import type { Sbom } from './sbom';
import type { ScanReport } from './scanReport';

/** A document that was read: a bill of materials, or a scan result. */
export type EvidenceDocument =
  | { readonly kind: 'sbom'; readonly content: Sbom }
  | { readonly kind: 'scan'; readonly content: ScanReport };

/**
 * Reads a document, or the in-toto statement that holds one: what was signed is
 * kept as it was signed. It does not verify.
 * @param kind - what it is said to be; by default it is told from the document
 * @throws DocumentError that says what was found and what is accepted
 */
export function readDocument(
  json: unknown,
  kind?: EvidenceDocument['kind'],
): EvidenceDocument {
  const statement = /^https:\/\/in-toto\.io\/Statement\//.test(
    textOf(json, '_type') ?? '',
  )
    ? json
    : undefined;
  const document = statement ? predicateOf(statement) : json;
  const found = read(document, kind);
  const subjects = subjectsOf(statement);
  // The document's own word is the more precise: the image of one platform.
  return found.kind === 'sbom'
    ? { kind: 'sbom', content: withSubjects(found.content, subjects) }
    : { kind: 'scan', content: withSubjects(found.content, subjects) };
}

function read(
  json: unknown,
  kind: EvidenceDocument['kind'] | undefined,
): EvidenceDocument {
  const told =
    kind ?? (isScanReport(json) && !isSbom(json) ? 'scan' : undefined);
  if (told === 'scan') {
    return { kind: 'scan', content: readScanReport(json) };
  }
  if (told === undefined && !isSbom(json)) {
    throw new DocumentError(
      `${refusal(json)} Scan results of Trivy and Grype are accepted too.`,
    );
  }
  return { kind: 'sbom', content: readSbom(json) };
}

function refusal(json: unknown): string {
  try {
    readSbom(json);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** Older versions of cosign put the document into a field of the predicate, some as text. */
function predicateOf(statement: unknown): unknown {
  const predicate = field(statement, 'predicate');
  const data = field(predicate, 'Data');
  if (typeof data !== 'string') {
    return data ?? predicate;
  }
  try {
    return JSON.parse(data);
  } catch {
    throw new DocumentError('The predicate of the statement holds no JSON');
  }
}

function subjectsOf(statement: unknown): Digest[] {
  return objectsOf(statement, 'subject').flatMap(subject => {
    const digest = `sha256:${textOf(field(subject, 'digest'), 'sha256')}`;
    return isDigest(digest) ? [digest] : [];
  });
}

function withSubjects<T extends { readonly subjects: readonly Digest[] }>(
  content: T,
  more: readonly Digest[],
): T {
  return { ...content, subjects: [...new Set([...content.subjects, ...more])] };
}
