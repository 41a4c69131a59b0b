import { NotFoundError } from '@backstage/errors';
import type {
  ReleaseFilter,
  ReleaseId,
  ReleaseView,
} from '@image-governance/plugin-golden-images-common';
import type { InventoryReader, Visibility } from '../../inventory/read';
import { releaseUse } from '../../inventory/read/figures';

/** Answers questions about releases, with their use among the workloads that the asker may see. */
export class ReleaseReader {
  readonly #inventory: InventoryReader;

  static create(options: { inventory: InventoryReader }): ReleaseReader {
    return new ReleaseReader(options.inventory);
  }

  private constructor(inventory: InventoryReader) {
    this.#inventory = inventory;
  }

  /** By family, newest track and version first. */
  async list(
    filter: ReleaseFilter & { readonly at?: string },
    visible: Visibility,
  ): Promise<ReleaseView[]> {
    const { releases, figures } = await this.#inventory.open({
      at: filter.at,
      visible,
    });
    const use = releaseUse(await figures.releases());
    const wanted = new Set(releases.matching(filter));
    return releases.releases
      .filter(
        each =>
          wanted.has(each.id) &&
          (filter.phase?.includes(releases.timeline(each).phase) ?? true),
      )
      .map(each => releases.view(each, use.get(each.id)));
  }

  /** @throws NotFoundError */
  async get(
    id: ReleaseId,
    options: { readonly at?: string },
    visible: Visibility,
  ): Promise<ReleaseView> {
    const { releases, figures } = await this.#inventory.open({
      at: options.at,
      visible,
    });
    const release = releases.get(id);
    if (!release) {
      throw new NotFoundError(`No golden release '${id}' is known`);
    }
    const use = releaseUse(await figures.releases([id]));
    return releases.view(release, use.get(id));
  }
}
