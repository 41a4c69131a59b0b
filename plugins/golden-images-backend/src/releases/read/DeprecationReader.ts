import { NotFoundError } from '@backstage/errors';
import {
  deprecationProgress,
  isNewer,
  isToBeLeft,
  type DeprecationDetail,
  type DeprecationFilter,
  type DeprecationView,
  type Emergency,
  type OwnerUse,
  type Release,
  type ReleaseId,
  type TeamProgress,
} from '@image-governance/plugin-golden-images-common';
import type {
  InventoryMoment,
  InventoryReader,
  MoveFigure,
  ReleaseFigure,
  Visibility,
} from '../../inventory/read';
import { releaseUse } from '../../inventory/read/figures';

/** Which figures are wanted, and when. */
export interface DeprecationRequest extends DeprecationFilter {
  readonly at?: string;
}

/** Tells which emergency migrations of releases were open at a moment. */
export type OpenEmergencies = (
  releases: readonly ReleaseId[],
  at: string,
) => Promise<readonly Emergency[]>;

/** Answers how far the releases that must be left have been left, among the workloads that the asker may see. */
export class DeprecationReader {
  readonly #inventory: InventoryReader;
  readonly #emergencies: OpenEmergencies;

  static create(options: {
    inventory: InventoryReader;
    emergencies: OpenEmergencies;
  }): DeprecationReader {
    return new DeprecationReader(options);
  }

  private constructor(options: {
    inventory: InventoryReader;
    emergencies: OpenEmergencies;
  }) {
    this.#inventory = options.inventory;
    this.#emergencies = options.emergencies;
  }

  /** Those that still matter to somebody: someone runs them, or someone moved and they are not gone yet. First deadline first. */
  async list(
    request: DeprecationRequest,
    visible: Visibility,
  ): Promise<DeprecationView[]> {
    const details = await this.listDetails(request, visible);
    return details.map(({ progress: { teams, ...progress }, ...rest }) => ({
      ...rest,
      progress,
    }));
  }

  /** The same with the teams. */
  async listDetails(
    request: DeprecationRequest,
    visible: Visibility,
  ): Promise<DeprecationDetail[]> {
    const { at, family } = request;
    const moment = await this.#inventory.open({ at, visible });
    const left = toBeLeft(moment).filter(
      release => family?.includes(release.family) ?? true,
    );
    const details = await this.#details(left, request, moment);
    return details
      .filter(matters)
      .sort((a, b) => placeOf(a).localeCompare(placeOf(b)));
  }

  /** @throws NotFoundError also for a release that nobody need leave. */
  async get(
    id: ReleaseId,
    request: Pick<DeprecationRequest, 'owner' | 'at'>,
    visible: Visibility,
  ): Promise<DeprecationDetail> {
    const moment = await this.#inventory.open({ at: request.at, visible });
    const left = toBeLeft(moment).filter(release => release.id === id);
    const [found] = await this.#details(left, request, moment);
    if (!found) {
      throw new NotFoundError(`There is no deprecation of '${id}'`);
    }
    return found;
  }

  /** The teams of a release over all workloads; `undefined` for a release that nobody need leave. */
  async teamsOf(id: ReleaseId): Promise<readonly TeamProgress[] | undefined> {
    const moment = await this.#inventory.open({ visible: 'all' });
    const left = toBeLeft(moment).filter(release => release.id === id);
    const [found] = await this.#details(left, {}, moment);
    return found?.progress.teams;
  }

  async #details(
    left: readonly Release[],
    { owner }: Pick<DeprecationRequest, 'owner'>,
    moment: InventoryMoment,
  ): Promise<DeprecationDetail[]> {
    const { releases, figures } = moment;
    const family = [...new Set(left.map(each => each.family))];
    const uses = await figures.releases(releases.matching({ family }));
    const inUse = new Set(uses.map(({ release }) => release));
    // Gone and run by nobody is closed; such releases grow in number for ever, so nobody counts who left them.
    const moved = await figures.moves(
      left
        .filter(each => inUse.has(each.id) || !isGone(each, moment))
        .map(each => each.id),
      releases.releases,
    );
    const emergencies = await this.#emergencies(
      left.map(({ id }) => id),
      moment.at,
    );
    const wanted = ({ ownerRef }: { readonly ownerRef?: string }) =>
      owner?.includes(ownerRef ?? 'none') ?? true;
    const figuresOf = {
      uses: byRelease(uses.filter(wanted)),
      moved: byRelease(moved.filter(wanted)),
      emergencies: byRelease(emergencies),
    };
    return left.map(release => detail(release, figuresOf, moment));
  }
}

interface FiguresByRelease {
  readonly uses: ReadonlyMap<ReleaseId, readonly ReleaseFigure[]>;
  readonly moved: ReadonlyMap<ReleaseId, readonly MoveFigure[]>;
  readonly emergencies: ReadonlyMap<ReleaseId, readonly Emergency[]>;
}

function detail(
  release: Release,
  { uses, moved, emergencies }: FiguresByRelease,
  { releases }: InventoryMoment,
): DeprecationDetail {
  const view = (each: Release) =>
    releases.view(each, releaseUse(uses.get(each.id) ?? []).get(each.id));
  const productionOf = (id: ReleaseId) =>
    uses.get(id)?.filter(({ production }) => production) ?? [];
  const newer = releases.releases.filter(each => isNewer(each, release));
  const current = releases.current.filter(each => newer.includes(each));
  const successor =
    current.find(({ track }) => track === release.track) ?? current[0];
  return {
    release: view(release),
    successor: successor && view(successor),
    progress: deprecationProgress(
      {
        left: productionOf(release.id),
        moved: moved.get(release.id) ?? [],
        newer: byOwner(newer.flatMap(({ id }) => productionOf(id))),
        emergencies: emergencies.get(release.id),
      },
      releases.timeline(release),
    ),
  };
}

function toBeLeft({ releases }: InventoryMoment): Release[] {
  return releases.releases.filter(release => {
    const { phase, deadline } = releases.timeline(release);
    return isToBeLeft(phase) && deadline !== undefined;
  });
}

function isGone(release: Release, { releases }: InventoryMoment): boolean {
  const { phase } = releases.timeline(release);
  return phase === 'removed' || phase === 'archived';
}

function matters({ release, progress }: DeprecationDetail): boolean {
  return release.workloads.total > 0 || progress.moved.workloads > 0;
}

function placeOf({ release }: DeprecationDetail): string {
  return `${release.timeline.deadline} ${release.id}`;
}

function byRelease<T extends { readonly release: ReleaseId }>(
  figures: readonly T[],
): ReadonlyMap<ReleaseId, readonly T[]> {
  const groups = new Map<ReleaseId, T[]>();
  for (const figure of figures) {
    const group = groups.get(figure.release) ?? [];
    groups.set(figure.release, group);
    group.push(figure);
  }
  return groups;
}

/** One row for each owner. A workload that runs two of the releases counts for both. */
function byOwner(figures: readonly ReleaseFigure[]): OwnerUse[] {
  const sums = new Map<string | undefined, OwnerUse>();
  for (const { ownerRef, workloads, pods } of figures) {
    const sum = sums.get(ownerRef) ?? { ownerRef, workloads: 0, pods: 0 };
    sums.set(ownerRef, {
      ownerRef,
      workloads: sum.workloads + workloads,
      pods: sum.pods + pods,
    });
  }
  return [...sums.values()];
}
