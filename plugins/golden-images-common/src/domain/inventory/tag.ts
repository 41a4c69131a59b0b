/**
 * A tag of the golden convention (R-TAG-04, AMB-09), e.g. `golden-v1.2.3`,
 * `golden-stable`, `3.12-stable`, `3.11-golden-v1.2.0`, `3.12-v2.1`.
 */
export type GoldenTag =
  | {
      readonly kind: 'release';
      readonly track?: string;
      /** `MAJOR.MINOR.PATCH`; two-part versions read as `.0`. */
      readonly version: string;
    }
  | {
      readonly kind: 'channel';
      readonly track?: string;
      readonly channel: 'stable' | 'legacy';
    };

/** Parses a tag of the convention; `undefined` for any other tag (R-TAG-12 flags those). */
export function parseGoldenTag(_tag: string): GoldenTag | undefined {
  throw new Error('to be written');
}

/** Kind of step between two releases (R-TAG-05, AMB-09c, GT-TAG-03). A change of track is breaking. */
export type UpgradeStep = 'same' | 'patch' | 'feature' | 'breaking';
