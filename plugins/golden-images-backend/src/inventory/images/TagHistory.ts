import type { Digest } from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import {
  batches,
  endOfInterval,
  whereOneOf,
  type GovernanceDatabase,
} from '../../database';
import { invalidateByTag } from '../judgment/invalidate';

/** A tag of a repository. */
export interface TagName {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
}

/** What a tag names, as seen. */
export interface TagObservation extends TagName {
  readonly digest: Digest;
}

/** `registry/repository:tag`, to look a tag up in the maps that {@link TagHistory} returns. */
export function tagKey(name: TagName): string {
  return `${name.registry}/${name.repository}:${name.tag}`;
}

/** What each tag has named, as intervals (R-TAG-01, R-TAG-02, GT-REF-13). */
export class TagHistory {
  readonly #database: GovernanceDatabase;

  static create(options: { database: GovernanceDatabase }): TagHistory {
    return new TagHistory(options.database);
  }

  private constructor(database: GovernanceDatabase) {
    this.#database = database;
  }

  /**
   * Records what tags name at `at`. An unchanged tag writes nothing; a moved one
   * ends its former interval, and the judgments of usages with it are to be made again.
   */
  async observe(
    observations: readonly TagObservation[],
    at: string,
  ): Promise<void> {
    const before = await this.current(observations);
    const changed = observations.filter(
      seen => before.get(tagKey(seen)) !== seen.digest,
    );
    for (const batch of batches(changed)) {
      await this.#database.transaction(async tx => {
        // Another scan may have seen the same since: what names this digest goes on.
        await current(tx, batch)
          .whereNotIn(
            ['registry', 'repository', 'tag', 'digest'],
            batch.map(seen => [
              seen.registry,
              seen.repository,
              seen.tag,
              seen.digest,
            ]),
          )
          .update({ ended_at: endOfInterval(tx, 'first_seen_at', at) });
        await tx('tags')
          .insert(
            batch.map(({ registry, repository, tag, digest }) => ({
              registry,
              repository,
              tag,
              digest,
              first_seen_at: at,
            })),
          )
          .onConflict(
            tx.raw('(registry, repository, tag) where ended_at is null'),
          )
          .ignore();
        await invalidateByTag(
          tx,
          batch.filter(seen => before.has(tagKey(seen))),
        );
      });
    }
  }

  /** Ends the intervals of tags that are gone from their registry. */
  async end(names: readonly TagName[], at: string): Promise<void> {
    for (const batch of batches(names)) {
      await this.#database.transaction(async tx => {
        await current(tx, batch).update({
          ended_at: endOfInterval(tx, 'first_seen_at', at),
        });
        await invalidateByTag(tx, batch);
      });
    }
  }

  /** What these tags were last seen to name, by {@link tagKey}. */
  async current(names: readonly TagName[]): Promise<Map<string, Digest>> {
    const rows = await this.#select(names, query =>
      query.whereNull('ended_at'),
    );
    return new Map(rows.map(row => [tagKey(row), row.digest]));
  }

  /** Every digest that these tags were seen with, oldest first, by {@link tagKey}. */
  async histories(names: readonly TagName[]): Promise<Map<string, Digest[]>> {
    const rows = await this.#select(names, query => query.orderBy('id'));
    const histories = new Map<string, Digest[]>();
    for (const row of rows) {
      histories.set(tagKey(row), [
        ...(histories.get(tagKey(row)) ?? []),
        row.digest,
      ]);
    }
    return histories;
  }

  /** All tags that a registry is known to have now. */
  async ofRegistry(registry: string): Promise<TagObservation[]> {
    return this.#database
      .knex<TagObservation>('tags')
      .where({ registry })
      .whereNull('ended_at')
      .orderBy('id')
      .select('registry', 'repository', 'tag', 'digest');
  }

  async #select(
    names: readonly TagName[],
    refine: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): Promise<TagObservation[]> {
    const rows: TagObservation[] = [];
    for (const batch of batches(names)) {
      const query = whereOneOf(this.#database.knex('tags'), ...named(batch));
      rows.push(
        ...(await refine(query).select(
          'registry',
          'repository',
          'tag',
          'digest',
        )),
      );
    }
    return rows;
  }
}

function current(tx: Knex.Transaction, names: readonly TagName[]) {
  return whereOneOf(tx('tags'), ...named(names)).whereNull('ended_at');
}

function named(
  names: readonly TagName[],
): [columns: string[], values: string[][]] {
  return [
    ['registry', 'repository', 'tag'],
    names.map(name => [name.registry, name.repository, name.tag]),
  ];
}
