import {
  locate,
  type Policy,
  type UpstreamImage,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';

/** Images that share a digest or layers with one image are few; a base of everything may have many names. */
const MOST = 200;

interface PlaceRow {
  readonly registry: string;
  readonly repository: string;
  readonly digest: string;
  readonly chain_id: string | null;
  readonly layers: number | null;
}

/** What has been read of upstream registries (policy `registries.upstream`). */
export class UpstreamQueries {
  readonly #knex: Knex;
  readonly #policy: Policy;

  constructor(options: { knex: Knex; policy: Policy }) {
    this.#knex = options.knex;
    this.#policy = options.policy;
  }

  /** How many images of upstream registries are known. */
  async countRead(): Promise<number> {
    const rows: { registry: string; repository: string; count: number }[] =
      await this.#knex('image_locations')
        .whereIn('registry', this.#hosts())
        .groupBy('registry', 'repository')
        .select('registry', 'repository')
        .count({ count: '*' });
    return rows
      .filter(row => this.#isUpstream(row))
      .reduce((sum, { count }) => sum + Number(count), 0);
  }

  /** Upstream images that have one of the digests, or whose layers are the first ones of one of them. */
  async related(digests: readonly string[]): Promise<UpstreamImage[]> {
    const [same, begun] = await Promise.all([
      this.#places(query => query.whereIn('l.digest', [...digests])),
      this.#places(query =>
        query.whereIn(
          'i.chain_id',
          this.#knex('image_chains')
            .whereIn('digest', [...digests])
            .select('chain_id'),
        ),
      ),
    ]);
    const places = new Map(
      [...same, ...begun]
        .filter(row => this.#isUpstream(row))
        .map(row => [`${row.registry}/${row.repository}@${row.digest}`, row]),
    );
    return this.#withTags([...places.values()]);
  }

  async #places(
    limit: (query: Knex.QueryBuilder) => Knex.QueryBuilder,
  ): Promise<PlaceRow[]> {
    const query = this.#knex
      .from({ i: 'images' })
      .join({ l: 'image_locations' }, 'l.digest', 'i.digest')
      .whereIn('l.registry', this.#hosts())
      .orderBy(['l.registry', 'l.repository', 'l.digest'])
      .limit(MOST)
      .select(
        'l.registry',
        'l.repository',
        'l.digest',
        'i.chain_id',
        'i.layers',
      );
    return limit(query);
  }

  /** Adds the tags of each image; a platform has those of its indexes. */
  async #withTags(places: readonly PlaceRow[]): Promise<UpstreamImage[]> {
    const digests = places.map(({ digest }) => digest);
    const indexes: { index_digest: string; manifest_digest: string }[] =
      await this.#knex('image_manifests').whereIn('manifest_digest', digests);
    const tags: {
      registry: string;
      repository: string;
      tag: string;
      digest: string;
    }[] = await this.#knex('tags')
      .whereIn('digest', [
        ...digests,
        ...indexes.map(({ index_digest }) => index_digest),
      ])
      .whereNull('ended_at')
      .orderBy('tag');
    return places.map(({ registry, repository, digest, chain_id, layers }) => {
      const names = new Set([
        digest,
        ...indexes.flatMap(row =>
          row.manifest_digest === digest ? [row.index_digest] : [],
        ),
      ]);
      return {
        registry,
        repository,
        digest,
        tags: tags
          .filter(
            tag =>
              tag.registry === registry &&
              tag.repository === repository &&
              names.has(tag.digest),
          )
          .map(({ tag }) => tag),
        chainId: chain_id ?? undefined,
        layers: layers ?? undefined,
      };
    });
  }

  #hosts(): string[] {
    return this.#policy.registries.upstream.map(one => one.split('/')[0]);
  }

  #isUpstream(place: { registry: string; repository: string }): boolean {
    return locate(place, this.#policy).section === 'upstream';
  }
}
