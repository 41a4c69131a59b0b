import type { ReleaseId } from '../inventory/lineage';
import { percentText } from './ratio';

/** What an auditor has to be shown of an image (R-AUD-03). */
export type VerifiablePart = 'digest' | 'lineage' | 'signature' | 'sbom';

/** Images that run in production and have one base release. */
export interface RunningImages {
  /** Base release that was proven; absent where none was. */
  readonly release?: ReleaseId;
  /** Different images. */
  readonly images: number;
  /** Set where it is not known which content runs. */
  readonly withoutDigest?: boolean;
}

/** What is on record of a release's content. */
export interface ReleaseEvidence {
  readonly signature: boolean;
  readonly sbom: boolean;
}

/** Images of one base release with what is missing of them. */
export interface VerifiabilityRow extends RunningImages {
  readonly missing: readonly VerifiablePart[];
}

/** How many of the images in production can be verified. */
export interface Verifiability {
  readonly verifiable: number;
  readonly total: number;
  /** `99.2 %`; `n/a` where nothing runs. */
  readonly display: string;
  /** Most images first; what can be verified last. */
  readonly rows: readonly VerifiabilityRow[];
}

/**
 * Images in production whose digest, lineage, signature and bill of materials are
 * on record (R-AUD-03). Signature and bill of materials are those of the base
 * release that the lineage proves; whatever is not known is missing.
 */
export function verifiability(
  running: readonly RunningImages[],
  evidence: ReadonlyMap<ReleaseId, ReleaseEvidence>,
): Verifiability {
  const rows = running
    .map(each => ({ ...each, missing: missingOf(each, evidence) }))
    .sort(
      (a, b) =>
        Number(a.missing.length === 0) - Number(b.missing.length === 0) ||
        b.images - a.images ||
        (a.release ?? '').localeCompare(b.release ?? ''),
    );
  const verifiable = sum(rows.filter(({ missing }) => missing.length === 0));
  const total = sum(rows);
  return {
    verifiable,
    total,
    display: percentText({ numerator: verifiable, denominator: total }),
    rows,
  };
}

function missingOf(
  { release, withoutDigest }: RunningImages,
  evidence: ReadonlyMap<ReleaseId, ReleaseEvidence>,
): VerifiablePart[] {
  if (withoutDigest) {
    return ['digest', 'lineage', 'signature', 'sbom'];
  }
  if (release === undefined) {
    return ['lineage', 'signature', 'sbom'];
  }
  const known = evidence.get(release);
  return (['signature', 'sbom'] as const).filter(part => !known?.[part]);
}

function sum(rows: readonly RunningImages[]): number {
  return rows.reduce((total, { images }) => total + images, 0);
}
