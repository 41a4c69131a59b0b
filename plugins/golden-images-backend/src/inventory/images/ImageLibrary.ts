import type { Policy } from '@image-governance/plugin-golden-images-common';
import type { ImageReader } from '@image-governance/plugin-golden-images-node';
import type { GovernanceDatabase } from '../../database';
import { ImageSession } from './ImageSession';
import { ImageStore } from './ImageStore';
import { TagHistory } from './TagHistory';

/** Options of {@link ImageLibrary}. */
export interface ImageLibraryOptions {
  readonly database: GovernanceDatabase;
  /** From app-config and modules; the first for a host reads that host. */
  readonly readers: readonly ImageReader[];
  readonly policy: Policy;
  readonly now: () => Date;
}

/**
 * Everything that is known of images, and the way to get to know more. What is
 * immutable is read once, ever; what could not be read is tried once a scan.
 */
export class ImageLibrary {
  readonly images: ImageStore;
  readonly tags: TagHistory;
  readonly #options: ImageLibraryOptions;
  readonly #readers: ReadonlyMap<string, ImageReader>;

  static create(options: ImageLibraryOptions): ImageLibrary {
    return new ImageLibrary(options);
  }

  private constructor(options: ImageLibraryOptions) {
    this.#options = options;
    this.images = ImageStore.create(options);
    this.tags = TagHistory.create(options);
    this.#readers = new Map(
      [...options.readers].reverse().map(reader => [reader.host, reader]),
    );
  }

  /** Starts the reading of one scan; `onResolved` is told of each image that is read for the first time. */
  session(signal: AbortSignal, onResolved?: () => void): ImageSession {
    const { registries } = this.#options.policy;
    return new ImageSession({
      images: this.images,
      tags: this.tags,
      readers: this.#readers,
      ownRegistries: new Set([registries.internal, ...registries.own]),
      now: this.#options.now,
      signal,
      onResolved,
    });
  }
}
