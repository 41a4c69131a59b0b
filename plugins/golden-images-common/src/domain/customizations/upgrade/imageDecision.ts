import type { ImageReference } from '../../inventory/reference';
import type { UpgradeStep } from '../../inventory/upgradeStep';

/** What to do about an image that a file names. */
export type ImageDecision =
  /** It is up to date, or none of ours. */
  | { readonly kind: 'keep' }
  | {
      readonly kind: 'replace';
      /** With tag and digest. */
      readonly by: ImageReference;
      readonly step: UpgradeStep;
    }
  /** Somebody has to look at it. */
  | { readonly kind: 'ask'; readonly reason: string };

/** Decides about an image by its reference. */
export type DecideImage = (reference: ImageReference) => ImageDecision;

/** An image that was rewritten. */
export interface RewrittenImage {
  /** From 1, in the file as it was. */
  readonly line: number;
  /** As it stood there; a reference put together where it stands in several fields. */
  readonly from: string;
  readonly to: string;
  readonly step: UpgradeStep;
}

/** An image that was left as it is, since what it should be is not certain. */
export interface UndecidedImage {
  readonly line: number;
  /** What stands there, at most 200 characters. */
  readonly excerpt: string;
  /** A sentence that says what to do. */
  readonly reason: string;
}

/** A file with other images. */
export interface RewrittenFile {
  /** The same text where nothing was changed. */
  readonly text: string;
  readonly changes: readonly RewrittenImage[];
  readonly undecided: readonly UndecidedImage[];
}
