import type {
  DataAge,
  Policy,
  ReleaseId,
  UsageView,
} from '@image-governance/plugin-golden-images-common';
import type { ReleaseViews } from '../../releases/read';
import { ConsumerQueries } from './ConsumerQueries';
import { DerivedQueries } from './DerivedQueries';
import { EntityFigures } from './EntityFigures';
import { EntityQueries } from './EntityQueries';
import type { Figures } from './FigureQueries';
import { ImageQueries } from './ImageQueries';
import { UpstreamQueries } from './UpstreamQueries';
import { UsageQueries, type UsageRecord } from './UsageQueries';
import { usageView } from './usageView';
import { WorkloadQueries, type WorkloadRecord } from './WorkloadQueries';
import type { WorkloadScope } from './WorkloadScope';

/** A workload with what its containers run. */
export interface JudgedWorkload {
  readonly record: WorkloadRecord;
  readonly age: DataAge;
  readonly usages: readonly UsageView[];
  /** What it ran before, last ended first; empty where nobody asked. */
  readonly former: readonly UsageView[];
}

/**
 * The inventory as one asker may see it at one moment: what depends on the time
 * (releases, ages) is read once, everything else by a handful of queries.
 */
export class InventoryMoment {
  readonly policy: Policy;
  readonly scope: WorkloadScope;
  readonly releases: ReleaseViews;
  readonly workloads: WorkloadQueries;
  readonly figures: Figures;
  readonly entities: EntityQueries;
  readonly entityFigures: EntityFigures;
  readonly consumers: ConsumerQueries;
  readonly derived: DerivedQueries;
  readonly images: ImageQueries;
  readonly upstream: UpstreamQueries;
  readonly #ages: ReadonlyMap<number, DataAge>;
  readonly #usages: UsageQueries;

  constructor(options: {
    policy: Policy;
    scope: WorkloadScope;
    releases: ReleaseViews;
    ages: ReadonlyMap<number, DataAge>;
    figures: Figures;
  }) {
    this.policy = options.policy;
    this.scope = options.scope;
    this.releases = options.releases;
    this.workloads = new WorkloadQueries(options.scope);
    this.figures = options.figures;
    this.entities = new EntityQueries(options.scope);
    this.entityFigures = new EntityFigures(options.scope);
    this.consumers = new ConsumerQueries(options.scope);
    this.derived = new DerivedQueries(options.scope);
    this.images = new ImageQueries(options.scope.knex);
    this.upstream = new UpstreamQueries({
      knex: options.scope.knex,
      policy: options.policy,
    });
    this.#ages = options.ages;
    this.#usages = new UsageQueries(options.scope);
  }

  get at(): string {
    return this.scope.asOf.at;
  }

  /** Age of a source's facts. */
  age(sourceId: number): DataAge {
    return this.#ages.get(sourceId) ?? { stale: true };
  }

  /** Age of an answer from several sources: of the oldest facts. An answer from none is as old as the last scan. */
  ageOf(sourceIds: readonly number[]): DataAge {
    const [oldest] = sourceIds
      .map(id => this.age(id))
      .sort((a, b) => compareAges(a, b));
    return (
      oldest ??
      [...this.#ages.values()].sort((a, b) => compareAges(b, a))[0] ?? {
        stale: true,
      }
    );
  }

  /**
   * Adds to workloads what they run.
   * @param options.former - also what they ran before
   * @param options.use - also how many workloads run their releases; without it all are said to have none
   */
  async judged(
    records: readonly WorkloadRecord[],
    options: { readonly former?: boolean; readonly use?: boolean } = {},
  ): Promise<JudgedWorkload[]> {
    const ids = records.map(record => record.id);
    const [usages, former, differing] = await Promise.all([
      this.#usages.ofWorkloads(ids),
      options.former ? this.#usages.formerOf(ids) : [],
      this.#usages.withDifferingDigests(ids),
    ]);
    const use = options.use
      ? await this.figures.use(releasesOf([...usages, ...former]))
      : new Map();
    const view = (record: UsageRecord) =>
      usageView(record, {
        age: this.age(record.source_id),
        releases: this.releases,
        use,
        digestsDiffer: differing.has(record.id),
      });
    return records.map(record => {
      const ofWorkload = ({ workload_id }: UsageRecord) =>
        workload_id === record.id;
      return {
        record,
        age: this.age(record.source_id),
        usages: usages.filter(ofWorkload).map(view),
        former: former.filter(ofWorkload).map(view),
      };
    });
  }
}

function releasesOf(usages: readonly UsageRecord[]): ReleaseId[] {
  return [
    ...new Set(usages.flatMap(({ judgment }) => judgment?.release ?? [])),
  ];
}

/** Oldest first; what was never read is older than everything. */
function compareAges(a: DataAge, b: DataAge): number {
  return (a.observedAt ?? '').localeCompare(b.observedAt ?? '');
}
