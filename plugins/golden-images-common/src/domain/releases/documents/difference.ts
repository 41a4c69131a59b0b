import type { SbomComponent } from './sbom';
import type { ScanFinding } from './scanReport';

/** What a release holds, as far as it is on record. */
export interface ReleaseContent {
  /** Absent: no bill of materials is on record. */
  readonly components?: readonly SbomComponent[];
  /** Absent: no scan result is on record. */
  readonly findings?: readonly ScanFinding[];
  /** Absent: the image was not read. */
  readonly platforms?: readonly PlatformContent[];
}

/** What the image of one platform is and does. A field is absent where it is not known. */
export interface PlatformContent {
  /** `linux/amd64`. */
  readonly platform: string;
  readonly sizeBytes: number;
  /** Uncompressed layer digests, in order. */
  readonly layers: readonly string[];
  readonly user?: string;
  readonly entrypoint?: readonly string[];
  readonly cmd?: readonly string[];
  readonly exposedPorts?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** A package that is in both, in one, or in the other. */
export interface PackageChange {
  /** purl without version, or the name where the document has no purl. */
  readonly key: string;
  readonly name: string;
  /** Versions before; empty when it was not there. */
  readonly before: readonly string[];
  /** Versions after; empty when it is gone. */
  readonly after: readonly string[];
  /** Who supplies it now, else who did. */
  readonly supplier?: string;
}

/** A package whose licences are others. */
export interface LicenceChange {
  readonly key: string;
  readonly name: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** What can differ between two images. */
export const IMAGE_FIELDS = [
  'architecture',
  'user',
  'entrypoint',
  'cmd',
  'exposed-port',
  'environment',
  'size',
  'layers',
  'label',
] as const;

/** Field of an image. */
export type ImageField = (typeof IMAGE_FIELDS)[number];

/** A field of the image that differs. */
export interface ImageChange {
  readonly field: ImageField;
  /** Of a label, a variable, a port or an architecture: its name. */
  readonly name?: string;
  /** Platforms of which it is true, e.g. `linux/amd64`; all that both have when the change is the same in each. */
  readonly platforms: readonly string[];
  /** Absent: not there before. */
  readonly before?: string;
  /** Absent: not there any more. */
  readonly after?: string;
  /** Of `size`: bytes. */
  readonly bytes?: { readonly before: number; readonly after: number };
}

/** What changed from one release to another (R-VER-06). A part is absent when one of the two has nothing on record for it. */
export interface ReleaseDifference {
  readonly packages?: {
    readonly added: readonly PackageChange[];
    readonly removed: readonly PackageChange[];
    readonly changed: readonly PackageChange[];
    readonly unchanged: number;
  };
  readonly licences?: readonly LicenceChange[];
  /** Suppliers that nothing came from before; absent when the document before names none. */
  readonly newSuppliers?: readonly {
    readonly supplier: string;
    readonly packages: readonly string[];
  }[];
  readonly findings?: {
    readonly fixed: readonly ScanFinding[];
    readonly new: readonly ScanFinding[];
    readonly still: readonly ScanFinding[];
  };
  readonly image?: readonly ImageChange[];
  /** What could not be compared, and why, in sentences. */
  readonly missing: readonly string[];
}

/** A change that somebody has to look at, with the reason. */
export interface UnusualChange {
  readonly kind:
    | 'network-tool'
    | 'size'
    | 'supplier'
    | 'root'
    | 'entrypoint'
    | 'port'
    | 'copyleft'
    | 'downgrade'
    | 'architecture';
  /** What it is about: a package, a port, a supplier. */
  readonly subject: string;
  /** Why it is unusual, in one sentence. */
  readonly because: string;
}
