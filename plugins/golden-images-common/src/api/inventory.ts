import type { Advice } from '../domain/inventory/advice';
import type { Finding, FindingKind } from '../domain/inventory/finding';
import type {
  ImageUnreadableReason,
  ResolvedImage,
} from '../domain/inventory/image';
import type { Evidence } from '../domain/inventory/lineage';
import type { ContainerType, WorkloadKey } from '../domain/inventory/usage';
import type { UnknownReason, Verdict } from '../domain/inventory/verdict';
import type { Phase } from '../domain/releases/phase';
import type { DataAge } from './page';
import type { ReleaseView } from './releases';

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
    readonly phase: Phase;
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
  /** Release ids: workloads that left one of them for a newer release of its family. */
  readonly movedFrom?: readonly string[];
  /** Case-insensitive part of workload name, namespace or image. */
  readonly text?: string;
  /** Only production environments. */
  readonly production?: boolean;
  /** Answer for a past moment (ISO). */
  readonly at?: string;
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
