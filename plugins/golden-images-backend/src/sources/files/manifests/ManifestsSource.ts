import { setImmediate } from 'node:timers/promises';
import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ForwardedError } from '@backstage/errors';
import type {
  ReadOptions,
  UsagePage,
  UsageSource,
} from '@image-governance/plugin-golden-images-node';
import { fileLocation, type FileLocation } from '../location';
import { readManifests, type ManifestPart } from './readManifests';
import { ManifestTree } from './ManifestTree';
import { OwnerIndex } from './OwnerIndex';
import type { CustomKinds } from './templates';
import { UsagePages } from './UsagePages';

/** Options of {@link ManifestsSource}. */
export interface ManifestsSourceOptions {
  /** Name of the source and of the cluster that the manifests are for. */
  readonly name: string;
  /** A directory, or a URL of a tree. */
  readonly target: string;
  readonly customKinds?: CustomKinds;
  /** Only these namespaces; all when left out. */
  readonly namespaces?: readonly string[];
  readonly urlReader: UrlReaderService;
}

/**
 * What a cluster is meant to run, from a directory or GitOps repository of YAML:
 * Lists, all workload kinds, custom kinds with a pod template. Pods that were
 * exported with their status tell the running digest, and count under the
 * workload that owns them.
 *
 * Broken documents are reported with file, line and column and passed over. A tree
 * that cannot be read throws; an empty one is complete and holds nothing.
 */
export class ManifestsSource implements UsageSource {
  readonly name: string;
  readonly type = 'manifests';
  readonly target: string;
  readonly #options: ManifestsSourceOptions;
  readonly #location: FileLocation;

  static create(options: ManifestsSourceOptions): ManifestsSource {
    return new ManifestsSource(options);
  }

  /** Reads one entry of `goldenImages.clusters`. */
  static fromConfig(
    config: Config,
    { urlReader }: { readonly urlReader: UrlReaderService },
  ): ManifestsSource {
    const kinds = config.getOptionalConfig('customKinds');
    const customKinds = kinds
      ?.keys()
      .map(kind => [kind, kinds.getString(kind)]);
    return new ManifestsSource({
      name: config.getString('name'),
      target: config.getString('target'),
      customKinds: Object.fromEntries(customKinds ?? []),
      namespaces: config.getOptionalStringArray('namespaces'),
      urlReader,
    });
  }

  private constructor(options: ManifestsSourceOptions) {
    this.#options = options;
    this.#location = fileLocation(options.target);
    this.name = options.name;
    this.target = this.#location.display;
  }

  async *listUsages({ signal }: ReadOptions): AsyncGenerator<UsagePage> {
    const { urlReader } = this.#options;
    let tree: ManifestTree | undefined;
    try {
      tree = await ManifestTree.open(this.#location, urlReader, signal);
      yield* this.#pages(tree, signal);
    } catch (error) {
      throw new ForwardedError(
        `Cannot read the manifests of '${this.name}' in ${this.target}`,
        error,
      );
    } finally {
      await tree?.close();
    }
  }

  async *#pages(
    tree: ManifestTree,
    signal: AbortSignal,
  ): AsyncGenerator<UsagePage> {
    const owners = await this.#readOwners(tree, signal);
    const pages = UsagePages.create({ cluster: this.name, owners });
    for await (const part of this.#parts(tree, signal, () => true)) {
      yield* pages.add(part);
    }
    yield* pages.rest();
  }

  /** Only objects that were exported from a cluster have owners; other files are not parsed twice. */
  async #readOwners(
    tree: ManifestTree,
    signal: AbortSignal,
  ): Promise<OwnerIndex> {
    const owners = new OwnerIndex();
    const exported = (text: string) => text.includes('ownerReferences');
    for await (const part of this.#parts(tree, signal, exported)) {
      if (part.kind === 'workload') {
        owners.add(part.workload);
      }
    }
    return owners;
  }

  async *#parts(
    tree: ManifestTree,
    signal: AbortSignal,
    isWanted: (text: string) => boolean,
  ): AsyncGenerator<ManifestPart> {
    const { customKinds = {}, namespaces } = this.#options;
    for await (const entry of tree.entries()) {
      signal.throwIfAborted();
      for await (const part of readManifests(entry, customKinds, isWanted)) {
        if (
          part.kind === 'problem' ||
          !namespaces ||
          namespaces.includes(part.workload.namespace)
        ) {
          yield part;
        }
      }
      // Parsing is synchronous; let others have their turn between files.
      await setImmediate();
    }
  }
}
