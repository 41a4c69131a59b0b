import {
  parseReference,
  releaseTitle,
  type BaseStanding,
} from '@image-governance/plugin-golden-images-common';
import type { Knex } from 'knex';
import type { InventoryReader } from '../../inventory/read';
import type { ReleaseCatalogue } from '../../releases';
import type { GateSource } from '../../releases/promotion';

/** Options of {@link BaseStandings}. */
export interface BaseStandingsOptions {
  readonly knex: Knex;
  readonly releases: Pick<ReleaseCatalogue, 'find'>;
  readonly inventory: Pick<InventoryReader, 'open'>;
  /** Who decides whether a release is signed. */
  readonly verification: GateSource;
}

/** Tells what the releases room knows of the base of a request. To be asked before a transaction. */
export class BaseStandings {
  readonly #options: BaseStandingsOptions;

  constructor(options: BaseStandingsOptions) {
    this.#options = options;
  }

  async of(base: string): Promise<BaseStanding> {
    const { knex, releases, inventory, verification } = this.#options;
    const parsed = parseReference(base);
    const digest = parsed.ok ? parsed.reference.digest : undefined;
    const [found] = digest
      ? await releases.find({ digests: [digest], chainIds: [] })
      : [];
    if (!found) {
      return {};
    }
    const { releases: views } = await inventory.open({ visible: 'all' });
    const current = views.currentOf(found);
    const gates = await verification.gates(
      { id: found.id, digest: found.digest },
      knex,
    );
    return {
      release: {
        id: found.id,
        title: releaseTitle(found),
        phase: views.timeline(found).phase,
        current:
          current && current.id !== found.id
            ? { id: current.id, title: releaseTitle(current) }
            : undefined,
      },
      signature: gates.find(({ gate }) => gate === 'signature'),
    };
  }
}
