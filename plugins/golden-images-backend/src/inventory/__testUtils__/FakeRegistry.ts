import { createHash } from 'node:crypto';
import type {
  Digest,
  ImageIndex,
  ImageManifest,
  ImageUnreadableReason,
  ResolvedImage,
} from '@image-governance/plugin-golden-images-common';
import {
  ImageReadError,
  type ImageReader,
} from '@image-governance/plugin-golden-images-node';

/** An image reader in memory, which notes what it was asked. */
export class FakeRegistry implements ImageReader {
  readonly name: string;
  readonly type = 'fake';
  readonly target = 'memory';
  readonly host: string;
  readonly repositories = new Map<string, Map<string, Digest>>();
  readonly #images = new Map<Digest, ResolvedImage>();
  /** `repository@digest` of every image read, in order. */
  readonly reads: string[] = [];
  /** Set: every question is answered with this. */
  refusal: ImageUnreadableReason | undefined;
  /** Repositories that exist but are not listed. */
  readonly unlisted = new Set<string>();

  constructor(options: { name?: string; host?: string } = {}) {
    this.name = options.name ?? 'registry';
    this.host = options.host ?? 'internal-registry.company.com';
  }

  /** Pushes an image under a tag; returns its digest. */
  push(repository: string, tag: string, image: ResolvedImage): Digest {
    this.add(image);
    const tags = this.repositories.get(repository) ?? new Map();
    this.repositories.set(repository, tags.set(tag, image.digest));
    return image.digest;
  }

  /** Adds an image without tag; returns its digest. */
  add(image: ResolvedImage): Digest {
    this.#images.set(image.digest, image);
    return image.digest;
  }

  /** Deletes a tag. */
  untag(repository: string, tag: string): void {
    this.repositories.get(repository)?.delete(tag);
  }

  async check(): Promise<void> {
    this.#refuse();
  }

  async *listRepositories() {
    this.#refuse();
    yield [...this.repositories.keys()].filter(
      name => !this.unlisted.has(name),
    );
  }

  async *listTags(repository: string) {
    this.#refuse();
    yield [...(this.repositories.get(repository)?.keys() ?? [])];
  }

  async resolveTag(repository: string, tag: string): Promise<Digest> {
    this.#refuse();
    const digest = this.repositories.get(repository)?.get(tag);
    if (!digest) {
      throw new ImageReadError('gone', `no ${repository}:${tag}`);
    }
    return digest;
  }

  async readImage(repository: string, digest: Digest): Promise<ResolvedImage> {
    this.reads.push(`${repository}@${digest}`);
    this.#refuse();
    const image = this.#images.get(digest);
    if (!image) {
      throw new ImageReadError('gone', `no ${digest}`);
    }
    return image;
  }

  #refuse() {
    if (this.refusal) {
      throw new ImageReadError(this.refusal, `${this.host}: ${this.refusal}`);
    }
  }
}

/** A digest of a text, for content that only has to be told apart. */
export function digestOf(text: string): Digest {
  return `sha256:${createHash('sha256').update(text).digest('hex')}`;
}

/** A platform image with a layer for each name. */
export function manifest(
  layers: readonly string[],
  more: Partial<ImageManifest> = {},
): ImageManifest {
  return {
    kind: 'manifest',
    digest: digestOf(JSON.stringify([layers, more])),
    mediaType: 'application/vnd.oci.image.manifest.v1+json',
    configDigest: digestOf(JSON.stringify(['config', layers, more])),
    platform: { os: 'linux', architecture: 'amd64' },
    diffIds: layers.map(digestOf),
    sizeBytes: layers.length * 1000,
    created: '2026-01-07T00:00:00Z',
    labels: {},
    annotations: {},
    ...more,
  };
}

/** An index over platform images. */
export function imageIndex(...manifests: ImageManifest[]): ImageIndex {
  return {
    kind: 'index',
    digest: digestOf(JSON.stringify(manifests.map(({ digest }) => digest))),
    mediaType: 'application/vnd.oci.image.index.v1+json',
    annotations: {},
    manifests,
  };
}
