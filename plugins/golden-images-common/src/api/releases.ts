import type { ReleaseTimeline } from '../domain/releases/phase';
import type { Release } from '../domain/releases/release';

/** A release as users of it need it: facts, phase and days left. */
export interface ReleaseView extends Release {
  readonly timeline: ReleaseTimeline;
  /** The release a new service of this track should use. */
  readonly current: boolean;
  /** `registry/repository:tag@digest`. */
  readonly pinnedReference: string;
  /** Open workloads (production, all environments) whose lineage is this release. */
  readonly workloads: { readonly production: number; readonly total: number };
}
