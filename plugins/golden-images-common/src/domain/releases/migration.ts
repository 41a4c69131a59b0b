import { percentText } from '../compliance/ratio';
import type { Ratio } from '../compliance/kpi';

/** Who runs a track. */
export interface TrackUse {
  readonly teams: number;
  readonly pods: number;
}

/** How far a migration from an old to a new track has come (R-DEP-08). */
export interface MigrationProgress {
  readonly old: TrackUse;
  readonly new: TrackUse;
  /** Pods on the new track, of the pods on both. */
  readonly pods: Ratio;
  /** The same with one decimal, `88.8 %`; `n/a` when neither runs (GT-DEP-04). */
  readonly display: string;
}

/** Computes {@link MigrationProgress}. */
export function trackMigration(
  oldTrack: TrackUse,
  newTrack: TrackUse,
): MigrationProgress {
  const pods: Ratio = {
    numerator: newTrack.pods,
    denominator: oldTrack.pods + newTrack.pods,
  };
  return { old: oldTrack, new: newTrack, pods, display: percentText(pods) };
}
