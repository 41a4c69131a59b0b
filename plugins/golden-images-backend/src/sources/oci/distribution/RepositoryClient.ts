import type { Digest } from '@image-governance/plugin-golden-images-common';
import {
  isSchema1Type,
  MANIFEST_ACCEPT,
  OCI_INDEX,
} from '../content/mediaTypes';
import { parseTags } from '../content/parseListing';
import { schema1Error } from '../content/parseManifest';
import type { OciLimits } from '../limits';
import type { DistributionClient } from './DistributionClient';
import type { Reply } from './exchange';
import { listPages } from './listPages';
import { statusError } from './statusError';

/** How registries without the referrers API answer a request for it. */
const NOT_SERVED: ReadonlySet<number> = new Set([400, 404, 405, 501]);

/** Options of a {@link RepositoryClient}. */
export interface RepositoryClientOptions {
  readonly client: DistributionClient;
  readonly host: string;
  /** Already checked to be a plain name. */
  readonly repository: string;
  readonly limits: OciLimits;
  readonly signal: AbortSignal;
}

/** The distribution API of one repository. Bodies are not yet checked against a digest. */
export class RepositoryClient {
  readonly #options: RepositoryClientOptions;
  readonly #scope: string;

  static create(options: RepositoryClientOptions): RepositoryClient {
    return new RepositoryClient(options);
  }

  private constructor(options: RepositoryClientOptions) {
    this.#options = options;
    this.#scope = `repository:${options.repository}:pull`;
  }

  /** All tags, in pages. */
  tags(): AsyncIterable<readonly string[]> {
    const { client, host, repository, limits, signal } = this.#options;
    return listPages(
      client,
      {
        path: `${repository}/tags/list`,
        scope: this.#scope,
        maxBytes: limits.listingBytes,
        what: `list of the tags of ${host}/${repository}`,
        parse: body => parseTags(body, limits),
      },
      signal,
    );
  }

  /**
   * The value of `Docker-Content-Digest` for a tag; `undefined` when the
   * registry does not send it or serves no HEAD. Throws like {@link manifest}.
   */
  async digest(tag: string): Promise<string | undefined> {
    const reply = await this.#request('HEAD', tag);
    if (reply.status === 405 || reply.status === 501) {
      return undefined;
    }
    return (
      this.#succeeded(reply, tag).headers.get('docker-content-digest') ??
      undefined
    );
  }

  /** The body of a manifest or index, by tag or digest. Throws {@link ImageReadError}. */
  async manifest(reference: string): Promise<Uint8Array> {
    const reply = await this.#request('GET', reference);
    this.#succeeded(reply, reference);
    // The digest of schema 1 leaves its signatures out, so the body could not be checked.
    if (isSchema1Type(reply.headers.get('content-type') ?? '')) {
      throw schema1Error(this.#name(reference));
    }
    return reply.body;
  }

  /** The body of an image config. Throws {@link ImageReadError}. */
  async config(digest: Digest): Promise<Uint8Array> {
    return this.blob(digest, this.#options.limits.configBytes);
  }

  /** A blob. Throws {@link ImageReadError}. */
  async blob(digest: Digest, maxBytes: number): Promise<Uint8Array> {
    const { client, repository, signal } = this.#options;
    const reply = await client.send(
      {
        method: 'GET',
        path: `${repository}/blobs/${digest}`,
        scope: this.#scope,
        maxBytes,
        elsewhere: true,
      },
      signal,
    );
    return this.#succeeded(reply, digest).body;
  }

  /**
   * The index of what refers to an image (distribution-spec, "Listing Referrers");
   * `undefined` when the registry does not serve that. Throws {@link ImageReadError}.
   */
  async referrers(digest: Digest): Promise<Uint8Array | undefined> {
    const { client, repository, limits, signal } = this.#options;
    const reply = await client.send(
      {
        method: 'GET',
        path: `${repository}/referrers/${digest}`,
        scope: this.#scope,
        accept: OCI_INDEX,
        maxBytes: limits.manifestBytes,
      },
      signal,
    );
    return NOT_SERVED.has(reply.status)
      ? undefined
      : this.#succeeded(reply, digest).body;
  }

  #request(method: 'GET' | 'HEAD', reference: string): Promise<Reply> {
    const { client, repository, limits, signal } = this.#options;
    return client.send(
      {
        method,
        path: `${repository}/manifests/${reference}`,
        scope: this.#scope,
        accept: MANIFEST_ACCEPT,
        maxBytes: limits.manifestBytes,
      },
      signal,
    );
  }

  #succeeded(reply: Reply, reference: string): Reply {
    if (reply.status !== 200) {
      throw statusError(reply, this.#name(reference));
    }
    return reply;
  }

  #name(reference: string): string {
    const { host, repository } = this.#options;
    return `${host}/${repository}${
      reference.includes(':') ? '@' : ':'
    }${reference}`;
  }
}
