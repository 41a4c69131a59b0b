import type {
  Digest,
  Release,
  ReleaseId,
  ReleaseName,
  ReleasePlatform,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches, whereOneOf, type GovernanceDatabase } from '../database';
import {
  fromPlatformRow,
  fromReleaseRow,
  RELEASE_COLUMNS,
  type PlatformRow,
  type ReleaseRow,
} from './ReleaseRow';

/** Reads releases: all that have a digest, so that images can be compared with them. */
export class ReleaseStore {
  readonly #database: GovernanceDatabase;

  static create(options: { database: GovernanceDatabase }): ReleaseStore {
    return new ReleaseStore(options.database);
  }

  private constructor(database: GovernanceDatabase) {
    this.#database = database;
  }

  /** All releases, by id. */
  async list(connection: Knex = this.#database.knex): Promise<Release[]> {
    const rows = await selectReleases(connection).orderBy('id');
    const platforms = await connection<PlatformRow>('release_platforms');
    return toReleases(rows, platforms);
  }

  /** Releases that are on record and of which no digest is known, by id. */
  async unseen(): Promise<ReleaseName[]> {
    return this.#database
      .knex('releases')
      .whereNull('digest')
      .orderBy('id')
      .select('family', 'track', 'version');
  }

  /** Those of the releases that exist, by id. */
  async get(ids: Iterable<ReleaseId>): Promise<Release[]> {
    const { knex } = this.#database;
    const releases: Release[] = [];
    for (const batch of batches(new Set(ids))) {
      const rows = await selectReleases(knex)
        .whereIn('id', batch)
        .orderBy('id');
      const platforms = await knex<PlatformRow>('release_platforms').whereIn(
        'release_id',
        batch,
      );
      releases.push(...toReleases(rows, platforms));
    }
    return releases;
  }

  /**
   * Releases that have one of these digests, as index or platform, or one of
   * these chain ids: by index, however many releases there are.
   */
  async find(keys: {
    readonly digests: Iterable<Digest>;
    readonly chainIds: Iterable<Digest>;
  }): Promise<Release[]> {
    const { knex } = this.#database;
    const ids = new Set<ReleaseId>();
    const add = (found: ReleaseId[]) => found.forEach(id => ids.add(id));
    for (const batch of batches(new Set(keys.digests))) {
      add(await knex('releases').whereIn('digest', batch).pluck('id'));
      add(
        await knex('release_platforms')
          .whereIn('digest', batch)
          .pluck('release_id'),
      );
    }
    for (const batch of batches(new Set(keys.chainIds))) {
      add(
        await knex('release_platforms')
          .whereIn('chain_id', batch)
          .distinct()
          .pluck('release_id'),
      );
    }
    return this.get(ids);
  }

  /** Releases that have one of these tags for their own. */
  async tagged(
    names: readonly Pick<Release, 'registry' | 'repository' | 'tag'>[],
  ): Promise<Release[]> {
    const { knex } = this.#database;
    const ids: ReleaseId[] = [];
    for (const batch of batches(names)) {
      ids.push(
        ...(await whereOneOf(
          knex('releases'),
          ['registry', 'repository', 'tag'],
          batch.map(({ registry, repository, tag }) => [
            registry,
            repository,
            tag,
          ]),
        ).pluck('id')),
      );
    }
    return this.get(ids);
  }
}

function selectReleases(
  connection: Knex,
): Knex.QueryBuilder<object, (ReleaseRow & { digest: Digest })[]> {
  return connection('releases')
    .whereNotNull('digest')
    .select(...RELEASE_COLUMNS);
}

function toReleases(
  rows: readonly (ReleaseRow & { digest: Digest })[],
  platformRows: readonly PlatformRow[],
): Release[] {
  const platforms = new Map<ReleaseId, ReleasePlatform[]>();
  for (const row of platformRows) {
    const known = platforms.get(row.release_id) ?? [];
    platforms.set(row.release_id, [...known, fromPlatformRow(row)]);
  }
  return rows.map(row => fromReleaseRow(row, platforms.get(row.id) ?? []));
}
