import type { AdoptionChange } from '../domain/compliance/adoptionChange';
import type { Kpi } from '../domain/compliance/kpi';
import type { Standing } from '../domain/compliance/standing';
import type { Movers, TeamOrder } from '../domain/compliance/teams';
import type { WorkloadFilter } from './inventory';
import type { DataAge } from './page';
import type { SourceView } from './sources';

/** Which teams are wanted, and in which order. */
export interface TeamFilter {
  /** Owner references; any of them. */
  readonly owner?: readonly string[];
  /** Part of the team's reference or of its title in the catalog, in any case. */
  readonly text?: string;
  /** Default `adoption`. */
  readonly sort?: TeamOrder;
  /** Default `asc`: of adoption, worst first. */
  readonly order?: 'asc' | 'desc';
  /** Answer for a past moment (ISO). */
  readonly at?: string;
}

/** The teams in figures, before any of them: all figures are of production. */
export interface TeamsSummary extends Movers {
  readonly at: string;
  /** Of all teams and of what nobody owns. */
  readonly adoption: Kpi;
  /** Teams that run something in production. */
  readonly teams: number;
  /** Of those, the ones that meet the target of adoption. */
  readonly onTarget: number;
  /** Teams that run something, but nothing in production. */
  readonly withoutProduction: number;
  /** ISO date of the figures that changes are measured against; absent when none were kept a month ago. */
  readonly comparedWith?: string;
  /** What nobody owns (AMB-28); absent when there is no such workload. */
  readonly unowned?: Standing & { readonly change?: AdoptionChange };
  readonly sources: readonly SourceView[];
}

/** How a group, a user's groups, a system or a domain stands. */
export interface ScopeSummary extends Standing {
  readonly at: string;
  /** What was counted. */
  readonly of: {
    readonly kind: 'owners' | 'entities';
    readonly count: number;
    /** There are more of them than are counted for one answer. */
    readonly limited: boolean;
  };
  /** Workloads in all environments. */
  readonly workloads: number;
  /** The rows behind the figures; absent when they are of more owners or entities than a filter takes. */
  readonly filter?: Pick<WorkloadFilter, 'owner' | 'entity'>;
  /** Components with the most production workloads that are not golden or not determined, worst first. */
  readonly worst: readonly {
    /** Absent for workloads that are tied to no entity. */
    readonly entityRef?: string;
    readonly workloads: number;
  }[];
  /** Against a month before; only of owners, and when all of them were counted then too. */
  readonly change?: AdoptionChange;
  readonly age: DataAge;
}
