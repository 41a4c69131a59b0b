import type { Digest } from '../../inventory/digest';

/** Formats of a bill of materials that are read (R-VER-02). */
export type SbomFormat = 'SPDX' | 'CycloneDX';

/** A package that an image holds, by its bill of materials. */
export interface SbomComponent {
  readonly name: string;
  readonly version?: string;
  /** Package URL, as it stands in the document. */
  readonly purl?: string;
  /** Licence expressions, all of which apply. Empty when the document says nothing. */
  readonly licences: readonly string[];
  /** Who supplies or publishes it. */
  readonly supplier?: string;
}

/** A bill of materials, whatever its format. */
export interface Sbom {
  readonly format: SbomFormat;
  /** Of the format: `1.5`, `2.3`, `3.0.1`. */
  readonly version: string;
  /** Digests that the document itself says it is about; empty when it names none. */
  readonly subjects: readonly Digest[];
  readonly components: readonly SbomComponent[];
  /** What to know before one relies on it, in sentences. */
  readonly warnings: readonly string[];
}
