import type { Advice } from '../domain/inventory/advice';
import type { DerivationStep } from '../domain/inventory/derivation';
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
  /** Digests that a container runs; `none` for containers of which no digest is known. */
  readonly digest?: readonly string[];
  /** `registry/repository` of a container's image; `none` for references that are not valid. Of the same container as `digest`. */
  readonly repository?: readonly string[];
  /** Case-insensitive part of workload name, namespace or image. */
  readonly text?: string;
  /** Only production environments. */
  readonly production?: boolean;
  /** Answer for a past moment (ISO). */
  readonly at?: string;
}

/** How much is known of an image. */
export const IMAGE_CONTENTS = ['read', 'unreadable', 'not-read'] as const;

/** `not-read`: nobody has tried, or no source reads its registry. */
export type ImageContentState = (typeof IMAGE_CONTENTS)[number];

/** An image that runs: one digest at one place, or the containers at one place of which no digest is known. */
export interface ImageRow {
  /** Absent with `repository` where the reference is not valid. */
  readonly registry?: string;
  readonly repository?: string;
  /** Absent while no digest is known. */
  readonly digest?: string;
  /** An index is one image for several platforms. */
  readonly kind?: ResolvedImage['kind'];
  readonly content: ImageContentState;
  /** Why it could not be read. */
  readonly unreadable?: {
    readonly reason: ImageUnreadableReason;
    readonly message: string;
  };
  /** Tags that name it now, and tags under which it runs. */
  readonly tags: readonly string[];
  /** Verdicts of the containers that run it, worst first. */
  readonly verdicts: readonly Verdict[];
  /** Releases it is or was built on, as its containers are judged. */
  readonly releases: readonly (WorkloadRow['releases'][number] & {
    /** It is the release itself. */
    readonly exact: boolean;
  })[];
  readonly workloads: number;
  readonly pods: number;
  /** Compressed size over all platforms, in bytes. */
  readonly sizeBytes?: number;
  /** When it was first seen at this place. Nobody tells when it was last pulled. */
  readonly firstSeenAt?: string;
}

/** Filters of the images list; lists are "any of". */
export interface ImageFilter {
  /**
   * A digest or how one begins, a reference, or a part of `registry/repository`;
   * see `parseImageSearch`.
   */
  readonly text?: string;
  /** Verdict of a container that runs it. */
  readonly verdict?: readonly Verdict[];
  readonly content?: readonly ImageContentState[];
  readonly family?: readonly string[];
  /** Release ids. */
  readonly release?: readonly string[];
}

/** A stretch of time in which a tag named an image. */
export interface TagInterval {
  readonly registry: string;
  readonly repository: string;
  readonly tag: string;
  /** ISO time at which it was first seen so. */
  readonly from: string;
  /** ISO time at which it was seen to name another image, or none; absent while it names this one. */
  readonly until?: string;
  /** What it names now, when that is another image. */
  readonly now?: string;
}

/** An image with what it descends from and where it runs. */
export interface ImageDetail {
  readonly digest: string;
  /** All digests that stand for it: an index's platforms, or a platform's indexes. */
  readonly digests: readonly string[];
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
  /** From the image to where it comes from, as far as that is on record (R-AUD-02). */
  readonly derivation: readonly DerivationStep[];
  readonly evidence: readonly Evidence[];
  /** The evidence in sentences to check by hand; why no base is named where none is. */
  readonly explanation: readonly string[];
  readonly releases: readonly ReleaseView[];
  /** What tags named it and when, newest first; at most 100. */
  readonly tagHistory: readonly TagInterval[];
  /** Workloads that run it; the first 200 of `totalWorkloads`. */
  readonly workloads: readonly WorkloadRow[];
  readonly totalWorkloads: number;
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
