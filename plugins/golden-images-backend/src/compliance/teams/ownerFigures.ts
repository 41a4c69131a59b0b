import {
  adoptedWorkloads,
  standing,
  totalWorkloads,
  workloadCounts,
  type AdoptionFigure,
  type Standing,
  type WorkloadCounts,
} from '@image-governance/plugin-golden-images-common';
import {
  byVerdict,
  releaseUse,
  type InventoryMoment,
  type ReleaseFigure,
  type WorkloadFigure,
} from '../../inventory/read';

/** Key of what nobody owns, among owner references. */
export const NOBODY = '';

/** What a part of the organisation runs. */
export interface PartFigures {
  readonly workloads: readonly WorkloadFigure[];
  readonly releases: readonly ReleaseFigure[];
}

/** What each owner runs; {@link NOBODY} for what nobody owns. Owners without a workload are not in it. */
export function byOwner(
  figures: PartFigures,
): ReadonlyMap<string, PartFigures> {
  const owners = new Map<
    string,
    { workloads: WorkloadFigure[]; releases: ReleaseFigure[] }
  >();
  const of = (owner: string = NOBODY) => {
    const part = owners.get(owner) ?? { workloads: [], releases: [] };
    owners.set(owner, part);
    return part;
  };
  for (const figure of figures.workloads) {
    of(figure.ownerRef).workloads.push(figure);
  }
  for (const figure of figures.releases) {
    of(figure.ownerRef).releases.push(figure);
  }
  return owners;
}

/** How a part stands at a moment. */
export function standingOf(
  figures: PartFigures,
  moment: Pick<InventoryMoment, 'releases' | 'policy'>,
): Standing {
  const { releases, policy } = moment;
  const running = [...releaseUse(figures.releases)].flatMap(
    ([release, { production, pods }]) => {
      const known = releases.get(release);
      return production > 0
        ? [
            {
              release,
              timeline: known && releases.timeline(known),
              workloads: production,
              pods,
            },
          ]
        : [];
    },
  );
  return standing(
    {
      counts: countsOf(figures.workloads),
      running,
      supported: releases.supported,
    },
    policy,
  );
}

/** The figure that is compared with other days. */
export function adoptionOf(
  workloads: readonly WorkloadFigure[],
): AdoptionFigure {
  const counts = countsOf(workloads);
  return {
    ratio: {
      numerator: adoptedWorkloads(counts),
      denominator: totalWorkloads(counts),
    },
    unknown: counts.unknown,
  };
}

function countsOf(workloads: readonly WorkloadFigure[]): WorkloadCounts {
  return workloadCounts(
    Object.fromEntries(
      [...byVerdict(workloads)].map(([verdict, sum]) => [
        verdict,
        sum.workloads,
      ]),
    ),
  );
}
