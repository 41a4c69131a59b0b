import type { ContainerType, WorkloadKey } from '../domain/inventory/usage';
import type { Finding, FindingKind } from '../domain/inventory/finding';
import type { Evidence } from '../domain/inventory/lineage';
import type {
  ImageUnreadableReason,
  ResolvedImage,
} from '../domain/inventory/image';
import type { Advice } from '../domain/inventory/advice';
import type { Kpi } from '../domain/compliance/kpi';
import type { Release } from '../domain/releases/release';
import type { ReleaseTimeline } from '../domain/releases/phase';
import type { UnknownReason, Verdict } from '../domain/inventory/verdict';

/** One page of a list with a stable order. `nextCursor` is absent on the last page. */
export interface Page<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string;
  /** All rows that match, over all pages. */
  readonly totalItems: number;
}

/** How old the facts behind an answer are. */
export interface DataAge {
  /** ISO time of the last complete scan; absent if there never was one. */
  readonly observedAt?: string;
  /** Older than the policy's stale limit, or never read. */
  readonly stale: boolean;
}

/** A release as users of it need it: facts, phase and days left. */
export interface ReleaseView extends Release {
  readonly timeline: ReleaseTimeline;
  /** The release a new service of this track should use. */
  readonly current: boolean;
  /** `registry/repository:tag@digest`. */
  readonly pinnedReference: string;
  /** Open workloads (production, all environments) whose lineage is this release. */
  readonly workloads: { readonly production: number; readonly total: number };
}

/** One container of a workload with its judgment. */
export interface UsageView {
  readonly id: string;
  readonly container: string;
  readonly containerType: ContainerType;
  readonly image: string;
  readonly runningDigest?: string;
  readonly resolvedDigest?: string;
  readonly pods: number;
  readonly firstSeenAt: string;
  readonly lastSeenAt?: string;
  readonly endedAt?: string;
  readonly verdict: Verdict;
  readonly unknownReason?: UnknownReason;
  readonly pinned: boolean;
  readonly release?: ReleaseView;
  readonly evidence: readonly Evidence[];
  readonly explanation: readonly string[];
  readonly findings: readonly Finding[];
  readonly advice: Advice;
  /** Version of policy and releases that it was judged under. */
  readonly judgedUnder: string;
}

/** A row of the workloads table. */
export interface WorkloadRow extends WorkloadKey {
  readonly id: string;
  readonly environment: string;
  readonly production: boolean;
  readonly entityRef?: string;
  readonly ownerRef?: string;
  readonly verdict: Verdict;
  readonly findings: readonly FindingKind[];
  readonly images: readonly string[];
  readonly releases: readonly {
    readonly id: string;
    readonly family: string;
    readonly track: string;
    readonly version: string;
    readonly phase: string;
    readonly daysLeft?: number;
  }[];
  readonly pods: number;
  readonly firstSeenAt: string;
  readonly endedAt?: string;
  readonly age: DataAge;
}

/** A workload with every container, and the containers it ran before. */
export interface WorkloadDetail extends WorkloadRow {
  readonly source: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly usages: readonly UsageView[];
  readonly history: readonly UsageView[];
}

/** Filters of the workloads list; lists are "any of". */
export interface WorkloadFilter {
  readonly verdict?: readonly Verdict[];
  readonly finding?: readonly FindingKind[];
  readonly environment?: readonly string[];
  readonly cluster?: readonly string[];
  readonly namespace?: readonly string[];
  /** Entity references; `none` for workloads tied to no entity. */
  readonly entity?: readonly string[];
  /** Owner references; `none` for unowned ones. */
  readonly owner?: readonly string[];
  readonly family?: readonly string[];
  readonly track?: readonly string[];
  /** Release ids. */
  readonly release?: readonly string[];
  /** Case-insensitive part of workload name, namespace or image. */
  readonly text?: string;
  /** Only production environments. */
  readonly production?: boolean;
  /** Answer for a past moment (ISO). */
  readonly at?: string;
}

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

/** A source with its last scans. */
export interface SourceView {
  readonly name: string;
  readonly kind: 'registry' | 'cluster' | 'governance';
  readonly type: string;
  /** What it reads: host, path or cluster, never a credential. */
  readonly target: string;
  readonly state: 'never-scanned' | 'ok' | 'running' | 'failed' | 'stale';
  readonly age: DataAge;
  readonly lastError?: string;
  readonly lastScan?: ScanView;
  readonly openUsages?: number;
}

/** One scan of a source. */
export interface ScanView {
  readonly id: string;
  readonly startedAt: string;
  readonly finishedAt?: string;
  readonly status: 'running' | 'completed' | 'failed';
  readonly error?: string;
  readonly pages: number;
  readonly observed: number;
  readonly opened: number;
  readonly kept: number;
  readonly closed: number;
  readonly imagesResolved: number;
  /** Things that were skipped with their reason, e.g. broken documents with file and line. */
  readonly problems: readonly string[];
}

/** An image with the releases it descends from and where it runs. */
export interface ImageDetail {
  readonly digest: string;
  readonly content?: ResolvedImage;
  readonly unreadable?: {
    readonly reason: ImageUnreadableReason;
    readonly message: string;
  };
  readonly locations: readonly {
    readonly registry: string;
    readonly repository: string;
    readonly tags: readonly string[];
  }[];
  readonly evidence: readonly Evidence[];
  readonly releases: readonly ReleaseView[];
  readonly workloads: readonly WorkloadRow[];
}

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

/** Values to choose from in the filters of the workloads table: those of open workloads one may see. */
export interface Facets {
  readonly clusters: readonly string[];
  readonly namespaces: readonly string[];
  readonly environments: readonly string[];
  /** Owner references; workloads without owner are found by the filter value `none`. */
  readonly owners: readonly string[];
  /** Families and tracks of releases that are known, in use or not. */
  readonly families: readonly string[];
  readonly tracks: readonly string[];
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
