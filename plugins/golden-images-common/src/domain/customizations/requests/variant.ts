import type { ReleaseId } from '../../inventory/lineage';
import { releaseTitle } from '../../inventory/releaseTitle';
import { isNewer } from '../../releases/newer';
import type { ReleaseName } from '../../releases/releaseName';

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

/** What is known of what runs where the variant is meant to. */
export interface VariantUse {
  /** Containers of the component, or of the team, that run the variant or what is built on it. */
  readonly onVariant: number;
  /** Containers that are built on a release of the same track without it. */
  readonly onBase: number;
  readonly others: number;
}

/**
 * Whether a team has moved to its approved variant (R-APP-05).
 * @param use - `undefined` where it cannot be told
 */
export function variantAdoption(
  variant: Pick<ApprovedVariant, 'reference'>,
  use: VariantUse | undefined,
): ApprovedVariant['adoption'] {
  if (!use) {
    return {
      state: 'unknown',
      sentence: 'What runs cannot be told, so neither whether it is used.',
    };
  }
  const { onVariant, onBase, others } = use;
  if (onBase > 0) {
    return {
      state: 'still-on-base',
      sentence: `Approved variant available, still on base: ${containers(
        onBase,
      )} on the golden image without it. Build on ${variant.reference}.`,
    };
  }
  if (onVariant > 0) {
    return {
      state: 'adopted',
      sentence: `${containers(onVariant)} on the approved variant.`,
    };
  }
  return others > 0
    ? {
        state: 'elsewhere',
        sentence: `${containers(others)} on neither the variant nor its base.`,
      }
    : { state: 'not-running', sentence: 'Nothing runs that would use it.' };
}

/**
 * Whether a variant has to be built again, because its track has a newer
 * release (R-APP-13).
 * @param built - the release that it was built on; `undefined` where that is not on record
 * @param current - the release of the track that new work uses
 */
export function variantRebuild(
  built: ReleaseName | undefined,
  current: (ReleaseName & { readonly id: ReleaseId }) | undefined,
): ApprovedVariant['rebuild'] {
  if (!built) {
    return {
      needed: false,
      sentence: 'The release that it was built on is not on record.',
    };
  }
  return current && isNewer(current, built)
    ? {
        needed: true,
        on: current.id,
        sentence: `Rebuild needed: ${releaseTitle(
          current,
        )} is newer than ${releaseTitle(built)}, which it was built on.`,
      }
    : {
        needed: false,
        sentence: `Built on ${releaseTitle(built)}; nothing newer is out.`,
      };
}

function containers(count: number): string {
  return `${count} container${count === 1 ? '' : 's'}`;
}
