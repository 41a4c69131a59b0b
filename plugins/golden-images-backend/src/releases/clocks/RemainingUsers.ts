import {
  closingFigures,
  type ClosingFigures,
  type ReleaseId,
} from '@image-governance/plugin-golden-images-common';
import type { InventoryReader } from '../../inventory/read';
import type { DeprecationReader } from '../read';

/** Who runs a release now: whatever the environment, and in production. */
export interface Remaining {
  /** Owners of workloads in any environment, each once, in order. */
  readonly owners: readonly string[];
  /** Workloads in any environment. */
  readonly workloads: number;
  readonly production: {
    readonly owners: readonly string[];
    readonly workloads: number;
    /** Of those, workloads that nobody owns. */
    readonly unowned: number;
  };
}

const NOBODY: Remaining = {
  owners: [],
  workloads: 0,
  production: { owners: [], workloads: 0, unowned: 0 },
};

/** Tells who still runs releases, whoever asks. */
export class RemainingUsers {
  readonly #inventory: InventoryReader;
  readonly #deprecations: DeprecationReader;

  constructor(options: {
    readonly inventory: InventoryReader;
    readonly deprecations: DeprecationReader;
  }) {
    this.#inventory = options.inventory;
    this.#deprecations = options.deprecations;
  }

  async of(id: ReleaseId): Promise<Remaining> {
    return (await this.ofEach([id]))(id);
  }

  async ofEach(
    ids: readonly ReleaseId[],
  ): Promise<(id: ReleaseId) => Remaining> {
    const { figures } = await this.#inventory.open({ visible: 'all' });
    const used = ids.length > 0 ? await figures.releases(ids) : [];
    return id => {
      const rows = used.filter(({ release }) => release === id);
      const production = rows.filter(row => row.production);
      return rows.length === 0
        ? NOBODY
        : {
            owners: ownersOf(rows),
            workloads: sum(rows),
            production: {
              owners: ownersOf(production),
              workloads: sum(production),
              unowned: sum(
                production.filter(({ ownerRef }) => ownerRef === undefined),
              ),
            },
          };
    };
  }

  /** How every team stands now, in production; `undefined` for a release that nobody need leave. */
  async closing(id: ReleaseId): Promise<ClosingFigures | undefined> {
    const teams = await this.#deprecations.teamsOf(id);
    return teams && closingFigures(teams);
  }
}

interface Row {
  readonly ownerRef?: string;
  readonly workloads: number;
}

function ownersOf(rows: readonly Row[]): string[] {
  return [...new Set(rows.flatMap(({ ownerRef }) => ownerRef ?? []))].sort();
}

function sum(rows: readonly Row[]): number {
  return rows.reduce((total, { workloads }) => total + workloads, 0);
}
