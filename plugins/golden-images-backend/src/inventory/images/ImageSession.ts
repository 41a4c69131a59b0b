import type {
  Digest,
  ImageUnreadableReason,
} from '@image-governance/plugin-golden-images-common';
import {
  ImageReadError,
  type ImageReader,
} from '@image-governance/plugin-golden-images-node';
import { batches } from '../../database';
import { failureText } from '../scan/failureText';
import { concurrently } from './concurrently';
import type { ImageLocation, ImageStore, LocatedImage } from './ImageStore';
import {
  tagKey,
  type TagHistory,
  type TagName,
  type TagObservation,
} from './TagHistory';

/** An image to be known: its digest, and where a reference says that it is. */
export interface ImageRequest extends ImageLocation {
  readonly digest: Digest;
}

/** What a tag names, or why that is not known. */
export type TagResolution =
  | { readonly status: 'named'; readonly digest: Digest }
  | {
      readonly status: 'unread';
      readonly reason: ImageUnreadableReason;
      readonly message: string;
    };

type Unread = Extract<TagResolution, { status: 'unread' }>;

interface SessionOptions {
  readonly images: ImageStore;
  readonly tags: TagHistory;
  readonly readers: ReadonlyMap<string, ImageReader>;
  readonly ownRegistries: ReadonlySet<string>;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Is told of each image that is read for the first time. */
  readonly onResolved?: () => void;
}

/** Images read at a time, over all registries. */
const CONCURRENCY = 8;
/** Images that are read before they are written: one by one, the database would take most of the time. */
const READ_BEFORE_SAVED = 50;
/** A host that did not answer this often in one scan is not asked again in that scan. */
const MOST_UNREACHABLE = 5;

/**
 * The reading that one scan does. Each image and each tag is asked for at most
 * once in it, and a registry that is down is soon left alone.
 */
export class ImageSession {
  readonly #options: SessionOptions;
  readonly #tried = new Set<string>();
  readonly #resolutions = new Map<string, TagResolution | undefined>();
  readonly #unreachable = new Map<string, number>();

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  /** Makes the images known, as far as they can be read; what cannot is on record with its reason. */
  async read(requests: readonly ImageRequest[]): Promise<void> {
    const known = await this.#options.images.known(
      new Set(requests.map(request => request.digest)),
    );
    const missing = new Map<Digest, ImageRequest[]>();
    for (const request of requests) {
      const key = `${request.registry}/${request.repository}@${request.digest}`;
      if (!known.has(request.digest) && !this.#tried.has(key)) {
        this.#tried.add(key);
        const places = missing.get(request.digest) ?? [];
        missing.set(request.digest, [...places, request]);
      }
    }
    for (const batch of batches(missing.values(), READ_BEFORE_SAVED)) {
      const found: LocatedImage[] = [];
      await concurrently(batch, CONCURRENCY, async places => {
        found.push(...(await this.#readFromOneOf(places)));
      });
      await this.#options.images.save(found, this.#options.now().toISOString());
    }
  }

  /**
   * What tags name now. A tag of a registry that nobody reads and that is not
   * the organisation's own is absent from the answer: its verdict comes from its place.
   */
  async resolve(
    names: readonly TagName[],
  ): Promise<ReadonlyMap<string, TagResolution | undefined>> {
    const todo = new Map(
      names
        .filter(name => !this.#resolutions.has(tagKey(name)))
        .map(name => [tagKey(name), name]),
    );
    if (todo.size > 0) {
      await this.#resolveTags(todo);
    }
    return this.#resolutions;
  }

  async #resolveTags(todo: ReadonlyMap<string, TagName>): Promise<void> {
    const { tags, now } = this.#options;
    const before = await tags.current([...todo.values()]);
    const seen: TagObservation[] = [];
    const gone: TagName[] = [];
    await concurrently([...todo], CONCURRENCY, async ([key, name]) => {
      const last = before.get(key);
      const answer = await this.#resolveTag(name);
      if (answer?.status === 'named') {
        seen.push({ ...name, digest: answer.digest });
      } else if (answer?.reason === 'gone' && last) {
        gone.push(name);
      } else if (answer && last) {
        // No answer is not a change: the tag names what it named when last read.
        this.#resolutions.set(key, { status: 'named', digest: last });
        return;
      }
      this.#resolutions.set(key, answer);
    });
    await tags.observe(seen, now().toISOString());
    await tags.end(gone, now().toISOString());
  }

  async #resolveTag(name: TagName): Promise<TagResolution | undefined> {
    const reader = this.#options.readers.get(name.registry);
    if (!reader) {
      return this.#notConfigured(name.registry);
    }
    try {
      const digest = await this.#ask(reader, () =>
        reader.resolveTag(name.repository, name.tag, this.#options),
      );
      return { status: 'named', digest };
    } catch (error) {
      return this.#unreadable(error);
    }
  }

  /** The image, or none when it is on record why it cannot be read. */
  async #readFromOneOf(
    places: readonly ImageRequest[],
  ): Promise<LocatedImage[]> {
    const { images, now, signal } = this.#options;
    let failure: Unread | undefined;
    for (const { registry, repository, digest } of places) {
      const reader = this.#options.readers.get(registry);
      if (!reader) {
        failure ??= this.#notConfigured(registry);
        continue;
      }
      try {
        const image = await this.#ask(reader, () =>
          reader.readImage(repository, digest, { signal }),
        );
        this.#options.onResolved?.();
        return [{ image, registry, repository }];
      } catch (error) {
        failure = this.#unreadable(error);
      }
    }
    if (failure) {
      await images.saveUnreadable(
        places[0].digest,
        failure.reason,
        failure.message,
        now().toISOString(),
      );
    }
    return [];
  }

  async #ask<T>(reader: ImageReader, question: () => Promise<T>): Promise<T> {
    const failures = this.#unreachable.get(reader.host) ?? 0;
    if (failures >= MOST_UNREACHABLE) {
      throw new ImageReadError(
        'unreachable',
        `${reader.host} did not answer ${failures} times in this scan`,
      );
    }
    try {
      return await question();
    } catch (error) {
      if (error instanceof ImageReadError && error.reason === 'unreachable') {
        this.#unreachable.set(reader.host, failures + 1);
      }
      throw error;
    }
  }

  #notConfigured(registry: string): Unread | undefined {
    return this.#options.ownRegistries.has(registry)
      ? {
          status: 'unread',
          reason: 'not-configured',
          message: `No registry source reads ${registry}; add it under goldenImages.registries`,
        }
      : undefined;
  }

  /** An image that breaks its reader must not end the scan of everything else: it is invalid. */
  #unreadable(error: unknown): Unread {
    this.#options.signal.throwIfAborted();
    const reason: ImageUnreadableReason =
      error instanceof ImageReadError ? error.reason : 'invalid';
    return { status: 'unread', reason, message: failureText(error) };
  }
}
