import type {
  Digest,
  ImageUnreadableReason,
  ResolvedImage,
} from '@image-governance/plugin-golden-images-common';
import type { AttachedArtifact } from './attachedArtifact';
import type { ReadOptions } from './usageSource';

/** Reads images of one registry host: over the distribution API, from an OCI layout, or by a module's own way. */
export interface ImageReader {
  /** Unique, stable name. */
  readonly name: string;
  readonly type: string;
  /** What it reads, in words, without credentials. */
  readonly target: string;
  /** Host (with port) as it stands in references, in lower case. */
  readonly host: string;
  /**
   * Asks whether the registry answers, and takes the credentials if there are any.
   * Asked in the scan of a registry of which nothing else is read by itself; one
   * without it is taken to be there. Throws {@link ImageReadError}.
   */
  check?(options: ReadOptions): Promise<void>;
  /** Repositories to scan for releases and tags, paged. Throws {@link ImageReadError}. */
  listRepositories(options: ReadOptions): AsyncIterable<readonly string[]>;
  /** Tags of a repository, in pages. */
  listTags(
    repository: string,
    options: ReadOptions,
  ): AsyncIterable<readonly string[]>;
  /** The digest a tag names now. Throws {@link ImageReadError} `gone` when there is none. */
  resolveTag(
    repository: string,
    tag: string,
    options: ReadOptions,
  ): Promise<Digest>;
  /** Reads what a digest names; every body is checked against its digest. */
  readImage(
    repository: string,
    digest: Digest,
    options: ReadOptions,
  ): Promise<ResolvedImage>;
  /**
   * What is attached to an image: by the tags that cosign writes (`.sig`, `.att`), and
   * as referrers (distribution-spec), at the API or at the fallback tag. A reader
   * without it cannot have its images verified.
   */
  listArtifacts?(
    repository: string,
    digest: Digest,
    options: ReadOptions,
  ): Promise<readonly AttachedArtifact[]>;
  /**
   * A body of an artifact, checked against its digest.
   * Throws {@link ImageReadError} `invalid` when it is larger than `maxBytes`.
   */
  readBlob?(
    repository: string,
    digest: Digest,
    options: ReadOptions & { readonly maxBytes: number },
  ): Promise<Uint8Array>;
}

/** An image, tag or repository could not be read, with the reason as data. */
export class ImageReadError extends Error {
  readonly reason: ImageUnreadableReason;

  constructor(
    reason: ImageUnreadableReason,
    message: string,
    options?: { cause?: unknown },
  ) {
    super(message, options);
    this.name = 'ImageReadError';
    this.reason = reason;
  }
}
