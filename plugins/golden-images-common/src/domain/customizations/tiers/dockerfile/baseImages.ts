import { locate } from '../../../inventory/location';
import { parseReference } from '../../../inventory/reference';
import type { Draft } from '../draft';
import { findingsAt } from '../report';
import { GAP, show, type Word } from '../shell/word';
import type { TierFinding } from '../tier';
import type { TierPolicy } from '../tierPolicy';

/** Whether a base is a golden image by its place. */
export function isGolden(base: Word, policy: TierPolicy): boolean {
  const parsed = base.text.includes(GAP)
    ? undefined
    : parseReference(base.text);
  return (
    parsed?.ok === true &&
    locate(parsed.reference, policy.images).section === 'golden'
  );
}

/** A base of which nothing can be said. */
export function unreadableBase(base: Word): Draft[] {
  return base.text.includes(GAP) || base.text === ''
    ? [
        {
          item: 'base-image',
          undecided: true,
          reason: `${show(base) || 'nothing'} is named after FROM`,
        },
      ]
    : [];
}

/** A text without FROM. */
export function nothingBuilt(): TierFinding[] {
  return findingsAt({ line: 1, text: '' }, [
    {
      item: 'base-image',
      undecided: true,
      reason: 'there is no FROM, so this is no Dockerfile that can be built',
    },
  ]);
}

/** A check that was commented out (R-T3-09). */
export function removedVerification(comment: string): Draft[] {
  return /^\s*(RUN\s|&&\s*)?\s*cosign\s+verify/.test(comment)
    ? [
        {
          item: 'image-verification',
          reason: 'cosign verify is commented out',
        },
      ]
    : [];
}
