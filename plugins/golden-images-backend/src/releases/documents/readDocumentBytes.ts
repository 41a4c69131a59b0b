import { InputError } from '@backstage/errors';
import type { DocumentKind } from '@image-governance/plugin-golden-images-common';
import {
  DocumentError,
  readDocument,
  type EvidenceDocument,
} from '@image-governance/plugin-golden-images-common/documents';
import { runInThread } from '../../threads';

/** From this size on a document is read in a thread of its own. */
const LARGE_BYTES = 1_000_000;
const MOST_TIME_MS = 60_000;
const MOST_MEMORY_MB = 1024;

/** Options of the thread that reads large documents. */
export interface ReadingOptions {
  /** Arguments for node in it; those of this process by default. */
  readonly execArgv?: string[];
}

/** A document with its text, which is what is kept. */
export interface DocumentText {
  readonly text: string;
  readonly document: EvidenceDocument;
}

/**
 * Reads a document from its bytes. Nothing that it names is ever fetched.
 * @throws InputError that says what is wrong with it
 */
export async function readDocumentBytes(
  bytes: Uint8Array,
  kind?: DocumentKind,
  options: ReadingOptions = {},
): Promise<DocumentText> {
  const text = decode(bytes);
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text;
  if (bytes.byteLength >= LARGE_BYTES) {
    const document = await runInThread<EvidenceDocument>({
      program: 'readDocument.js',
      data: { text: json, kind },
      failure: 'The document could not be read',
      mostTimeMs: MOST_TIME_MS,
      mostMemoryMb: MOST_MEMORY_MB,
      execArgv: options.execArgv,
    });
    if (document !== 'no-thread') {
      return { text, document };
    }
  }
  return { text, document: read(parse(json), kind) };
}

function read(json: unknown, kind: DocumentKind | undefined): EvidenceDocument {
  try {
    return readDocument(json, kind);
  } catch (error) {
    if (error instanceof DocumentError) {
      throw new InputError(error.message);
    }
    throw error;
  }
}

function decode(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(
      bytes,
    );
  } catch {
    throw new InputError('The document is not UTF-8 text, as JSON has to be');
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw notJson(error instanceof Error ? error.message : String(error));
  }
}

function notJson(message: string): InputError {
  // The parser quotes what it stumbled on: short, and without what breaks a line.
  return new InputError(
    `The document is not JSON: ${JSON.stringify(
      message.slice(0, 200),
    )}. XML and tag-value forms are not read.`,
  );
}
