import type { EnvironmentAdoption } from '../domain/compliance/environmentAdoption';
import type { Kpi } from '../domain/compliance/kpi';
import type { KpiChange } from '../domain/compliance/kpiChange';
import type { Verdict } from '../domain/inventory/verdict';
import type { ReleaseView } from './releases';
import type { SourceView } from './sources';

/** The organisation's page: KPIs with their parts, each part a filter of the workloads table. */
export interface Overview {
  readonly at: string;
  readonly kpis: readonly Kpi[];
  readonly adoption: Kpi;
  /** Each KPI against a month before; those without figures of then are left out, and all are for who may see only a part. */
  readonly changes: readonly KpiChange[];
  /** Adoption by environment, production last (R-LIFE-03). Unlike the KPIs not of production alone. */
  readonly environments: readonly EnvironmentAdoption[];
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
  /** Production workloads by verdict on that day; verdicts that none had are left out. */
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  /** Sources whose facts were too old on that day: what that does to the figures shows in `unknown`. */
  readonly staleSources: readonly string[];
  /** ISO time. */
  readonly takenAt: string;
}

/** Releases that cause the excess of the sprawl index, and who runs them (R-KPI5-04). */
export interface SprawlDetail {
  readonly at: string;
  readonly excess: readonly {
    readonly release: ReleaseView;
    /** Why it is in excess, as a sentence. */
    readonly reason: string;
    /** Owners of the production workloads that run it, most workloads first. */
    readonly owners: readonly {
      /** Absent for workloads that nobody owns. */
      readonly ownerRef?: string;
      readonly workloads: number;
      readonly pods: number;
    }[];
  }[];
}
