import type {
  ImageUnreadableReason,
  ResolvedImage,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';

/** What is known of a digest. */
export interface ImageRecord {
  readonly content?: ResolvedImage;
  readonly unreadable?: {
    readonly reason: ImageUnreadableReason;
    readonly message: string;
  };
}

/** Where an image was seen, with the tags that name it now. */
export interface ImagePlace {
  readonly registry: string;
  readonly repository: string;
  readonly tags: readonly string[];
}

/** Where a digest was seen. */
export interface ImageLocation {
  readonly digest: string;
  readonly registry: string;
  readonly repository: string;
}

/** An image by the chain id over all its layers. */
export interface StoredPlace extends ImageLocation {
  readonly chainId: string;
}

/** A stretch of time in which a tag named a digest. */
export interface TagRow extends ImageLocation {
  readonly tag: string;
  readonly first_seen_at: string;
  readonly ended_at: string | null;
  /** What the tag names now. */
  readonly now: string | null;
}

/** Images as read from registries. */
export class ImageQueries {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async byDigest(digest: string): Promise<ImageRecord | undefined> {
    return (await this.byDigests([digest])).get(digest);
  }

  /** What is known of the digests; those never tried are absent. */
  async byDigests(
    digests: readonly string[],
  ): Promise<ReadonlyMap<string, ImageRecord>> {
    const rows = await this.#knex('images').whereIn('digest', [...digests]);
    return new Map(
      rows.map(row => [
        row.digest,
        row.content
          ? { content: JSON.parse(row.content) }
          : {
              unreadable: {
                reason: row.unreadable_reason,
                message: row.unreadable_message,
              },
            },
      ]),
    );
  }

  /** Read images that lie below a path of a registry and whose layers are one of these prefixes. */
  async withChains(
    chainIds: readonly string[],
    below: { readonly registry: string; readonly path: string },
  ): Promise<StoredPlace[]> {
    const path = below.path.replace(/[\\%_]/g, '\\$&');
    return this.#knex
      .from({ i: 'images' })
      .join({ l: 'image_locations' }, 'l.digest', 'i.digest')
      .whereIn('i.chain_id', [...chainIds])
      .where('l.registry', below.registry)
      .whereRaw("l.repository like ? escape '\\'", [`${path}%`])
      .orderBy(['l.repository', 'i.digest'])
      .select('i.digest', 'l.registry', 'l.repository', {
        chainId: 'i.chain_id',
      });
  }

  /** Where digests were seen. */
  async locations(digests: readonly string[]): Promise<ImageLocation[]> {
    return this.#knex('image_locations')
      .whereIn('digest', [...digests])
      .orderBy(['registry', 'repository', 'digest'])
      .select('digest', 'registry', 'repository');
  }

  /** When tags named one of the digests, newest first, and what each names now. */
  async tagIntervals(
    digests: readonly string[],
    limit: number,
  ): Promise<TagRow[]> {
    return this.#knex
      .from({ t: 'tags' })
      .leftJoin({ n: 'tags' }, now =>
        now
          .on('n.registry', 't.registry')
          .andOn('n.repository', 't.repository')
          .andOn('n.tag', 't.tag')
          .andOnNull('n.ended_at'),
      )
      .whereIn('t.digest', [...digests])
      .orderBy('t.first_seen_at', 'desc')
      .orderBy('t.id', 'desc')
      .limit(limit)
      .select('t.registry', 't.repository', 't.tag', 't.digest')
      .select('t.first_seen_at', 't.ended_at', { now: 'n.digest' });
  }

  /** Digests that stand for the image too: of an index its platforms', of a platform those of its indexes. */
  async alternatives(digest: string): Promise<string[]> {
    const rows: { index_digest: string; manifest_digest: string }[] =
      await this.#knex('image_manifests')
        .where({ index_digest: digest })
        .orWhere({ manifest_digest: digest });
    return [
      digest,
      ...rows.map(row =>
        row.index_digest === digest ? row.manifest_digest : row.index_digest,
      ),
    ];
  }

  async places(digest: string): Promise<ImagePlace[]> {
    const rows: { registry: string; repository: string; tag: string | null }[] =
      await this.#knex
        .from({ l: 'image_locations' })
        .leftJoin({ t: 'tags' }, tag =>
          tag
            .on('t.registry', 'l.registry')
            .andOn('t.repository', 'l.repository')
            .andOn('t.digest', 'l.digest')
            .andOnNull('t.ended_at'),
        )
        .where('l.digest', digest)
        .orderBy(['l.registry', 'l.repository', 't.tag'])
        .select('l.registry', 'l.repository', 't.tag');
    const places = new Map<string, { place: ImagePlace; tags: string[] }>();
    for (const { registry, repository, tag } of rows) {
      const key = `${registry}/${repository}`;
      const tags = places.get(key)?.tags ?? [];
      places.set(key, { place: { registry, repository, tags }, tags });
      if (tag !== null) {
        tags.push(tag);
      }
    }
    return [...places.values()].map(({ place }) => place);
  }
}
