import type { Kpi } from '../domain/compliance/kpi';
import type { Verdict } from '../domain/inventory/verdict';
import type { ReleaseView } from './releases';
import type { SourceView } from './sources';

/** The organisation's page: KPIs with their parts, each part a filter of the workloads table. */
export interface Overview {
  readonly at: string;
  readonly kpis: readonly Kpi[];
  readonly adoption: Kpi;
  /** Workloads that must still move to reach the target (GT-KPI1-04). */
  readonly toTarget: number;
  readonly verdicts: readonly {
    readonly verdict: Verdict;
    readonly workloads: number;
    readonly pods: number;
  }[];
  readonly nonCompliant: {
    readonly kpi: Kpi;
    readonly categories: readonly {
      readonly verdict: Verdict;
      readonly workloads: number;
      readonly title: string;
      readonly reason: string;
    }[];
    readonly risk: string;
  };
  readonly sprawl: {
    readonly kpi: Kpi;
    readonly inUse: readonly ReleaseView[];
    readonly supportedTracks: readonly {
      readonly family: string;
      readonly track: string;
      readonly current?: string;
    }[];
    /** Releases that cause the excess, with the workloads that run them. */
    readonly excess: readonly ReleaseView[];
    readonly unusedTracks: readonly {
      readonly family: string;
      readonly track: string;
    }[];
    /** Unique base variants over all origins (R-VIS-02, AMB-02c). */
    readonly uniqueBases: number;
  };
  readonly unknown: number;
  readonly unowned: number;
  readonly deadlines: readonly {
    readonly release: ReleaseView;
    readonly workloads: number;
    readonly teams: number;
    readonly pods: number;
  }[];
  readonly sources: readonly SourceView[];
}

/** Figures of a KPI as they were on a past day (R-KPI-02). */
export interface KpiSnapshot {
  /** ISO date. */
  readonly day: string;
  readonly kpi: Kpi['id'];
  readonly numerator: number;
  readonly denominator: number;
  /** Production workloads that could not be determined on that day; they are in no numerator. */
  readonly unknown: number;
  /** ISO time. */
  readonly takenAt: string;
}
