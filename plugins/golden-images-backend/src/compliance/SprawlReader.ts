import {
  explainExcess,
  sprawl,
  type ReleaseId,
  type SprawlDetail,
} from '@image-governance/plugin-golden-images-common';
import {
  releaseUse,
  type InventoryReader,
  type ReleaseFigure,
  type Visibility,
} from '../inventory/read';

/** Which releases cause the excess of the sprawl index, and who runs them (R-KPI5-04). */
export class SprawlReader {
  readonly #inventory: InventoryReader;

  static create(options: { inventory: InventoryReader }): SprawlReader {
    return new SprawlReader(options.inventory);
  }

  private constructor(inventory: InventoryReader) {
    this.#inventory = inventory;
  }

  /** For those who may see only some workloads: of those. */
  async get(
    request: { readonly at?: string },
    visible: Visibility,
  ): Promise<SprawlDetail> {
    const moment = await this.#inventory.open({ at: request.at, visible });
    const { releases, policy } = moment;
    const figures = await moment.figures.releases();
    const use = releaseUse(figures);
    const running = [...use].flatMap(([id, { production }]) =>
      production > 0 ? [id] : [],
    );
    const { excess } = sprawl(running, releases.supported, policy);
    return {
      at: moment.at,
      excess: excess.flatMap(id => {
        const release = releases.get(id);
        return release
          ? [
              {
                release: releases.view(release, use.get(id)),
                reason: explainExcess(release, releases.supported),
                owners: ownersOf(id, figures),
              },
            ]
          : [];
      }),
    };
  }
}

/** Who runs a release in production, most workloads first. */
function ownersOf(
  id: ReleaseId,
  figures: readonly ReleaseFigure[],
): SprawlDetail['excess'][number]['owners'] {
  return figures
    .filter(({ release, production }) => release === id && production)
    .map(({ ownerRef, workloads, pods }) => ({ ownerRef, workloads, pods }))
    .sort(
      (a, b) =>
        b.workloads - a.workloads ||
        // Those that nobody owns last.
        (a.ownerRef ?? '\uffff').localeCompare(b.ownerRef ?? '\uffff'),
    );
}
