import type { Advice } from '../domain/inventory/advice';
import type { FindingKind } from '../domain/inventory/finding';
import type { ReleaseId } from '../domain/inventory/lineage';
import type { Verdict } from '../domain/inventory/verdict';
import type { WorkloadDetail } from './inventory';
import type { DataAge } from './page';
import type { ReleaseView } from './releases';

/** What a component's card says. */
export interface EntitySummary {
  readonly entityRef: string;
  /** Set when the entity has none of the annotations that tie it to workloads. */
  readonly unannotated: boolean;
  /** What was looked for, in words and values, for the "nothing found" state. */
  readonly lookedFor: readonly {
    readonly what: string;
    readonly value: string;
  }[];
  readonly verdict?: Verdict;
  /** The release and advice of the usage that decides the verdict. */
  readonly release?: ReleaseView;
  readonly advice?: Advice;
  readonly environments: readonly {
    readonly name: string;
    readonly production: boolean;
    readonly workloads: number;
    readonly verdict: Verdict;
    readonly pinned: boolean;
    readonly findings: readonly FindingKind[];
    readonly releases: readonly string[];
  }[];
  /** Distinct golden releases its workloads run (AMB-02d). */
  readonly goldenReleases: readonly ReleaseView[];
  /** Of those, the ones beyond one supported release per track (its share of the excess). */
  readonly excessReleases: readonly string[];
  readonly age: DataAge;
}

/** Everything the component's tab shows. */
export interface EntityInventory extends EntitySummary {
  readonly workloads: readonly WorkloadDetail[];
}

/** How an entity stands, in one row: for tables of entities, and for the catalog. */
export interface EntityStanding {
  readonly entityRef: string;
  /** The worst of its workloads; `unknown` where their source is stale. */
  readonly verdict: Verdict;
  readonly workloads: { readonly production: number; readonly total: number };
  /** Golden releases that its workloads run or are built on, by id; by the last facts also where a source is stale. */
  readonly releases: readonly ReleaseId[];
  /** The first date by which it must be off one of those that are past their active phase. ISO date. */
  readonly deadline?: string;
  /** Whole days until then, negative when past. */
  readonly daysLeft?: number;
  readonly age: DataAge;
}
