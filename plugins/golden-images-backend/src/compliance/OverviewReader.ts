import {
  adoptionKpi,
  approvedVariantsKpi,
  environmentAdoption,
  kpiChange,
  nonCompliant,
  pressingDeadline,
  sprawl,
  VERDICTS,
  workloadCounts,
  workloadsToTarget,
  type KpiBefore,
  type Overview,
  type ReleaseId,
  type ReleaseView,
  type Verdict,
} from '@image-governance/plugin-golden-images-common';
import {
  byVerdict,
  releaseUse,
  unowned,
  type InventoryMoment,
  type InventoryReader,
  type ReleaseUse,
  type SourceReader,
  type Visibility,
  type WorkloadSum,
} from '../inventory/read';
import type { KpiSnapshots } from './KpiSnapshots';

/**
 * The organisation's page. Every figure is of production workloads. Who may see
 * only some of them gets the figures of those.
 */
export class OverviewReader {
  readonly #inventory: InventoryReader;
  readonly #sources: SourceReader;
  readonly #snapshots: KpiSnapshots;

  static create(options: {
    inventory: InventoryReader;
    sources: SourceReader;
    snapshots: KpiSnapshots;
  }): OverviewReader {
    return new OverviewReader(options);
  }

  private constructor(options: {
    inventory: InventoryReader;
    sources: SourceReader;
    snapshots: KpiSnapshots;
  }) {
    this.#inventory = options.inventory;
    this.#sources = options.sources;
    this.#snapshots = options.snapshots;
  }

  async get(
    request: { readonly at?: string },
    visible: Visibility,
  ): Promise<Overview> {
    const moment = await this.#inventory.open({ at: request.at, visible });
    const { figures } = moment;
    const [workloads, releases, uniqueBases, sources, monthBefore] =
      await Promise.all([
        figures.workloads(),
        figures.releases(),
        figures.uniqueBases(),
        this.#sources.list(),
        // Snapshots are of all workloads: no measure for a part of them.
        visible === 'all' ? this.#snapshots.monthBefore(moment.at) : [],
      ]);
    return overview(
      {
        moment,
        verdicts: byVerdict(workloads),
        use: releaseUse(releases),
        monthBefore,
      },
      {
        unowned: unowned(workloads),
        uniqueBases,
        environments: environmentAdoption(workloads),
        sources,
      },
    );
  }
}

function overview(
  figures: {
    readonly moment: InventoryMoment;
    readonly verdicts: ReadonlyMap<Verdict, WorkloadSum>;
    readonly use: ReadonlyMap<ReleaseId, ReleaseUse>;
    readonly monthBefore: readonly KpiBefore[];
  },
  rest: Pick<Overview, 'unowned' | 'environments' | 'sources'> & {
    uniqueBases: number;
  },
): Overview {
  const { moment, verdicts, use, monthBefore } = figures;
  const { policy, releases } = moment;
  const counts = workloadCounts(
    Object.fromEntries(
      [...verdicts].map(([verdict, { workloads }]) => [verdict, workloads]),
    ),
  );
  const before = new Map(monthBefore.map(one => [one.kpi, one]));
  const adoption = adoptionKpi(counts, policy, before.get('adoption')?.ratio);
  const nonGolden = nonCompliant(counts, policy);
  const running = [...use].flatMap(([id, { production }]) =>
    production > 0 ? [id] : [],
  );
  const versions = sprawl(running, releases.supported, policy);
  const view = (id: ReleaseId): ReleaseView[] => {
    const release = releases.get(id);
    return release ? [releases.view(release, use.get(id))] : [];
  };
  const kpis = [
    adoption,
    approvedVariantsKpi(counts, 0, policy),
    nonGolden.kpi,
    versions.kpi,
  ];
  return {
    at: moment.at,
    kpis,
    adoption,
    changes: kpis.flatMap(kpi => {
      const then = before.get(kpi.id);
      return (then && kpiChange(kpi, then)) ?? [];
    }),
    environments: rest.environments,
    toTarget: workloadsToTarget(adoption.ratio, policy),
    verdicts: VERDICTS.flatMap(verdict => {
      const sum = verdicts.get(verdict);
      return sum ? [{ verdict, ...sum }] : [];
    }),
    nonCompliant: nonGolden,
    sprawl: {
      kpi: versions.kpi,
      inUse: versions.inUse.flatMap(view),
      supportedTracks: releases.supported,
      excess: versions.excess.flatMap(view),
      unusedTracks: versions.unusedTracks,
      uniqueBases: rest.uniqueBases,
    },
    unknown: counts.unknown,
    unowned: rest.unowned,
    deadlines: deadlines(running.flatMap(view), use),
    sources: rest.sources,
  };
}

/** Releases in production that are past their active phase, first deadline first. */
function deadlines(
  inUse: readonly ReleaseView[],
  use: ReadonlyMap<ReleaseId, ReleaseUse>,
): Overview['deadlines'] {
  return inUse
    .flatMap(release => {
      const pressing = pressingDeadline(release.timeline);
      return pressing
        ? [{ release, order: `${pressing.deadline} ${release.id}` }]
        : [];
    })
    .sort((a, b) => a.order.localeCompare(b.order))
    .map(({ release }) => ({
      release,
      workloads: release.workloads.production,
      teams: use.get(release.id)?.teams ?? 0,
      pods: use.get(release.id)?.pods ?? 0,
    }));
}
