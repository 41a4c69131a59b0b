import type {
  DeclaredRelease,
  Digest,
  Release,
  ReleasePlatform,
} from '@image-governance/plugin-golden-images-common';

/** A row of `releases`, without what the registry and the governance file said each. */
export interface ReleaseRow {
  readonly id: string;
  readonly family: string;
  readonly track: string;
  readonly version: string;
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  /** null while nothing can be matched with it (R-REG-06). */
  readonly digest: Digest | null;
  readonly recorded: boolean;
  readonly upstream_released_at: string | null;
  readonly promoted_at: string | null;
  readonly promoted_at_origin: Release['promotedAtOrigin'] | null;
  readonly announced_at: string | null;
  readonly removal_at: string | null;
  readonly removed_at: string | null;
  readonly stage: DeclaredRelease['stage'] | null;
  readonly notes: string | null;
}

/** Columns of {@link ReleaseRow}. */
export const RELEASE_COLUMNS: readonly (keyof ReleaseRow)[] = [
  'id',
  'family',
  'track',
  'version',
  'registry',
  'repository',
  'tag',
  'digest',
  'recorded',
  'upstream_released_at',
  'promoted_at',
  'promoted_at_origin',
  'announced_at',
  'removal_at',
  'removed_at',
  'stage',
  'notes',
];

/** A row of `release_platforms`. */
export interface PlatformRow {
  readonly release_id: string;
  readonly digest: Digest;
  readonly platform: string;
  readonly chain_id: string;
  readonly layers: number;
}

/** A release as a row. */
export function toReleaseRow(
  release: Omit<Release, 'digest' | 'platforms'> & { readonly digest?: Digest },
): ReleaseRow {
  return {
    id: release.id,
    family: release.family,
    track: release.track,
    version: release.version,
    registry: release.registry,
    repository: release.repository,
    tag: release.tag,
    digest: release.digest ?? null,
    recorded: release.recorded,
    upstream_released_at: release.upstreamReleasedAt ?? null,
    promoted_at: release.promotedAt ?? null,
    promoted_at_origin: release.promotedAtOrigin ?? null,
    announced_at: release.announcedAt ?? null,
    removal_at: release.removalAt ?? null,
    removed_at: release.removedAt ?? null,
    stage: release.stage ?? null,
    notes: release.notes ?? null,
  };
}

/** A row as a release. */
export function fromReleaseRow(
  row: ReleaseRow & { readonly digest: Digest },
  platforms: readonly ReleasePlatform[],
): Release {
  return {
    id: row.id,
    family: row.family,
    track: row.track,
    version: row.version,
    registry: row.registry,
    repository: row.repository,
    tag: row.tag,
    digest: row.digest,
    platforms,
    recorded: Boolean(row.recorded),
    upstreamReleasedAt: row.upstream_released_at ?? undefined,
    promotedAt: row.promoted_at ?? undefined,
    promotedAtOrigin: row.promoted_at_origin ?? undefined,
    announcedAt: row.announced_at ?? undefined,
    removalAt: row.removal_at ?? undefined,
    removedAt: row.removed_at ?? undefined,
    stage: row.stage ?? undefined,
    notes: row.notes ?? undefined,
  };
}

/** Platforms of a release as rows. */
export function toPlatformRows(release: Release): PlatformRow[] {
  return release.platforms.map(({ platform, digest, chainId, layers }) => ({
    release_id: release.id,
    digest,
    platform: JSON.stringify(platform),
    chain_id: chainId,
    layers,
  }));
}

/** A row as a platform of a release. */
export function fromPlatformRow(row: PlatformRow): ReleasePlatform {
  return {
    platform: JSON.parse(row.platform),
    digest: row.digest,
    chainId: row.chain_id,
    layers: row.layers,
  };
}
