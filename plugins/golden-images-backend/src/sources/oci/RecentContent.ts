import type { Digest } from '@image-governance/plugin-golden-images-common';

/**
 * The manifests and configs read last, by digest, up to a number of bytes. It
 * spares a second request within a scan (platforms of several indexes, a
 * shared base); what lasts is the governance database, which asks only once
 * per digest.
 */
export class RecentContent {
  readonly #maxBytes: number;
  readonly #bodies = new Map<Digest, Uint8Array>();
  #bytes = 0;

  static create(options: { readonly maxBytes: number }): RecentContent {
    return new RecentContent(options.maxBytes);
  }

  private constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
  }

  /** The body of a digest: the kept one, or what `read` gives, which is then kept. */
  async get(
    digest: Digest,
    read: () => Promise<Uint8Array>,
  ): Promise<Uint8Array> {
    const kept = this.#bodies.get(digest);
    if (kept) {
      this.#bodies.delete(digest);
      this.#bodies.set(digest, kept);
      return kept;
    }
    const body = await read();
    if (!this.#bodies.has(digest)) {
      this.#bodies.set(digest, body);
      this.#bytes += body.byteLength;
      this.#dropOldest();
    }
    return body;
  }

  #dropOldest(): void {
    for (const [digest, body] of this.#bodies) {
      if (this.#bytes <= this.#maxBytes) {
        return;
      }
      this.#bodies.delete(digest);
      this.#bytes -= body.byteLength;
    }
  }
}
