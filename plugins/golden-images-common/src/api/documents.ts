import type {
  ImageChange,
  LicenceChange,
  PackageChange,
  UnusualChange,
} from '../domain/releases/documents/difference';
import type { LicenceVerdict } from '../domain/releases/documents/licenceVerdict';
import type {
  ScanFinding,
  Severity,
} from '../domain/releases/documents/scanReport';
import type { ReleaseId } from '../domain/inventory/lineage';

/** What kind of evidence a document is. */
export type DocumentKind = 'sbom' | 'scan';

/** A document on record of a release, with what is in it. */
export interface ReleaseDocument {
  readonly id: string;
  readonly kind: DocumentKind;
  /** `CycloneDX`, `SPDX`, `trivy`, `grype`. */
  readonly format: string;
  readonly formatVersion?: string;
  /** Content of the release that it is evidence for. */
  readonly digest: string;
  /** What the document itself says it is about; absent when it names no image. */
  readonly subject?: string;
  /** Of its bytes, in hex. */
  readonly sha256: string;
  readonly sizeBytes: number;
  readonly origin: 'upload' | 'attestation';
  /** ISO time. */
  readonly receivedAt: string;
  readonly actor: string;
  /** Whether a later document about the same has taken its place. It stays on record. */
  readonly superseded: boolean;
  readonly warnings: readonly string[];
  /** Of a bill of materials. */
  readonly components?: number;
  /** Of a bill of materials: packages by verdict on their licence. */
  readonly licences?: Readonly<Record<LicenceVerdict, number>>;
  /** Of a scan result: findings by severity, and how many of them have a fix. */
  readonly findings?: Readonly<
    Record<Severity, { readonly total: number; readonly fixable: number }>
  >;
}

/** A part of a long list. */
export interface Capped<T> {
  readonly items: readonly T[];
  readonly totalItems: number;
}

/** Packages of a release under one licence verdict. */
export interface LicensedPackage {
  readonly name: string;
  readonly version?: string;
  readonly purl?: string;
  readonly licences: readonly string[];
  readonly verdict: LicenceVerdict;
}

/** What is on record of a release. */
export interface ReleaseDocuments {
  readonly release: ReleaseId;
  /** Content that new documents must be of. */
  readonly digest: string;
  /** Newest first. */
  readonly documents: readonly ReleaseDocument[];
  /** Packages whose licence is denied, not told, or for review; worst first. */
  readonly licences: Capped<LicensedPackage>;
  /** Findings of the current scan results, worst first. */
  readonly findings: Capped<ScanFinding>;
  /** Whether the asker may add documents. */
  readonly mayAdd: boolean;
  /** Largest document that is taken, in bytes. */
  readonly maxBytes: number;
}

/** A document that was added, or that was on record already. */
export interface AddedDocument {
  readonly document: ReleaseDocument;
  /** False when the same bytes were on record: nothing was added. */
  readonly added: boolean;
}

/** A release that can be compared with. */
export interface ComparisonChoice {
  readonly id: ReleaseId;
  readonly version: string;
}

/** What changed from one release to another (R-VER-06). Lists are cut, totals are not. */
export interface ReleaseComparison {
  readonly release: ReleaseId;
  /** The older side; absent when there is nothing to compare with. */
  readonly with?: ReleaseId;
  /** What it comes to, in one sentence. */
  readonly sentence: string;
  readonly unusual: readonly UnusualChange[];
  /** What no comparison of documents can show. */
  readonly notCompared: readonly string[];
  /** What could not be compared this time, and why. */
  readonly missing: readonly string[];
  readonly packages?: {
    readonly added: Capped<PackageChange>;
    readonly removed: Capped<PackageChange>;
    readonly changed: Capped<PackageChange>;
    readonly unchanged: number;
  };
  readonly licences?: Capped<LicenceChange>;
  readonly findings?: {
    readonly fixed: Capped<ScanFinding>;
    readonly new: Capped<ScanFinding>;
    readonly still: Capped<ScanFinding>;
  };
  readonly image?: Capped<ImageChange>;
  /** Others of its track, newest first. */
  readonly choices: readonly ComparisonChoice[];
}
