import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  adoptionChange,
  countTeams,
  movers,
  sortTeams,
  type AdoptionChange,
  type AdoptionFigure,
  type Page,
  type Standing,
  type Team,
  type TeamFilter,
  type TeamsSummary,
} from '@image-governance/plugin-golden-images-common';
import { z } from 'zod';
import {
  formatCursor,
  parseCursor,
  type InventoryReader,
  type PageOptions,
  type SourceReader,
  type Visibility,
} from '../../inventory/read';
import {
  adoptionOf,
  byOwner,
  NOBODY,
  standingOf,
  type PartFigures,
} from './ownerFigures';
import type { OwnerFigures, OwnerSnapshots } from './OwnerSnapshots';
import type { TeamNames } from './TeamNames';

/** Movers that are named in each direction. */
const MOVERS = 5;

/** Reference of the last team of the page before, and how many came before the next. */
const PLACE = z.tuple([z.string(), z.number().int().nonnegative()]);

type OwnerStanding = Standing & { readonly change?: AdoptionChange };

/** Adoption by owner, over the workloads that the asker may see (R-LIFE-09). */
export class TeamReader {
  readonly #inventory: InventoryReader;
  readonly #sources: SourceReader;
  readonly #snapshots: OwnerSnapshots;
  readonly #names: TeamNames;

  static create(options: {
    inventory: InventoryReader;
    sources: SourceReader;
    snapshots: OwnerSnapshots;
    names: TeamNames;
  }): TeamReader {
    return new TeamReader(options);
  }

  private constructor(options: {
    inventory: InventoryReader;
    sources: SourceReader;
    snapshots: OwnerSnapshots;
    names: TeamNames;
  }) {
    this.#inventory = options.inventory;
    this.#sources = options.sources;
    this.#snapshots = options.snapshots;
    this.#names = options.names;
  }

  /** @param credentials - of the asker, who may not see every team in the catalog. */
  async list(
    request: { readonly filter: TeamFilter; readonly page: PageOptions },
    visible: Visibility,
    credentials: BackstageCredentials,
  ): Promise<Page<Team>> {
    const { filter, page } = request;
    const { sort = 'adoption', order = 'asc', owner, text } = filter;
    const list = ['teams', filter];
    const after = parseCursor(page.cursor, list, PLACE);
    const { owners } = await this.#read(filter.at, visible);
    const teams = teamsOf(owners).filter(
      ({ ownerRef }) => owner?.includes(ownerRef) ?? true,
    );
    const names =
      text || sort === 'team'
        ? await this.#names.of(
            teams.map(({ ownerRef }) => ownerRef),
            credentials,
          )
        : undefined;
    const sorted = sortTeams(
      teams.filter(team => matches(team, text, names)),
      { by: sort, descending: order === 'desc', names },
    );
    const start = after ? startAfter(sorted, after) : 0;
    const items = sorted.slice(start, start + page.limit);
    const end = start + items.length;
    const last = end < sorted.length ? items.at(-1) : undefined;
    return {
      items,
      nextCursor: last && formatCursor([last.ownerRef, end], list),
      totalItems: sorted.length,
    };
  }

  async summary(
    request: { readonly at?: string },
    visible: Visibility,
  ): Promise<TeamsSummary> {
    const [{ at, all, owners, before }, sources] = await Promise.all([
      this.#read(request.at, visible),
      this.#sources.list(),
    ]);
    const teams = teamsOf(owners);
    return {
      at,
      adoption: all.adoption,
      ...countTeams(teams),
      ...movers(teams, MOVERS),
      comparedWith: before?.day,
      unowned: owners.get(NOBODY),
      sources,
    };
  }

  /** Keeps the figures of every owner as those of today. */
  async keepToday(): Promise<void> {
    const moment = await this.#inventory.open({ visible: 'all' });
    const workloads = await moment.figures.workloads();
    const figures = [...byOwner({ workloads, releases: [] })].map(
      ([owner, part]): [string, AdoptionFigure] => [
        owner,
        adoptionOf(part.workloads),
      ],
    );
    await this.#snapshots.keep(
      moment.at,
      new Map(figures.filter(([, { ratio }]) => ratio.denominator > 0)),
    );
  }

  async #read(at: string | undefined, visible: Visibility) {
    const moment = await this.#inventory.open({ at, visible });
    const [workloads, releases, before] = await Promise.all([
      moment.figures.workloads(),
      moment.figures.releases(),
      // Snapshots are of all workloads: no measure for a part of them.
      visible === 'all' ? this.#snapshots.monthBefore(moment.at) : undefined,
    ]);
    const figures = { workloads, releases };
    return {
      at: moment.at,
      all: standingOf(figures, moment),
      owners: new Map(
        [...byOwner(figures)].map(([owner, part]): [string, OwnerStanding] => [
          owner,
          {
            ...standingOf(part, moment),
            change: changeOf(owner, part, before),
          },
        ]),
      ),
      before,
    };
  }
}

function teamsOf(owners: ReadonlyMap<string, OwnerStanding>): Team[] {
  return [...owners].flatMap(([ownerRef, one]) =>
    ownerRef === NOBODY ? [] : [{ ownerRef, ...one }],
  );
}

function changeOf(
  owner: string,
  { workloads }: PartFigures,
  before: OwnerFigures | undefined,
): AdoptionChange | undefined {
  const then = before?.owners.get(owner);
  return (
    before &&
    then &&
    adoptionChange(adoptionOf(workloads), { ...then, day: before.day })
  );
}

function matches(
  { ownerRef }: Team,
  text: string | undefined,
  names: ReadonlyMap<string, string> | undefined,
): boolean {
  if (!text) {
    return true;
  }
  const wanted = text.toLocaleLowerCase('en');
  return [ownerRef, names?.get(ownerRef) ?? ''].some(each =>
    each.toLocaleLowerCase('en').includes(wanted),
  );
}

/** Where the next page begins: after the last team of the page before, or where that was when it is gone. */
function startAfter(
  teams: readonly Team[],
  [ownerRef, position]: z.infer<typeof PLACE>,
): number {
  const index = teams.findIndex(team => team.ownerRef === ownerRef);
  return index < 0 ? position : index + 1;
}
