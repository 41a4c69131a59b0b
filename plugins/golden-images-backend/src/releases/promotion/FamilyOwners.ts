import type { ReleaseId } from '@image-governance/plugin-golden-images-common';
import type { InventoryReader } from '../../inventory/read';

/** Owners of what runs releases of one family. */
export interface OwnersOfFamily {
  /** Refs, each once, in order. */
  readonly all: readonly string[];
  /** Of those, who run one of these releases. */
  of(releases: readonly ReleaseId[]): readonly string[];
}

/** Whom a release concerns: owners of workloads that run its family, whoever asks. */
export class FamilyOwners {
  readonly #inventory: InventoryReader;

  constructor(inventory: InventoryReader) {
    this.#inventory = inventory;
  }

  async of(family: string): Promise<OwnersOfFamily> {
    const { releases, figures } = await this.#inventory.open({
      visible: 'all',
    });
    const used = await figures.releases(
      releases.matching({ family: [family] }),
    );
    const owners = (wanted: (release: ReleaseId) => boolean) =>
      [
        ...new Set(
          used.flatMap(({ release, ownerRef }) =>
            ownerRef !== undefined && wanted(release) ? [ownerRef] : [],
          ),
        ),
      ].sort();
    return {
      all: owners(() => true),
      of: ids => owners(release => ids.includes(release)),
    };
  }
}
