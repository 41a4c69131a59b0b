import { DocumentError } from './DocumentError';

/** Components of a bill of materials, and findings of a scan, that are read. */
export const MAX_ENTRIES = 100_000;

/** Levels of components inside components that are read. */
export const MAX_NESTING = 20;

/** Elements of an SPDX 3 graph that are read: packages, and what is said of them. */
export const MAX_ELEMENTS = 1_000_000;

/** @throws DocumentError when there are more than are read: half a document would look like a whole one */
export function requireAtMost(count: number, most: number, what: string): void {
  if (count > most) {
    throw new DocumentError(
      `The document has ${count} ${what}; at most ${most} are read. Leave out files, or split it by platform.`,
    );
  }
}
