import type { Config } from '@backstage/config';
import {
  isArtifactTag,
  type Digest,
  type ResolvedImage,
} from '@image-governance/plugin-golden-images-common';
import {
  ImageReadError,
  type AttachedArtifact,
  type ImageReader,
  type ReadOptions,
} from '@image-governance/plugin-golden-images-node';
import { attachedArtifacts } from './content/attachedArtifacts';
import { checkDigest } from './content/checkDigest';
import { checkIsDigest, checkRepository, checkTag } from './content/names';
import { resolveImage } from './content/resolveImage';
import { LayoutFiles } from './layout/LayoutFiles';
import { checkLayout, parseLayoutTags } from './layout/parseLayout';
import { DEFAULT_LIMITS, type OciLimits } from './limits';
import type { ReaderOptions } from './readerOptions';
import { readSourceConfig, type SourceConfig } from './registryConfig';

const PAGE_SIZE = 100;

/**
 * Reads images from a directory tree of OCI image layouts
 * (https://github.com/opencontainers/image-spec/blob/main/image-layout.md):
 * each folder with an `oci-layout` file is the repository named by its path.
 */
export class OciLayoutReader implements ImageReader {
  readonly type = 'layout';
  readonly name: string;
  readonly host: string;
  readonly target: string;
  readonly #config: SourceConfig;
  readonly #limits: OciLimits;
  readonly #files: LayoutFiles;

  /**
   * @param config - one entry of `goldenImages.registries[]` of type `layout`.
   * Throws when the configuration is wrong.
   */
  static fromConfig(
    config: Config,
    options: ReaderOptions = {},
  ): OciLayoutReader {
    return new OciLayoutReader(readSourceConfig(config), {
      root: config.getString('path'),
      limits: { ...DEFAULT_LIMITS, ...options.limits },
    });
  }

  private constructor(
    config: SourceConfig,
    { root, limits }: { root: string; limits: OciLimits },
  ) {
    this.name = config.name;
    this.host = config.host;
    this.target = root;
    this.#config = config;
    this.#limits = limits;
    this.#files = LayoutFiles.create({ root });
  }

  async check({ signal }: ReadOptions): Promise<void> {
    await this.#files.layouts(signal).next();
  }

  listRepositories({ signal }: ReadOptions): AsyncIterable<readonly string[]> {
    const layouts = this.#files.layouts(signal);
    return this.#config.selection.of(pagesOf(layouts, PAGE_SIZE));
  }

  async *listTags(
    repository: string,
    { signal }: ReadOptions,
  ): AsyncGenerator<readonly string[]> {
    const tags = [...(await this.#tags(repository, signal)).keys()]
      .filter(tag => !isArtifactTag(tag))
      .sort();
    for (let at = 0; at < tags.length; at += PAGE_SIZE) {
      signal.throwIfAborted();
      yield tags.slice(at, at + PAGE_SIZE);
    }
  }

  async resolveTag(
    repository: string,
    tag: string,
    { signal }: ReadOptions,
  ): Promise<Digest> {
    checkTag(tag);
    const digest = (await this.#tags(repository, signal)).get(tag);
    if (!digest) {
      throw new ImageReadError(
        'gone',
        `There is no ${this.host}/${repository}:${tag}`,
      );
    }
    return digest;
  }

  async readImage(
    repository: string,
    digest: Digest,
    { signal }: ReadOptions,
  ): Promise<ResolvedImage> {
    checkRepository(this.host, repository);
    checkIsDigest(digest);
    const read = (maxBytes: number) => (wanted: Digest) =>
      this.readBlob(repository, wanted, { signal, maxBytes });
    const { manifestBytes, configBytes } = this.#limits;
    return resolveImage(
      digest,
      { manifest: read(manifestBytes), config: read(configBytes) },
      this.#limits,
    );
  }

  async listArtifacts(
    repository: string,
    digest: Digest,
    { signal }: ReadOptions,
  ): Promise<readonly AttachedArtifact[]> {
    checkIsDigest(digest);
    const { manifestBytes } = this.#limits;
    const manifest = (wanted: Digest) =>
      this.readBlob(repository, wanted, { signal, maxBytes: manifestBytes });
    return attachedArtifacts(
      digest,
      {
        tagged: async tag =>
          manifest(await this.resolveTag(repository, tag, { signal })),
        manifest,
        // A layout has no API; tools that copy into one keep the fallback tag.
        referrers: async () => undefined,
      },
      this.#limits,
    );
  }

  async readBlob(
    repository: string,
    digest: Digest,
    { signal, maxBytes }: ReadOptions & { readonly maxBytes: number },
  ): Promise<Uint8Array> {
    checkRepository(this.host, repository);
    checkIsDigest(digest);
    signal.throwIfAborted();
    const path = `${repository}/blobs/${digest.replace(':', '/')}`;
    const body = await this.#files.read(path, { maxBytes });
    checkDigest(body, digest);
    return body;
  }

  async #tags(
    repository: string,
    signal: AbortSignal,
  ): Promise<Map<string, Digest>> {
    checkRepository(this.host, repository);
    signal.throwIfAborted();
    const { manifestBytes, listingBytes, jsonDepth } = this.#limits;
    const marker = `${repository}/oci-layout`;
    const index = `${repository}/index.json`;
    checkLayout(await this.#files.read(marker, { maxBytes: manifestBytes }), {
      what: marker,
      depth: jsonDepth,
    });
    const body = await this.#files.read(index, { maxBytes: listingBytes });
    return parseLayoutTags(body, { what: index, depth: jsonDepth });
  }
}

async function* pagesOf<T>(
  items: AsyncIterable<T>,
  size: number,
): AsyncGenerator<readonly T[]> {
  let page: T[] = [];
  for await (const item of items) {
    page.push(item);
    if (page.length === size) {
      yield page;
      page = [];
    }
  }
  if (page.length > 0) {
    yield page;
  }
}
