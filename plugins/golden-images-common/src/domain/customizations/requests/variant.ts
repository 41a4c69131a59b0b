import type { ReleaseId } from '../../inventory/lineage';

/** Whether the team runs its approved variant (R-APP-05). */
export type VariantAdoption =
  | 'adopted'
  | 'still-on-base'
  | 'elsewhere'
  | 'not-running'
  | 'unknown';

/** An approved variant, and what its team has to do about it. */
export interface ApprovedVariant {
  /** Id of its request. */
  readonly request: string;
  readonly team: string;
  readonly component?: string;
  readonly image: string;
  /** Pinned. */
  readonly reference: string;
  /** ISO time. */
  readonly publishedAt: string;
  readonly packages: readonly string[];
  /** Release that it was built on, when that is known. */
  readonly baseRelease?: ReleaseId;
  readonly adoption: {
    readonly state: VariantAdoption;
    readonly sentence: string;
  };
  readonly rebuild: {
    readonly needed: boolean;
    /** Release to build on. */
    readonly on?: ReleaseId;
    readonly sentence: string;
  };
}
