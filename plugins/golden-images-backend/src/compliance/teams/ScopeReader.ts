import {
  adoptionChange,
  countsForAdoption,
  VERDICTS,
  type AdoptionChange,
  type AdoptionFigure,
  type ScopeSummary,
} from '@image-governance/plugin-golden-images-common';
import {
  within,
  type InventoryMoment,
  type InventoryReader,
  type Visibility,
} from '../../inventory/read';
import type { CatalogScope } from './CatalogScopes';
import {
  adoptionOf,
  byOwner,
  standingOf,
  type PartFigures,
} from './ownerFigures';
import type { OwnerFigures, OwnerSnapshots } from './OwnerSnapshots';

/** Components that a card names. */
const WORST = 5;

/** Values that a filter of the workloads takes. */
const FILTER_VALUES = 100;

/** Filter value for what nobody owns. */
const NONE = 'none';

const NOTHING: AdoptionFigure = {
  ratio: { numerator: 0, denominator: 0 },
  unknown: 0,
};

/** How a part of the organisation stands, over the workloads that the asker may see. */
export class ScopeReader {
  readonly #inventory: InventoryReader;
  readonly #snapshots: OwnerSnapshots;

  static create(options: {
    inventory: InventoryReader;
    snapshots: OwnerSnapshots;
  }): ScopeReader {
    return new ScopeReader(options);
  }

  private constructor(options: {
    inventory: InventoryReader;
    snapshots: OwnerSnapshots;
  }) {
    this.#inventory = options.inventory;
    this.#snapshots = options.snapshots;
  }

  async summary(
    request: { readonly scope: CatalogScope; readonly at?: string },
    visible: Visibility,
  ): Promise<ScopeSummary> {
    return request.scope.kind === 'owners'
      ? this.#ofOwners(request, visible)
      : this.#ofEntities(request, visible);
  }

  /** From the figures that are there for every owner anyway: a group may be as large as the organisation. */
  async #ofOwners(
    request: { readonly scope: CatalogScope; readonly at?: string },
    visible: Visibility,
  ): Promise<ScopeSummary> {
    const { scope, at } = request;
    const owners = [...scope.refs];
    const moment = await this.#inventory.open({ at, visible });
    const [workloads, releases, rest, before] = await Promise.all([
      moment.figures.workloads(),
      moment.figures.releases(),
      restOf(moment, owners),
      // Snapshots are of all workloads: no measure for a part of them.
      visible === 'all' ? this.#snapshots.monthBefore(moment.at) : undefined,
    ]);
    const wanted = new Set(owners);
    const isOf = ({ ownerRef = NONE }: { readonly ownerRef?: string }) =>
      wanted.has(ownerRef);
    const figures = {
      workloads: workloads.filter(isOf),
      releases: releases.filter(isOf),
    };
    const found = [...byOwner(figures).keys()].map(owner => owner || NONE);
    return {
      ...summaryOf(scope, figures, moment),
      ...rest,
      filter: found.length <= FILTER_VALUES ? { owner: found } : undefined,
      change: changeOf(figures, before),
    };
  }

  async #ofEntities(
    request: { readonly scope: CatalogScope; readonly at?: string },
    visible: Visibility,
  ): Promise<ScopeSummary> {
    const { scope, at } = request;
    const moment = await this.#inventory.open({
      at,
      visible: within(visible, { property: 'entityRef', values: scope.refs }),
    });
    const [workloads, releases, rest, found] = await Promise.all([
      moment.figures.workloads(),
      moment.figures.releases(),
      restOf(moment),
      moment.entityFigures.refs(FILTER_VALUES + 1),
    ]);
    return {
      ...summaryOf(scope, { workloads, releases }, moment),
      ...rest,
      filter: found.length <= FILTER_VALUES ? { entity: found } : undefined,
    };
  }
}

async function restOf(
  moment: InventoryMoment,
  owners?: readonly string[],
): Promise<Pick<ScopeSummary, 'worst' | 'age'>> {
  const [worst, sources] = await Promise.all([
    moment.entityFigures.worst({
      verdicts: VERDICTS.filter(verdict => !countsForAdoption(verdict)),
      limit: WORST,
      owners,
    }),
    moment.entityFigures.sources(owners),
  ]);
  return { worst, age: moment.ageOf(sources) };
}

function summaryOf(
  { kind, refs, limited }: CatalogScope,
  figures: PartFigures,
  moment: InventoryMoment,
) {
  return {
    at: moment.at,
    of: { kind, count: refs.length, limited },
    ...standingOf(figures, moment),
    workloads: figures.workloads.reduce((sum, each) => sum + each.workloads, 0),
  };
}

/** Compares the owners together, when each of them was counted a month ago: else it would be another set of teams. */
function changeOf(
  figures: PartFigures,
  before: OwnerFigures | undefined,
): AdoptionChange | undefined {
  const owners = [...byOwner(figures)].filter(
    ([, { workloads }]) => adoptionOf(workloads).ratio.denominator > 0,
  );
  const then = owners.flatMap(([owner]) => before?.owners.get(owner) ?? []);
  return before && then.length === owners.length
    ? adoptionChange(adoptionOf(figures.workloads), {
        ...then.reduce(addFigures, NOTHING),
        day: before.day,
      })
    : undefined;
}

function addFigures(a: AdoptionFigure, b: AdoptionFigure): AdoptionFigure {
  return {
    ratio: {
      numerator: a.ratio.numerator + b.ratio.numerator,
      denominator: a.ratio.denominator + b.ratio.denominator,
    },
    unknown: a.unknown + b.unknown,
  };
}
