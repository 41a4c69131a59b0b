import { InputError } from '@backstage/errors';
import {
  promotionDateOf,
  type Digest,
} from '@image-governance/plugin-golden-images-common';
import {
  ImageReadError,
  type ImageReader,
} from '@image-governance/plugin-golden-images-node';
import type { ImageLibrary, TagName } from '../../inventory/images';

/** Long enough for a registry that answers, short enough for who waits. */
const PATIENCE_MS = 20_000;

/** What tags name now, by the registries' own word. */
export class RegistryContent {
  readonly #readers: ReadonlyMap<string, ImageReader>;
  readonly #library: ImageLibrary;

  constructor(options: {
    readonly readers: readonly ImageReader[];
    readonly library: ImageLibrary;
  }) {
    // The first for a host reads it.
    this.#readers = new Map(
      [...options.readers].reverse().map(reader => [reader.host, reader]),
    );
    this.#library = options.library;
  }

  /** Whether a source is configured for a host. */
  reads(registry: string): boolean {
    return this.#readers.has(registry);
  }

  /**
   * @throws InputError when nobody reads the registry, or the registry has no such tag;
   * ImageReadError when it could not be read
   */
  async digestOf(
    { registry, repository, tag }: TagName,
    signal: AbortSignal = AbortSignal.timeout(PATIENCE_MS),
  ): Promise<Digest> {
    const reader = this.#readers.get(registry);
    if (!reader) {
      throw new InputError(
        `No source reads ${registry}: name it under goldenImages.registries in app-config`,
      );
    }
    try {
      return await reader.resolveTag(repository, tag, { signal });
    } catch (error) {
      if (error instanceof ImageReadError && error.reason === 'gone') {
        throw new InputError(`${registry} has no ${repository}:${tag}`);
      }
      throw error;
    }
  }

  /** Tags of a repository, at most `most`; none where the registry has no such repository. */
  async tagsOf(
    registry: string,
    repository: string,
    options: { readonly signal: AbortSignal; readonly most: number },
  ): Promise<string[]> {
    const tags: string[] = [];
    try {
      const pages = this.#readers
        .get(registry)
        ?.listTags(repository, { signal: options.signal });
      for await (const page of pages ?? []) {
        tags.push(...page.slice(0, options.most - tags.length));
        if (tags.length >= options.most) {
          return tags;
        }
      }
    } catch (error) {
      if (!(error instanceof ImageReadError && error.reason === 'gone')) {
        throw error;
      }
    }
    return tags;
  }

  /** Day on which an image was made, as its annotations or its configuration say; `undefined` when it has no credible date or cannot be read. */
  async dateOf(
    place: { readonly registry: string; readonly repository: string },
    digest: Digest,
    signal: AbortSignal = AbortSignal.timeout(PATIENCE_MS),
  ): Promise<string | undefined> {
    await this.#library.session(signal).read([{ ...place, digest }]);
    const contents = await this.#library.images.load([digest]);
    const content = contents.get(digest);
    return content?.status === 'read'
      ? promotionDateOf(content.image).promotedAt
      : undefined;
  }
}
