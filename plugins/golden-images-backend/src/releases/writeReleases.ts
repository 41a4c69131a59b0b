import type { ReleaseId } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches } from '../database';
import {
  RELEASE_COLUMNS,
  type PlatformRow,
  type ReleaseRow,
} from './ReleaseRow';

/** A release with what was said of it. */
export interface StoredRow extends ReleaseRow {
  readonly discovered: string | null;
  readonly declared: string | null;
  readonly decided: string | null;
}

const COLUMNS = [
  ...RELEASE_COLUMNS,
  'discovered',
  'declared',
  'decided',
] as const;

/** Writes the rows that are new or changed. Returns how many. */
export async function writeReleases(
  tx: Knex.Transaction,
  rows: readonly StoredRow[],
): Promise<number> {
  const stored: StoredRow[] = await tx('releases').select(COLUMNS);
  const byId = new Map(stored.map(row => [row.id, row]));
  const changed = rows.filter(row => !same(row, byId.get(row.id)));
  for (const batch of batches(changed)) {
    await tx('releases').insert(batch).onConflict('id').merge();
  }
  return changed.length;
}

/** Makes these all platforms that there are. Returns how many rows changed. */
export async function writePlatforms(
  tx: Knex.Transaction,
  rows: readonly PlatformRow[],
): Promise<number> {
  const stored: PlatformRow[] = await tx('release_platforms');
  const storedKeys = new Set(stored.map(platformKey));
  const keys = new Set(rows.map(platformKey));
  const added = rows.filter(row => !storedKeys.has(platformKey(row)));
  const removed = stored.filter(row => !keys.has(platformKey(row)));
  for (const { release_id, digest } of removed) {
    await tx('release_platforms').where({ release_id, digest }).delete();
  }
  for (const batch of batches(added)) {
    await tx('release_platforms').insert(batch);
  }
  return added.length + removed.length;
}

/** What neither the registry nor the governance file says any more, and nobody decided, was a mistake in the file, not evidence. */
export async function dropOthers(
  tx: Knex.Transaction,
  ids: readonly ReleaseId[],
): Promise<number> {
  const known = new Set(ids);
  const stored: ReleaseId[] = await tx('releases').pluck('id');
  const others = stored.filter(id => !known.has(id));
  for (const batch of batches(others)) {
    await tx('releases').whereIn('id', batch).delete();
  }
  return others.length;
}

function same(row: StoredRow, stored: StoredRow | undefined): boolean {
  return (
    stored !== undefined &&
    COLUMNS.every(column =>
      column === 'recorded'
        ? row.recorded === Boolean(stored.recorded)
        : row[column] === stored[column],
    )
  );
}

function platformKey(row: PlatformRow): string {
  const { release_id, digest, platform, chain_id, layers } = row;
  return JSON.stringify([release_id, digest, platform, chain_id, layers]);
}
