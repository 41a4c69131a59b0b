/** Channel of {@link ScanSignal}: a scan began, moved on, or ended. */
export const GOLDEN_IMAGES_SCANS_CHANNEL = 'golden-images:scans';

/** Channel of {@link FactsSignal}: what is known, or the judgment of it, changed. */
export const GOLDEN_IMAGES_FACTS_CHANNEL = 'golden-images:facts';

/**
 * Says that it is worth asking for the scans again. It goes to everybody who is
 * signed in, so it holds nothing that needs a permission to be read: no name of
 * a source, no count (docs/adr/0007-live-progress.md).
 */
export type ScanSignal = {
  /** Id of the scan. */
  scan: string;
  state: 'running' | 'completed' | 'failed';
};

/** Says that an answer that was given before may be another now. To everybody, so it does not say which. */
export type FactsSignal = {
  /** ISO time of the change. */
  changedAt: string;
};
