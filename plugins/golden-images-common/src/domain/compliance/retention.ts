import type { Digest } from '../inventory/digest';
import type { ImageManifest, ResolvedImage } from '../inventory/image';
import type { Policy } from '../policy/policy';
import type { ReleaseId } from '../inventory/lineage';
import { earliest, isoDate, readDay, readOptionalDay } from '../releases/day';
import { releaseTimeline, type Phase } from '../releases/phase';
import type { Release } from '../releases/release';
import type { ReleaseName } from '../releases/releaseName';

/** What is kept of every release for ever (R-RET-01..04). */
export const KEPT_FOR_EVER = [
  'sbom',
  'scan-results',
  'release-notes',
  'digest',
  'signature',
] as const;

/** See {@link KEPT_FOR_EVER}. */
export type KeptEvidence = (typeof KEPT_FOR_EVER)[number];

/** What of a release may go some day, and the day (R-RET-05..07, AMB-24). */
export interface Removable {
  readonly what: 'layers' | 'build-artifacts' | 'test-results';
  /** ISO date; absent where no date of the release is known, so that nothing may go. */
  readonly from?: string;
  /** Whether that day has come. */
  readonly due: boolean;
}

/** What is known of a release for its retention. */
export interface RetentionFacts {
  readonly release: Release;
  /** The content; absent while it could not be read. */
  readonly image?: ResolvedImage;
  /** ISO date or time when it was built; by default what the image says, else the promotion. */
  readonly builtAt?: string;
  /** ISO date or time of its last test run; by default when it was built. */
  readonly testedAt?: string;
}

/** One release in the retention report. */
export interface RetentionRow extends ReleaseName {
  readonly id: ReleaseId;
  readonly phase: Phase;
  readonly kept: readonly KeptEvidence[];
  readonly removable: readonly Removable[];
  /** ISO date of its removal from the registry, where that is on record: then its layers are gone. */
  readonly removedAt?: string;
  /**
   * Compressed bytes that removing its layers frees, with every other release
   * whose layers may go: those of living releases stay, and what several share is
   * counted at the first of them. Absent while its layers may not go, once they
   * are gone, and where the sizes of its layers are not known.
   */
  readonly frees?: number;
}

/** What may leave the registry. */
export interface RetentionReport {
  /** Those whose layers may go first, then by date; those without a date last. */
  readonly rows: readonly RetentionRow[];
  readonly totals: {
    readonly releases: number;
    /** Releases whose layers may go and are there. */
    readonly removable: number;
    /** Sum of what they free. */
    readonly bytes: number;
    /** Of those, how many are not in that sum, since the sizes of their layers are not known. */
    readonly unmeasured: number;
  };
}

/**
 * What is kept for ever and what may go from when (GT-RET-*). Layers may go on
 * the archive date or the removal, whichever comes first; build artifacts a year
 * and test results two years after they were made, but never before the end of
 * support (AMB-24). The product removes nothing by itself (R-RET-05).
 *
 * @param at - ISO date or timestamp
 */
export function retentionReport(
  facts: readonly RetentionFacts[],
  policy: Policy,
  at: string,
): RetentionReport {
  const rows = facts
    .map(each => ({ facts: each, row: rowOf(each, policy, at) }))
    .sort((a, b) => placeOf(a.row).localeCompare(placeOf(b.row)));
  const leaving = rows.filter(({ row }) => mayLeave(row));
  const staying = new Set(
    rows
      .filter(({ row }) => !mayLeave(row) && row.removedAt === undefined)
      .flatMap(each => layersOf(each.facts.image)),
  );
  const freed = freedBytes(
    leaving.map(each => each.facts),
    staying,
  );
  const sizes = leaving.map(({ row }) => freed.get(row.id));
  return {
    rows: rows.map(({ row }) => ({ ...row, frees: freed.get(row.id) })),
    totals: {
      releases: rows.length,
      removable: leaving.length,
      bytes: sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0),
      unmeasured: sizes.filter(size => size === undefined).length,
    },
  };
}

function rowOf(
  { release, image, ...facts }: RetentionFacts,
  policy: Policy,
  at: string,
): RetentionRow {
  const { id, family, track, version, promotedAt, removedAt } = release;
  const today = isoDate(readDay('at', at));
  const { phase, supportEndsAt, archivedAt, removalAt } = releaseTimeline(
    release,
    policy,
    at,
  );
  const built = facts.builtAt ?? createdOf(image) ?? promotedAt;
  const kept = (
    what: Removable['what'],
    made: string | undefined,
    years: number,
  ) =>
    removable(
      what,
      supportEndsAt !== undefined && made !== undefined
        ? later(supportEndsAt, isoDate(readDay('made', made).plus({ years })))
        : undefined,
      today,
    );
  const gone = removedAt !== undefined && removedAt.slice(0, 10) <= today;
  const end = earliest(
    readOptionalDay('archivedAt', archivedAt),
    readOptionalDay('removalAt', removalAt),
    readOptionalDay('removedAt', gone ? removedAt : undefined),
  );
  return {
    id,
    family,
    track,
    version,
    phase,
    kept: KEPT_FOR_EVER,
    removable: [
      removable('layers', end && isoDate(end), today),
      kept('build-artifacts', built, 1),
      kept('test-results', facts.testedAt ?? built, 2),
    ],
    ...(gone && { removedAt: removedAt.slice(0, 10) }),
  };
}

function removable(
  what: Removable['what'],
  from: string | undefined,
  today: string,
): Removable {
  return { what, from, due: from !== undefined && from <= today };
}

function mayLeave({ removable: [layers], removedAt }: RetentionRow): boolean {
  return layers.due && removedAt === undefined;
}

/** By release; each layer once, at the first release that has it. Without a number where a size is missing. */
function freedBytes(
  leaving: readonly RetentionFacts[],
  staying: ReadonlySet<Digest>,
): Map<ReleaseId, number> {
  const counted = new Set(staying);
  const freed = new Map<ReleaseId, number>();
  for (const { release, image } of leaving) {
    const sizes = layerSizes(image);
    if (sizes) {
      let bytes = 0;
      for (const [layer, size] of sizes) {
        bytes += counted.has(layer) ? 0 : size;
        counted.add(layer);
      }
      freed.set(release.id, bytes);
    }
  }
  return freed;
}

function layerSizes(
  image: ResolvedImage | undefined,
): Map<Digest, number> | undefined {
  const sizes = new Map<Digest, number>();
  for (const { diffIds, layerBytes } of manifestsOf(image)) {
    if (!layerBytes) {
      return undefined;
    }
    diffIds.forEach((layer, index) => sizes.set(layer, layerBytes[index] ?? 0));
  }
  return image ? sizes : undefined;
}

function layersOf(image: ResolvedImage | undefined): Digest[] {
  return manifestsOf(image).flatMap(({ diffIds }) => diffIds);
}

/** When the last of its platforms was built. */
function createdOf(image: ResolvedImage | undefined): string | undefined {
  return manifestsOf(image)
    .flatMap(({ created }) => created ?? [])
    .sort()
    .at(-1);
}

function manifestsOf(
  image: ResolvedImage | undefined,
): readonly ImageManifest[] {
  if (!image) {
    return [];
  }
  return image.kind === 'index' ? image.manifests : [image];
}

function later(a: string, b: string): string {
  return a > b ? a : b;
}

/** Rows whose layers may go come first, since their days are the earliest. */
function placeOf({ removable: [layers], removedAt, id }: RetentionRow): string {
  const group = removedAt === undefined ? '0' : '2';
  return layers.from === undefined
    ? `1 ${id}`
    : `${group} ${layers.from} ${id}`;
}
