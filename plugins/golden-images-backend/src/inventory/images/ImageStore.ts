import type {
  Digest,
  ImageManifest,
  ImageUnreadableReason,
  ResolvedImage,
  UsageFacts,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import { batches, type GovernanceDatabase } from '../../database';
import { invalidateByDigest } from '../judgment/invalidate';
import { chainRows, imageRow, manifestRows } from './imageRows';

/** Where an image was seen: registry host and repository. */
export interface ImageLocation {
  readonly registry: string;
  readonly repository: string;
}

/** An image with where it was read. */
export interface LocatedImage extends ImageLocation {
  readonly image: ResolvedImage;
}

/** What is known of a digest: its content for good, or why it could not be read. */
export type ImageContent = NonNullable<UsageFacts['content']>;

/** Images as facts: what is read once is kept for ever and never read again. */
export class ImageStore {
  readonly #database: GovernanceDatabase;

  static create(options: { database: GovernanceDatabase }): ImageStore {
    return new ImageStore(options.database);
  }

  private constructor(database: GovernanceDatabase) {
    this.#database = database;
  }

  /** Those of the digests whose content is known. */
  async known(digests: Iterable<Digest>): Promise<Set<Digest>> {
    const known = new Set<Digest>();
    for (const batch of batches(digests)) {
      const rows = await this.#database
        .knex('images')
        .whereIn('digest', batch)
        .whereNotNull('read_at')
        .select('digest');
      rows.forEach(row => known.add(row.digest));
    }
    return known;
  }

  /** What is known of the digests; those never tried are absent. */
  async load(
    digests: Iterable<Digest>,
    connection: Knex = this.#database.knex,
  ): Promise<Map<Digest, ImageContent>> {
    const contents = new Map<Digest, ImageContent>();
    for (const batch of batches(digests)) {
      const rows = await connection('images')
        .whereIn('digest', batch)
        .select('digest', 'content', 'unreadable_reason', 'unreadable_message');
      for (const row of rows) {
        contents.set(
          row.digest,
          row.content
            ? { status: 'read', image: JSON.parse(row.content) }
            : {
                status: 'unreadable',
                reason: row.unreadable_reason,
                message: row.unreadable_message,
              },
        );
      }
    }
    return contents;
  }

  /** Digests of the indexes that have one of these digests as a platform, by platform digest. */
  async indexesOf(
    digests: Iterable<Digest>,
  ): Promise<ReadonlyMap<Digest, readonly Digest[]>> {
    const indexes = new Map<Digest, Digest[]>();
    for (const batch of batches(digests)) {
      const rows = await this.#database
        .knex('image_manifests')
        .whereIn('manifest_digest', batch)
        .select('index_digest', 'manifest_digest');
      for (const row of rows) {
        const known = indexes.get(row.manifest_digest) ?? [];
        indexes.set(row.manifest_digest, [...known, row.index_digest]);
      }
    }
    return indexes;
  }

  /** Keeps images with their platforms, layer prefixes and locations. */
  async save(found: readonly LocatedImage[], at: string): Promise<void> {
    if (found.length === 0) {
      return;
    }
    const manifests = new Map(
      found
        .flatMap(({ image }) => manifestsOf(image))
        .map(each => [each.digest, each]),
    );
    const rows = new Map(
      [...found.map(({ image }) => image), ...manifests.values()].map(each => [
        each.digest,
        imageRow(each, at),
      ]),
    );
    await this.#database.transaction(async tx => {
      for (const batch of batches(rows.values())) {
        await tx('images')
          .insert(batch)
          .onConflict('digest')
          .merge()
          .whereNull('images.read_at');
      }
      await insertMissing(
        tx,
        'image_manifests',
        found.flatMap(({ image }) =>
          image.kind === 'index' ? manifestRows(image) : [],
        ),
      );
      await insertMissing(
        tx,
        'image_chains',
        [...manifests.values()].flatMap(chainRows),
      );
      await insertMissing(
        tx,
        'image_locations',
        found.flatMap(({ image, registry, repository }) =>
          [image, ...manifestsOf(image)].map(({ digest }) => ({
            digest,
            registry,
            repository,
            first_seen_at: at,
          })),
        ),
      );
      await invalidateByDigest(tx, rows.keys());
    });
  }

  /** Notes why an image could not be read, until it can. */
  async saveUnreadable(
    digest: Digest,
    reason: ImageUnreadableReason,
    message: string,
    at: string,
  ): Promise<void> {
    await this.#database.transaction(async tx => {
      const before = await tx('images').where({ digest }).first();
      await tx('images')
        .insert({
          digest,
          unreadable_reason: reason,
          unreadable_message: message,
          tried_at: at,
        })
        .onConflict('digest')
        .merge()
        .whereNull('images.read_at');
      if (
        before?.unreadable_reason !== reason ||
        before?.unreadable_message !== message
      ) {
        await invalidateByDigest(tx, [digest]);
      }
    });
  }

  /** Notes where images were seen. */
  async addLocations(
    places: readonly (ImageLocation & { readonly digest: Digest })[],
    at: string,
  ): Promise<void> {
    await insertMissing(
      this.#database.knex,
      'image_locations',
      places.map(({ digest, registry, repository }) => ({
        digest,
        registry,
        repository,
        first_seen_at: at,
      })),
    );
  }
}

function manifestsOf(image: ResolvedImage): readonly ImageManifest[] {
  return image.kind === 'index' ? image.manifests : [image];
}

async function insertMissing(
  connection: Knex,
  table: string,
  rows: readonly object[],
): Promise<void> {
  for (const batch of batches(rows)) {
    await connection(table).insert(batch).onConflict().ignore();
  }
}
