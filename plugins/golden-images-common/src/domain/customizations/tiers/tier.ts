/** How far a change goes from its golden image: free, to be approved, or refused (R-TIER-01..04). */
export type Tier = 1 | 2 | 3;

/** A package that an instruction installs. */
export interface InstalledPackage {
  /** `apt`, `apk`, `dnf`, `pip`, `npm`, `download`, … */
  readonly manager: string;
  readonly name: string;
  /** As it is asked for; absent where none is. */
  readonly version?: string;
}

/** One thing that decides a tier. */
export interface TierFinding {
  readonly tier: Tier;
  /** Item of the handbook's lists, e.g. `system-package`; the ids stand in `tierItems.ts`. */
  readonly item: string;
  /** First line of the instruction or field, from 1. */
  readonly line: number;
  /** What stands there, at most 200 characters. */
  readonly excerpt: string;
  readonly reason: string;
  /** For tier 3: what is done instead. */
  readonly alternative?: string;
  /** Set where it could not be decided, so that the stricter tier counts. */
  readonly undecided?: boolean;
  /** What will not work as it is written, e.g. a shell form on an image without a shell (AMB-06f). */
  readonly advisory?: string;
  readonly packages?: readonly InstalledPackage[];
}

/** An image that a document names. */
export interface NamedImage {
  readonly reference: string;
  readonly line: number;
  /** Whether it is the base of the last stage, the one that ships. */
  readonly ships: boolean;
}

/** What a Dockerfile or manifest was classified as: the highest tier wins. */
export interface TierReport {
  readonly tier: Tier;
  /** In one line: what decided. */
  readonly sentence: string;
  readonly findings: readonly TierFinding[];
  /** How many findings of the lowest tier are left out, of a document with very many. */
  readonly omitted?: number;
  readonly images: readonly NamedImage[];
  /** Every package of every stage. */
  readonly packages: readonly InstalledPackage[];
}
