import { setTimeout as sleep } from 'node:timers/promises';
import type { Config } from '@backstage/config';
import {
  isArtifactTag,
  isDigest,
  isTag,
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
import { checkDigest, digestOf } from './content/checkDigest';
import { checkIsDigest, checkRepository, checkTag } from './content/names';
import { parseCatalog } from './content/parseListing';
import { parseManifest } from './content/parseManifest';
import { resolveImage } from './content/resolveImage';
import { Authenticator } from './distribution/Authenticator';
import { DistributionClient } from './distribution/DistributionClient';
import { listPages } from './distribution/listPages';
import { RepositoryClient } from './distribution/RepositoryClient';
import { Transport } from './distribution/Transport';
import { DEFAULT_LIMITS, type OciLimits } from './limits';
import type { ReaderOptions } from './readerOptions';
import { RecentContent } from './RecentContent';
import { readRegistryConfig, type RegistryConfig } from './registryConfig';

/**
 * Reads images over the distribution API
 * (https://github.com/opencontainers/distribution-spec/blob/main/spec.md).
 */
export class OciRegistryReader implements ImageReader {
  readonly type = 'oci';
  readonly name: string;
  readonly host: string;
  readonly target: string;
  readonly #config: RegistryConfig;
  readonly #limits: OciLimits;
  readonly #client: DistributionClient;
  readonly #recent: RecentContent;

  /**
   * @param config - one entry of `goldenImages.registries[]`.
   * Throws when the configuration is wrong or `caFile` cannot be read.
   */
  static fromConfig(
    config: Config,
    options: ReaderOptions = {},
  ): OciRegistryReader {
    const registry = readRegistryConfig(config);
    const limits = { ...DEFAULT_LIMITS, ...options.limits };
    const now = options.now ?? (() => new Date());
    const transport = Transport.create({
      ...registry,
      limits,
      now,
      random: options.random ?? Math.random,
      delay:
        options.delay ?? ((time, signal) => sleep(time, undefined, { signal })),
    });
    const authenticator = Authenticator.create({
      ...registry,
      tokenBytes: limits.tokenBytes,
      now,
      send: (request, { signal }) => transport.send(request, { signal }),
    });
    const { url } = registry;
    return new OciRegistryReader(
      registry,
      limits,
      DistributionClient.create({ url, transport, authenticator, limits }),
    );
  }

  private constructor(
    config: RegistryConfig,
    limits: OciLimits,
    client: DistributionClient,
  ) {
    this.name = config.name;
    this.host = config.host;
    this.target = config.url.href;
    this.#config = config;
    this.#limits = limits;
    this.#client = client;
    this.#recent = RecentContent.create({ maxBytes: limits.cacheBytes });
  }

  /** Asks as `docker login` does. Without credentials an answer is enough: some registries give tokens only for what is public. */
  async check({ signal }: ReadOptions): Promise<void> {
    const { kind } = await this.#config.credentials();
    try {
      await this.#client.ping(signal);
    } catch (error) {
      const refused =
        error instanceof ImageReadError && error.reason === 'unauthorised';
      if (!refused || kind !== 'anonymous') {
        throw error;
      }
    }
  }

  listRepositories({ signal }: ReadOptions): AsyncIterable<readonly string[]> {
    const listing = listPages(
      this.#client,
      {
        path: '_catalog',
        scope: 'registry:catalog:*',
        maxBytes: this.#limits.listingBytes,
        what: `list of repositories at ${this.host} (they can be named under "repositories")`,
        parse: body => parseCatalog(body, this.#limits),
      },
      signal,
    );
    return this.#config.selection.of(listing);
  }

  async *listTags(
    repository: string,
    { signal }: ReadOptions,
  ): AsyncGenerator<readonly string[]> {
    for await (const page of this.#repository(repository, signal).tags()) {
      yield page.filter(tag => isTag(tag) && !isArtifactTag(tag));
    }
  }

  async resolveTag(
    repository: string,
    tag: string,
    { signal }: ReadOptions,
  ): Promise<Digest> {
    checkTag(tag);
    const client = this.#repository(repository, signal);
    const named = await client.digest(tag);
    if (named !== undefined && isDigest(named)) {
      return named;
    }
    const body = await client.manifest(tag);
    const what = `Manifest ${repository}:${tag}`;
    parseManifest(body, { what, depth: this.#limits.jsonDepth });
    return digestOf(body);
  }

  async readImage(
    repository: string,
    digest: Digest,
    { signal }: ReadOptions,
  ): Promise<ResolvedImage> {
    checkIsDigest(digest);
    const client = this.#repository(repository, signal);
    const verified = (wanted: Digest, read: () => Promise<Uint8Array>) => {
      signal.throwIfAborted();
      return this.#recent.get(wanted, async () => {
        const body = await read();
        checkDigest(body, wanted);
        return body;
      });
    };
    const content = {
      manifest: (wanted: Digest) =>
        verified(wanted, () => client.manifest(wanted)),
      config: (wanted: Digest) => verified(wanted, () => client.config(wanted)),
    };
    return resolveImage(digest, content, this.#limits);
  }

  async listArtifacts(
    repository: string,
    digest: Digest,
    { signal }: ReadOptions,
  ): Promise<readonly AttachedArtifact[]> {
    checkIsDigest(digest);
    const client = this.#repository(repository, signal);
    return attachedArtifacts(
      digest,
      {
        tagged: tag => client.manifest(tag),
        manifest: wanted => client.manifest(wanted),
        referrers: () => client.referrers(digest),
      },
      this.#limits,
    );
  }

  async readBlob(
    repository: string,
    digest: Digest,
    { signal, maxBytes }: ReadOptions & { readonly maxBytes: number },
  ): Promise<Uint8Array> {
    checkIsDigest(digest);
    const body = await this.#repository(repository, signal).blob(
      digest,
      maxBytes,
    );
    checkDigest(body, digest);
    return body;
  }

  #repository(repository: string, signal: AbortSignal): RepositoryClient {
    checkRepository(this.host, repository);
    return RepositoryClient.create({
      client: this.#client,
      host: this.host,
      repository,
      limits: this.#limits,
      signal,
    });
  }
}
