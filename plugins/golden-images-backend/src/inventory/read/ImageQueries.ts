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

/** Images as read from registries. */
export class ImageQueries {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async byDigest(digest: string): Promise<ImageRecord | undefined> {
    const row = await this.#knex('images').where({ digest }).first();
    if (!row) {
      return undefined;
    }
    return row.content
      ? { content: JSON.parse(row.content) }
      : {
          unreadable: {
            reason: row.unreadable_reason,
            message: row.unreadable_message,
          },
        };
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
